"""What a phone sends: taken once, while the step is open, by the kind that the step is of."""

from uuid import UUID

from django.db import IntegrityError, transaction

from coalition.meetings.models import Participant, Receipt, Step
from coalition.meetings.steps import kind_of


class Closed(Exception):
    """The answer came when the step no longer, or not yet, took answers. Nothing was kept."""


def take_answer(step: Step, *, participant: Participant, key: UUID, cleaned: dict) -> bool:
    """Keep an answer under ``key``; False where that very send was kept before.

    Raises Closed outside the open state. The step's row is read under a lock where the database has one, so that an
    answer at the moment of closing is either counted or told "closed".
    """
    try:
        with transaction.atomic():
            _refuse_unless_open(step)
            Receipt.objects.create(key=key, step=step, participant=participant)
            kind_of(step).answer(participant, **cleaned)
    except (IntegrityError, Closed):
        if not _was_kept(key):
            raise
        return False
    return True


def _refuse_unless_open(step: Step) -> None:
    locked = Step.objects.select_for_update(of=["self"]).filter(pk=step.pk)
    step.state, paused = locked.values_list("state", "meeting__room__paused").get()
    if paused or not step.is_open:
        raise Closed


def _was_kept(key: UUID) -> bool:
    return Receipt.objects.filter(key=key).exists()
