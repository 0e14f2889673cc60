"""Words that came after their step had moved on: hers to offer, the host's to take in. Nothing typed is lost unseen."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from coalition.meetings.models import Meeting, OfferedWords, Participant, Receipt, Room, Step
from coalition.meetings.steps import kind_of


def offer(step: Step, *, participant: Participant, key: UUID, text: str, now: datetime) -> bool:
    """She offers ``text`` to the host: into the step's tray, or on the host's page once the step is finished.

    True also where that very offer was kept before; False where the meeting is over. However late it comes, it is
    marked late and nothing else: the step was closed before, so it can change no count.
    """
    try:
        with transaction.atomic():
            if (
                not Room.objects.live()
                .select_for_update(of=["self"])
                .filter(meeting=step.meeting_id)
                .exists()
            ):
                return False
            Receipt.objects.create(key=key, step=step, participant=participant)
            step.refresh_from_db(fields=["state"])
            if step.is_finished:
                OfferedWords.objects.create(step=step, text=text)
            else:
                kind_of(step).take_late(text, now=now)
    except IntegrityError:
        return Receipt.objects.filter(key=key).exists()
    return True


@transaction.atomic
def take_in(words: OfferedWords, *, now: datetime) -> bool:
    """The host takes them in; False where the other host has looked before her."""
    if not OfferedWords.objects.filter(pk=words.pk).delete()[0]:
        return False
    kind_of(words.step).take_late(words.text, now=now)
    return True


def leave_out(words: OfferedWords) -> bool:
    """The host lets them go for ever; False where the other host has looked before her."""
    return bool(OfferedWords.objects.filter(pk=words.pk).delete()[0])


def keep_unlooked(meeting: Meeting, *, now: datetime) -> None:
    """The day ends before a host has looked: they are kept with their step like cards that were never shown."""
    for words in OfferedWords.objects.filter(step__meeting=meeting).select_related("step"):
        kind_of(words.step).take_late(words.text, now=None)
        words.delete()
