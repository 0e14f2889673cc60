"""Feedback slips from paper: entered in batches, counted with the phones, taken back before the result is shown."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from coalition.meetings.actions.answers import Closed
from coalition.meetings.actions.walk import touch
from coalition.meetings.models import Feedback, FeedbackBatch, Step
from members.models import Member

#: What one slip says, by the fields of Feedback; "" where she left it empty.
Slip = dict[str, str]


@transaction.atomic
def enter_feedback(step: Step, *, key: UUID, slips: Sequence[Slip], by: Member | None, now) -> bool:
    """Keep what stands on ``slips``; False where this very batch was kept before.

    Raises Closed before the step is open and once its result was shown: two results that differ by a batch would tell
    what was on its slips.
    """
    if FeedbackBatch.objects.filter(key=key).exists():
        return False
    if not _takes_slips(step):
        raise Closed
    try:
        with transaction.atomic():
            batch = FeedbackBatch.objects.create(step=step, key=key, slips=len(slips))
    except IntegrityError:  # the same page was sent twice at once
        return False
    Feedback.objects.bulk_create(
        Feedback(meeting_id=step.meeting_id, batch=batch, **slip) for slip in slips if any(slip.values())
    )
    return True


@transaction.atomic
def take_back_feedback(step: Step, *, batch: FeedbackBatch, by: Member | None, now) -> bool:
    """Forget a batch; False once the result was shown."""
    if not _takes_slips(step):
        return False
    FeedbackBatch.objects.filter(pk=batch.pk, step=step).delete()
    return True


def _takes_slips(step: Step) -> bool:
    """The one button waits until this is done, and the other way round: both write the room's row first."""
    touch(step.room)
    step.refresh_from_db(fields=["state", "shown_at"])
    return FeedbackBatch.may_come_in(step)
