"""Rating slips from paper, and beans: entered in batches, counted with the phones, taken back before they are shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from agenda.models import Round, SlipBatch, SlipCount
from agenda.rounds.actions import rating
from coalition.meetings.actions import Closed, touch
from coalition.meetings.models import Step
from members.models import Member

#: What one slip says: by issue (its key) the two grades, each None where she left it empty.
Slip = dict[int, tuple[int | None, int | None]]
#: How many beans lie at a grade: by issue (its key), scale (one of the two below) and grade.
Beans = Mapping[tuple[int, str, int], int]
URGENCY, FEASIBILITY = "urgency", "feasibility"
TAKES_SLIPS = (Step.State.OPEN, Step.State.CLOSED)


def enter_slips(step: Step, *, key: UUID, slips: Sequence[Slip], by: Member | None, now) -> bool:
    """Keep what stands on ``slips``; False where this very batch was kept before.

    Raises Closed before the round is open and once its result was shown.
    """
    return _keep(step, key=key, **_counts_of(slips), now=now)


@transaction.atomic
def enter_slips_between(round_: Round, *, key: UUID, slips: Sequence[Slip], by: Member | None, now) -> bool:
    """The same for a round between meetings. Raises Closed once its time is over."""
    if SlipBatch.objects.filter(key=key).exists():
        return False
    if not _hold_open(round_, now=now):
        raise Closed
    return _keep_batch(round_, key=key, **_counts_of(slips))


@transaction.atomic
def take_back_slips_between(round_: Round, *, batch: SlipBatch, by: Member | None, now) -> bool:
    """Forget a batch; False once the time of the round is over."""
    if not _hold_open(round_, now=now):
        return False
    SlipBatch.objects.filter(pk=batch.pk, round=round_).delete()
    return True


def enter_beans(step: Step, *, key: UUID, women: int, beans: Beans, by: Member | None, now) -> bool:
    """Keep what ``women`` said with beans, dots or hands, counted for each grade of each scale by itself.

    Nobody knows which two grades came from one woman, so each is kept alone: its pair stays missing. Else as slips.
    """
    given: Counter = Counter()
    for (issue, scale, _grade), count in beans.items():
        given[issue, scale] += count
    cells = Counter(
        {
            (issue, grade if scale == URGENCY else None, grade if scale == FEASIBILITY else None): count
            for (issue, scale, grade), count in beans.items()
            if count
        }
    )
    return _keep(step, key=key, slips=women, raters=max(given.values(), default=0), cells=cells, now=now)


@transaction.atomic
def take_back_slips(step: Step, *, batch: SlipBatch, by: Member | None, now) -> bool:
    """Forget a batch; False once the result was shown. What was counted is counted anew."""
    if not _takes_slips(step, _hold(step)):
        return False
    SlipBatch.objects.filter(pk=batch.pk, round__step=step).delete()
    _count_anew(step, now=now)
    return True


@transaction.atomic
def _keep(step: Step, *, key: UUID, slips: int, raters: int, cells: Counter, now) -> bool:
    if SlipBatch.objects.filter(key=key).exists():
        return False
    round_ = _hold(step)
    if not _takes_slips(step, round_):
        raise Closed
    if not _keep_batch(round_, key=key, slips=slips, raters=raters, cells=cells):
        return False
    _count_anew(step, now=now)
    return True


def _counts_of(slips: Sequence[Slip]) -> dict:
    graded = [{issue: pair for issue, pair in slip.items() if pair != (None, None)} for slip in slips]
    cells = Counter((issue, *pair) for slip in graded for issue, pair in slip.items())
    return {"slips": len(slips), "raters": sum(map(bool, graded)), "cells": cells}


def _keep_batch(round_: Round | None, *, key: UUID, slips: int, raters: int, cells: Counter) -> bool:
    try:
        with transaction.atomic():
            batch = SlipBatch.objects.create(round=round_, key=key, slips=slips, raters=raters)
    except IntegrityError:  # the same page was sent twice at once
        return False
    SlipCount.objects.bulk_create(
        SlipCount(batch=batch, issue_id=issue, urgency=urgency, feasibility=feasibility, count=count)
        for (issue, urgency, feasibility), count in cells.items()
    )
    return True


def _hold_open(round_: Round, *, now) -> bool:
    """Whether it is open; closing waits until this is done, and the other way round."""
    held = Round.objects.open_to_all(now).select_for_update(no_key=True).filter(pk=round_.pk)
    return held.values_list("pk").first() is not None


def _hold(step: Step) -> Round | None:
    """The one button waits until this is done, and the other way round: both write the room's row first."""
    touch(step.room)
    step.refresh_from_db(fields=["state"])
    return Round.objects.filter(step=step).first()


def _takes_slips(step: Step, round_: Round | None) -> bool:
    """Not once the room saw the result: two results that differ by a batch would tell what was on its slips."""
    return step.state in TAKES_SLIPS and round_ is not None and round_.shown_at is None


def _count_anew(step: Step, *, now) -> None:
    """Only where phones were counted already; else closing counts both."""
    if step.state == Step.State.CLOSED:
        rating.close_round(step, now=now)
