"""When each block of a plan begins and ends: counted from the start of the day, or from now where it is under way."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from coalition.meetings.models import Meeting, Step


class Slot(NamedTuple):
    """A block in its time; both None for one that the day has passed by.

    ``wait`` are the free minutes before a pinned start; ``late`` are those by which it will begin after it.
    """

    step: Step
    starts: datetime | None
    ends: datetime | None
    wait: int = 0
    late: int = 0


def timetable(meeting: Meeting, steps: list[Step], *, current: Step | None, now: datetime) -> list[Slot]:
    """Every block with its time: as it was for those done, as it will be for the others."""
    if current is None:
        return list(follow(meeting.starts_at, steps, day=day_of(meeting)))
    begun = [_as_it_was(step, now) for step in steps if step.position < current.position]
    moment = now if current.finished_at else until(current, now)
    begun.append(Slot(current, current.opened_at or now, current.finished_at or moment))
    ahead = [step for step in steps if step.position > current.position]
    return [*begun, *follow(moment, ahead, day=day_of(meeting))]


def follow(moment: datetime, steps: Iterable[Step], *, day: date) -> Iterator[Slot]:
    """``steps`` one after the other from ``moment``; a pinned one waits for its time, a finished one takes none."""
    for step in steps:
        if step.finished_at:
            yield _as_it_was(step, moment)
            continue
        fixed = _at(day, step.pinned_to) if step.pinned_to else moment
        starts = max(moment, fixed)
        ends = starts + timedelta(minutes=step.minutes)
        yield Slot(step, starts, ends, wait=minutes(starts - moment), late=minutes(starts - fixed))
        moment = ends


def ends_at(moment: datetime, steps: Iterable[Step], *, day: date) -> datetime:
    """When the last of ``steps`` is over, begun at ``moment``."""
    ends = [slot.ends for slot in follow(moment, steps, day=day) if not slot.step.finished_at and slot.ends]
    return max(ends, default=moment)


def until(current: Step, now: datetime) -> datetime:
    """When the step under way is over by its minutes; it is never over before now."""
    return max(now, (current.opened_at or now) + timedelta(minutes=current.minutes))


def day_of(meeting: Meeting) -> date:
    return timezone.localdate(meeting.starts_at)


def minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)


def _as_it_was(step: Step, now: datetime) -> Slot:
    if step.opened_at is None or step.state == Step.State.SKIPPED:
        return Slot(step, None, None)
    return Slot(step, step.opened_at, step.finished_at or now)


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
