"""What the page "what if" shows: the order at a weight, where it changes, and a picture of the lines."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from agenda.rounds import weighing
from agenda.rounds.readings import Line, Reading

LEFT, RIGHT, TOP, GAP = 44, 316, 30, 18


class Placed(NamedTuple):
    place: int
    line: Line
    is_shared: bool


class Change(NamedTuple):
    """At ``percent`` for urgency, exactly ``share``, ``rises`` passes ``falls``; ``x`` and ``y`` are of the picture."""

    percent: Decimal
    share: Fraction
    rises: Line
    falls: Line
    x: int
    y: int


class First(NamedTuple):
    begin: Decimal
    end: Decimal
    lines: list[Line]


class Drawn(NamedTuple):
    """An issue's line in the picture, and where its number stands at both ends."""

    number: int
    left: int
    right: int
    label_left: int
    label_right: int


@dataclass(frozen=True)
class WhatIf:
    """A reading weighed with ``percent`` for urgency and the rest for possibility."""

    reading: Reading
    percent: int

    @cached_property
    def order(self) -> list[Placed]:
        found = weighing.places(self._results, Fraction(self.percent, 100))
        held = [place for place, _issue in found]
        return [Placed(place, self._lines[issue], held.count(place) > 1) for place, issue in found]

    @cached_property
    def changes(self) -> list[Change]:
        return [
            Change(
                percent_of(weight),
                weight,
                self._lines[rises],
                self._lines[falls],
                round(LEFT + weight * (RIGHT - LEFT)),
                self._y(self._sum(rises, weight)),
            )
            for weight, rises, falls in weighing.crossings(self._results)
        ]

    @cached_property
    def firsts(self) -> list[First]:
        return [
            First(percent_of(begin), percent_of(end), [self._lines[issue] for issue in first])
            for begin, end, first in weighing.firsts(self._results)
        ]

    @cached_property
    def steady(self) -> tuple[Decimal, Decimal]:
        begin, end = weighing.steady(self._results)
        return percent_of(begin), percent_of(end)

    # The picture.
    @property
    def height(self) -> int:
        return max(200, GAP * len(self._results)) + TOP

    @property
    def x(self) -> int:
        return round(LEFT + Fraction(self.percent, 100) * (RIGHT - LEFT))

    @property
    def drawn(self) -> list[Drawn]:
        lefts = {result.issue: self._y(result.feasibility.mean) for result in self._results}
        rights = {result.issue: self._y(result.urgency.mean) for result in self._results}
        at_left, at_right = _apart(lefts), _apart(rights)
        return [
            Drawn(self._lines[issue].number, lefts[issue], rights[issue], at_left[issue], at_right[issue])
            for issue in lefts
        ]

    @cached_property
    def _results(self):
        return self.reading.results.ranked

    @cached_property
    def _lines(self) -> dict[int, Line]:
        return {line.issue_id: line for line in self.reading.lines}

    def _sum(self, issue: int, weight: Fraction) -> Fraction:
        result = self._lines[issue].result
        return weight * result.urgency.mean + (1 - weight) * result.feasibility.mean

    def _y(self, total: Fraction) -> int:
        means = [mean for result in self._results for mean in (result.urgency.mean, result.feasibility.mean)]
        lowest, highest = min(means), max(means)
        share = (total - lowest) / (highest - lowest) if highest > lowest else Fraction(1, 2)
        return round(self.height - 10 - share * (self.height - 10 - TOP))


def percent_of(share: Fraction) -> Decimal:
    """In percent, to one place."""
    return Decimal(round(share * 1000)) / 10


def _apart(heights: dict[int, int]) -> dict[int, int]:
    """Where numbers stand, so that none covers another; from the top on, then pushed back from the bottom."""
    row = sorted(heights, key=lambda issue: heights[issue])
    placed: dict[int, int] = {}
    for number, issue in enumerate(row):
        placed[issue] = max(heights[issue], placed[row[number - 1]] + GAP if number else TOP)
    return placed
