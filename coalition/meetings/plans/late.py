"""What to make shorter when the day runs late: never a must, never below the least, what is least needed first."""

from datetime import datetime
from typing import NamedTuple

from coalition.meetings.models import Meeting, Step
from coalition.meetings.plans import times

ORDER: dict[str, int] = {Step.Priority.COULD: 0, Step.Priority.SHOULD: 1}


class Cut(NamedTuple):
    """``step`` may give up ``less`` minutes."""

    step: Step
    less: int

    @property
    def minutes(self) -> int:
        """What it has left then."""
        return self.step.minutes - self.less


def cuts(meeting: Meeting, steps: list[Step], current: Step, now: datetime) -> list[Cut]:
    """What brings the day back to its end, as far as that can be; the latest first among the equally needed.

    A minute won before a pinned block counts only where that block would else begin late.
    """
    moment = now if current.finished_at else times.until(current, now)
    ahead = [step for step in steps if step.position > current.position and not step.finished_at]
    day, planned, found = times.day_of(meeting), {step.pk: step.minutes for step in ahead}, []
    end = times.ends_at(moment, ahead, day=day)
    for step in sorted(
        filter(_may_be_shorter, ahead), key=lambda step: (ORDER[step.priority], -step.position)
    ):
        behind = times.minutes(end - meeting.ends_at)
        if behind <= 0:
            break
        step.minutes -= min(step.minutes - step.min_minutes, behind)
        shorter = times.ends_at(moment, ahead, day=day)
        won, end = times.minutes(end - shorter), shorter
        step.minutes = planned[step.pk] - won
        if won:
            found.append((step, won))
    for step in ahead:
        step.minutes = planned[step.pk]
    return [Cut(step, less) for step, less in found]


def _may_be_shorter(step: Step) -> bool:
    return step.priority in ORDER and step.opened_at is None and step.minutes > step.min_minutes
