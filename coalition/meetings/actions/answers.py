"""What a phone sends: taken once, while the step is open, by the kind that the step is of."""

from uuid import UUID

from django.db import IntegrityError, transaction

from coalition.meetings.models import Participant, Receipt, Room, Step
from coalition.meetings.steps import kind_of


class Closed(Exception):
    """The answer came when the step no longer, or not yet, took answers. Nothing was kept."""


@transaction.atomic
def take_answer(step: Step, *, participant: Participant, key: UUID, cleaned: dict) -> bool:
    """Keep an answer under ``key``; False where that very send was kept before.

    Raises Closed outside the open state. The step's row is read under a lock where the database has one, so that an
    answer at the moment of closing is either counted or told "closed".
    """
    fresh = Step.objects.select_for_update().get(pk=step.pk)
    if Receipt.objects.filter(key=key).exists():
        return False
    if not fresh.is_open or Room.objects.filter(meeting=fresh.meeting_id, paused=True).exists():
        raise Closed
    try:
        with transaction.atomic():
            Receipt.objects.create(key=key, step=fresh, participant=participant)
    except IntegrityError:  # the same send, twice at once
        return False
    kind_of(fresh).answer(participant, **cleaned)
    return True
