"""The day runs late: blocks ahead are made shorter by one tap, and put back by one."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from coalition.meetings.actions.walk import touch
from coalition.meetings.models import Meeting, Room, Step
from coalition.meetings.plans.late import cuts


@transaction.atomic
def shorten(meeting: Meeting, *, step: Step | None, now: datetime) -> int:
    """Make shorter what the day proposes at this moment, or ``step`` alone of it; how many minutes that wins.

    The room is held meanwhile: of two hosts who tap at once, the second finds nothing left to propose.
    """
    room = Room.objects.select_for_update(of=("self",)).select_related("step").get(meeting=meeting)
    proposed = cuts(meeting, list(meeting.steps.all()), room.step, now)
    chosen = [cut for cut in proposed if step is None or cut.step.pk == step.pk]
    for cut in chosen:
        Step.objects.filter(pk=cut.step.pk).update(
            shortened_from=Coalesce("shortened_from", "minutes"),
            minutes=cut.minutes,
            version=F("version") + 1,
        )
    touch(room)
    return sum(cut.less for cut in chosen)


@transaction.atomic
def put_back(meeting: Meeting, *, step: Step | None) -> int:
    """Give the blocks that lie ahead, or ``step`` alone, the minutes they had before; how many blocks that are."""
    room = Room.objects.select_for_update().get(meeting=meeting)
    shortened = meeting.steps.untouched().exclude(shortened_from=None)
    if step is not None:
        shortened = shortened.filter(pk=step.pk)
    count = shortened.update(minutes=F("shortened_from"), shortened_from=None, version=F("version") + 1)
    touch(room)
    return count
