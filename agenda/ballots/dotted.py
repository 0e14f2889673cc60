"""Dot voting read for people: how many dots each alternative got, and in which order that puts them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from agenda.ballots import grades
from agenda.ballots.gathering import Election


class Line(NamedTuple):
    """An alternative in the result; ``place`` is shared by those that are level, and then the next is skipped."""

    place: int
    is_tied: bool
    number: int
    name: str
    dots: int


@dataclass(frozen=True)
class Dotted:
    """Ballots of dots: one for each alternative that a ballot does not leave out."""

    election: Election

    @property
    def votes(self) -> int:
        return self.election.profile.votes

    @cached_property
    def dots(self) -> dict[int, int]:
        """By number of the alternative."""
        profile = self.election.profile
        counted = (profile.places != profile.left_out) @ profile.times
        return dict(zip(profile.numbers, counted.tolist(), strict=True))

    @cached_property
    def lines(self) -> list[Line]:
        """The most dots first; those that are level stand by number."""
        lines, place = [], 1
        for level in grades.dots(self.dots):
            for number in sorted(level):
                name = self.election.names[number]
                lines.append(Line(place, len(level) > 1, number, name, self.dots[number]))
            place += len(level)
        return lines
