"""What may be told outside about a day: no names, no words of single women, no small numbers.

A count under five could tell who somebody is. So an answer's counts are told only where none is small and not all said
the same; else only what most said, or nothing.
"""

from collections import Counter
from typing import NamedTuple

from coalition.meetings import minutes, queries
from coalition.meetings.models import Feedback, Meeting
from coalition.meetings.models.record import SMALLEST_GROUP


class Mood(NamedTuple):
    """How a question was answered: ``counts`` where they may be told, else what ``most`` said, else neither."""

    counts: list[tuple[str, int]]
    most: str = ""


def report(meeting: Meeting) -> dict:
    found = minutes.outcomes(meeting)
    women = queries.headcount(meeting.room)
    rows = list(meeting.feedback.counted().values_list("face", "safe"))
    return {
        "women": women if women >= SMALLEST_GROUP else None,
        "decisions": [outcome for outcome in found if outcome.is_adopted],
        "tasks": [outcome for outcome in found if outcome.is_task],
        "day": mood([face for face, _safe in rows], Feedback.Face),
        "safe": mood([safe for _face, safe in rows], Feedback.Safe),
    }


def mood(said: list[str], choices) -> Mood:
    """``said`` by each who answered, "" where she left it out: that is a group too."""
    counts = Counter(said)
    told = {choice: counts[choice.value] for choice in choices}
    if len(counts) > 1 and min(counts.values()) >= SMALLEST_GROUP:
        return Mood([(choice.label, number) for choice, number in told.items() if number])
    first, *others = sorted(told, key=lambda choice: -told[choice])
    clear = told[first] >= SMALLEST_GROUP and told[first] > sum(told[other] for other in others)
    return Mood([], first.label if clear else "")
