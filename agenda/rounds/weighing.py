"""What if one question weighed more than the other: the order at every weight, and where it changes. Exact.

At weight w of urgency (0 to 1) an issue's sum is w * mean urgency + (1 - w) * mean feasibility, which is a straight
line. Two lines cross once at most, at a fraction that the counts give without rounding; only there two issues change
places. The published rule is the middle, where equal sums go by urgency; elsewhere equal sums share a place.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from agenda.rounds.tally import Result

PUBLISHED = Fraction(1, 2)


class Crossing(NamedTuple):
    """At ``weight`` these two are level; with more weight on urgency the one that ``rises`` stands before the other."""

    weight: Fraction
    rises: int
    falls: int


class Stretch(NamedTuple):
    """From weight ``begin`` to weight ``end`` these issues stand first."""

    begin: Fraction
    end: Fraction
    first: tuple[int, ...]


def places(results: Sequence[Result], weight: Fraction) -> list[tuple[int, int]]:
    """Place and issue, the first place first; those that are level share one."""
    keys = {result.issue: _key(result, weight) for result in results}
    row = sorted(keys.values(), reverse=True)
    return sorted(((row.index(key) + 1, issue) for issue, key in keys.items()), key=lambda pair: pair[0])


def crossings(results: Sequence[Result]) -> list[Crossing]:
    """Every weight between 0 and 1 at which two issues change places, from the least weight on urgency on."""
    found = []
    for one, other in combinations(results, 2):
        more_urgent = one.urgency.mean - other.urgency.mean
        more_possible = other.feasibility.mean - one.feasibility.mean
        if more_urgent * more_possible > 0:
            rises, falls = (one, other) if more_urgent > 0 else (other, one)
            found.append(Crossing(more_possible / (more_urgent + more_possible), rises.issue, falls.issue))
    return sorted(found)


def firsts(results: Sequence[Result]) -> list[Stretch]:
    """Who stands first at which weights."""
    edges = sorted({Fraction(0), Fraction(1), *(crossing.weight for crossing in crossings(results))})
    found: list[Stretch] = []
    for begin, end in pairwise(edges):
        first = tuple(issue for place, issue in places(results, (begin + end) / 2) if place == 1)
        if found and found[-1].first == first:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Stretch(begin, end, first))
    return found


def steady(results: Sequence[Result]) -> tuple[Fraction, Fraction]:
    """Between which weights around the published one no two issues change places."""
    weights = [crossing.weight for crossing in crossings(results)]
    before = [weight for weight in weights if weight <= PUBLISHED]
    return max(before, default=Fraction(0)), min(
        (weight for weight in weights if weight > PUBLISHED), default=Fraction(1)
    )


def _key(result: Result, weight: Fraction) -> tuple:
    total = weight * result.urgency.mean + (1 - weight) * result.feasibility.mean
    return (total, result.urgency.mean) if weight == PUBLISHED else (total,)
