"""Agreement bars: for each issue a bar to both sides of a middle line, the low grades left, the high ones right.

Low and high are all grades under and over the middle one. On top stands where most women are on the same side; equal
shares stand in the order of their numbers. Pure numbers; the bar is 200 units wide.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from agenda.rounds.tally import Grades

HALF = 100


class Bar(NamedTuple):
    """How many women gave one issue low, middle and high grades; ``parts`` are name, beginning and width."""

    number: int
    name: str
    low: int
    between: int
    high: int
    is_split: bool

    @property
    def n(self) -> int:
        return self.low + self.between + self.high

    @property
    def same_side(self) -> Fraction:
        """The share of women in the largest of the three parts."""
        return Fraction(max(self.low, self.between, self.high), self.n)

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        low, between, high = (part * HALF / self.n for part in (self.low, self.between, self.high))
        left = HALF - between / 2
        found = [("low", left - low, low), ("between", left, between), ("high", left + between, high)]
        return [(name, round(x, 1), round(wide, 1)) for name, x, wide in found if wide]


def bar(number: int, name: str, grades: Grades) -> Bar:
    half = len(grades.counts) // 2
    low, high = sum(grades.counts[:half]), sum(grades.counts[-half:])
    return Bar(number, name, low, grades.n - low - high, high, grades.is_split)


def by_agreement(bars: Iterable[Bar]) -> list[Bar]:
    return sorted(bars, key=lambda one: (-one.same_side, one.number))
