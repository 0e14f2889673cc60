"""What a round of rating says, worked out from counts alone; no database, no rounding, no words.

The joint table (urgency x feasibility, how many gave that pair) is all that any result needs, so a result costs the
same for thirty ratings and for a million. Fractions keep it exact. A grade left blank is None and is never a zero.

The order: mean urgency + mean feasibility, the higher first; equal sums by mean urgency; what is then still equal
shares a place. An issue that fewer than SMALLEST_GROUP women graded on either scale has no place and shows nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

SMALLEST_GROUP = 5
BOTH_ENDS = Fraction(30, 100)

DO_FIRST, PREPARE, EASY_WIN, LATER = "do_first", "prepare", "easy_win", "later"


class Cell(NamedTuple):
    """``women`` gave ``issue`` this pair of grades."""

    issue: int
    urgency: int | None
    feasibility: int | None
    women: int


@dataclass(frozen=True)
class Grades:
    """All grades that one issue got on one scale: ``counts[0]`` is how many gave a 1."""

    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> Fraction | None:
        return Fraction(sum(grade * count for grade, count in self._pairs()), self.n) if self.n else None

    @property
    def median(self) -> Fraction | None:
        if not self.n:
            return None
        return Fraction(self._at((self.n - 1) // 2) + self._at(self.n // 2), 2)

    @property
    def variance(self) -> Fraction | None:
        """Of a sample: divided by n - 1; None under two grades."""
        if self.n < 2:
            return None
        total = sum(grade * count for grade, count in self._pairs())
        squares = sum(grade * grade * count for grade, count in self._pairs())
        return (squares - Fraction(total * total, self.n)) / (self.n - 1)

    @property
    def sd(self) -> Decimal | None:
        variance = self.variance
        if variance is None:
            return None
        with localcontext() as context:
            context.prec = 40
            return (Decimal(variance.numerator) / variance.denominator).sqrt()

    @property
    def middle_half(self) -> tuple[int, int] | None:
        """The lowest grades that a quarter and three quarters of the women do not go beyond."""
        if not self.n:
            return None
        return self._at((self.n - 1) // 4), self._at((3 * self.n - 1) // 4)

    @property
    def is_split(self) -> bool:
        """Both ends of the scale hold 30 % or more; the ends are all grades under and over the middle one."""
        half = len(self.counts) // 2
        ends = sum(self.counts[:half]), sum(self.counts[-half:])
        return self.n > 0 and all(Fraction(end, self.n) >= BOTH_ENDS for end in ends)

    def _pairs(self):
        return enumerate(self.counts, start=1)

    def _at(self, index: int) -> int:
        """The grade at ``index`` if all grades stood in a row."""
        seen = 0
        for grade, count in self._pairs():
            seen += count
            if index < seen:
                return grade
        raise IndexError(index)


@dataclass(frozen=True)
class Result:
    """What the room said about one issue. ``rank`` and its two sisters are None where too few graded it."""

    issue: int
    urgency: Grades
    feasibility: Grades
    n_both: int
    rank: int | None = None
    rank_by_urgency: int | None = None
    rank_by_feasibility: int | None = None

    @property
    def n(self) -> int:
        """Women who gave at least one of the two grades."""
        return self.urgency.n + self.feasibility.n - self.n_both

    @property
    def is_enough(self) -> bool:
        """So many graded it that no single grade can be read off the result."""
        return min(self.urgency.n, self.feasibility.n) >= SMALLEST_GROUP

    @property
    def quadrant(self) -> str:
        """At the middle of the scale or above is high; "" where one scale got no grade."""
        if not self.urgency.n or not self.feasibility.n:
            return ""
        middle = Fraction(len(self.urgency.counts) + 1, 2)
        urgent, feasible = self.urgency.mean >= middle, self.feasibility.mean >= middle
        return {
            (True, True): DO_FIRST,
            (True, False): PREPARE,
            (False, True): EASY_WIN,
            (False, False): LATER,
        }[urgent, feasible]

    @property
    def is_split(self) -> bool:
        return self.urgency.is_split or self.feasibility.is_split


@dataclass(frozen=True)
class Results:
    """All issues of a round, in the computed order; ``raters`` gave at least one grade to any of them."""

    issues: tuple[Result, ...]
    raters: int

    @property
    def given(self) -> int:
        """Grades of the issues that are shown: those of the others are not kept."""
        return sum(result.urgency.n + result.feasibility.n for result in self.ranked)

    @property
    def possible(self) -> int:
        return self.raters * len(self.ranked) * 2

    @property
    def missing(self) -> int:
        return self.possible - self.given

    @property
    def ranked(self) -> list[Result]:
        return [result for result in self.issues if result.rank is not None]

    @property
    def too_few(self) -> list[Result]:
        return [result for result in self.issues if result.rank is None]

    def first(self, places: int, *, by: str = "rank") -> list[Result]:
        """Those on the first ``places`` places by "rank", "rank_by_urgency" or "rank_by_feasibility"."""
        chosen = [result for result in self.ranked if getattr(result, by) <= places]
        return sorted(chosen, key=lambda result: getattr(result, by))


def results(cells: Iterable[Cell], *, issues: Iterable[int], levels: int, raters: int) -> Results:
    """The results of ``issues`` (in their fixed order, which decides nothing but what stands first in a tie)."""
    found = _grades(cells, issues=list(issues), levels=levels)
    enough = [result for result in found if result.is_enough]
    ranks = {
        "rank": _places({r.issue: (r.urgency.mean + r.feasibility.mean, r.urgency.mean) for r in enough}),
        "rank_by_urgency": _places({r.issue: r.urgency.mean for r in enough}),
        "rank_by_feasibility": _places({r.issue: r.feasibility.mean for r in enough}),
    }
    placed = [
        Result(
            r.issue,
            r.urgency,
            r.feasibility,
            max(
                r.n_both, r.urgency.n + r.feasibility.n - raters
            ),  # beans do not tell which two are one woman's
            **{by: places.get(r.issue) for by, places in ranks.items()},
        )
        for r in found
    ]
    placed.sort(key=lambda result: (result.rank is None, result.rank or 0))
    return Results(tuple(placed), raters)


def _grades(cells, *, issues: list[int], levels: int) -> list[Result]:
    urgency: Counter = Counter()
    feasibility: Counter = Counter()
    both: Counter = Counter()
    for issue, urgent, feasible, women in cells:
        urgency[issue, urgent] += women
        feasibility[issue, feasible] += women
        if urgent is not None and feasible is not None:
            both[issue] += women
    scale = range(1, levels + 1)
    return [
        Result(
            issue,
            Grades(tuple(urgency[issue, grade] for grade in scale)),
            Grades(tuple(feasibility[issue, grade] for grade in scale)),
            both[issue],
        )
        for issue in issues
    ]


def _places(keys: dict) -> dict[int, int]:
    """1 for the highest key; equal keys share a place and the next one is skipped, as in sport."""
    row = sorted(keys.values(), reverse=True)
    return {issue: row.index(key) + 1 for issue, key in keys.items()}
