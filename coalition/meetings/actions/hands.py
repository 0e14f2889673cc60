"""Hands are counted by two: each says her number, the two are compared, and only what both say is kept."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.meetings.models import HandCount, Meeting, Step

Reading = HandCount.Reading


class Count(NamedTuple):
    """What one woman counted, by the names of what was counted."""

    name: str
    figures: dict[str, int]


class Agreed(NamedTuple):
    """What two women counted alike."""

    figures: dict[str, int]
    counted_by: str
    witnessed_by: str

    @property
    def two(self) -> dict[str, str]:
        """As the fields of a row that keeps them are called."""
        return {"counted_by": self.counted_by, "witnessed_by": self.witnessed_by}


@transaction.atomic
def compare(
    step: Step, *, about: str, counts: Mapping[int, Count], beside: dict | None = None
) -> Agreed | None:
    """Note the ``counts`` by who says them, in place of what she said before; what both say alike, else None.

    Once they agree both copies are forgotten. The caller holds the room (see run_deed), so two hosts who each note one
    of the two come one after the other.
    """
    for reading, count in counts.items():
        kept = {"name": count.name, "figures": count.figures, "beside": beside or {}}
        HandCount.objects.update_or_create(step=step, about=about, reading=reading, defaults=kept)
    noted = {row.reading: row for row in step.hand_counts.filter(about=about)}
    if not is_agreed(noted):
        return None
    forget(step, about=about)
    first, second = noted[Reading.COUNTED], noted[Reading.WITNESSED]
    return Agreed(first.figures, first.name, second.name)


def is_agreed(noted: Mapping[int, HandCount]) -> bool:
    """Two different women, and one number."""
    if len(noted) < len(Reading):
        return False
    one, other = noted.values()
    return one.figures == other.figures and one.name.casefold() != other.name.casefold()


def said(step: Step, *, about: str) -> str:
    """Where the two stand, while they do not agree yet."""
    if step.hand_counts.filter(about=about).count() < len(Reading):
        return _("Noted. Now the other woman says what she counted, without looking at this.")
    return _("The two numbers are not the same. Both stay here; nothing counts yet. Count again.")


def forget(step: Step, *, about: str) -> None:
    """What was counted has changed: begin anew."""
    step.hand_counts.filter(about=about).delete()


def forget_hands(meeting: Meeting) -> None:
    """Of counts on which no two agreed nothing stays."""
    HandCount.objects.filter(step__meeting=meeting).delete()
