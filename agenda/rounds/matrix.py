"""The picture of a round: where each issue's circle stands on urgency (up) by feasibility (right). Pure geometry.

A square of 360 units. The circle's area is the number of women who graded; circles that would lie on one another are
pushed apart, always in the same way, so that every number can be read; the cross marks the middle half of the grades.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

SIZE = 360
LEFT, RIGHT, TOP, BOTTOM = 30, 352, 24, 304
BIGGEST, SMALLEST, ROOM_FOR_A_NUMBER = 22, 5, 10
# Where a circle goes that lies exactly on another: around the compass, by turns.
WAYS = [(1, 0), (0, -1), (-1, 0), (0, 1), (1, -1), (-1, 1), (1, 1), (-1, -1)]


class Mark(NamedTuple):
    """An issue's place in grades: means, and the middle half on each scale."""

    number: int
    urgency: Fraction
    feasibility: Fraction
    urgency_half: tuple[int, int]
    feasibility_half: tuple[int, int]
    n: int
    is_split: bool


@dataclass
class Dot:
    """A circle in units of the picture; ``label`` is where its number stands, ``spread`` the path of its cross."""

    number: int
    x: float
    y: float
    r: float
    is_split: bool
    home: tuple[int, int] = (0, 0)
    spread: str = ""

    @property
    def holds_its_number(self) -> bool:
        return self.r >= ROOM_FOR_A_NUMBER

    @property
    def label(self) -> tuple[float, float]:
        return (self.x, self.y) if self.holds_its_number else (self.x, self.y - self.r - 9)

    @property
    def ring(self) -> float:
        return self.r + 4

    @property
    def is_moved(self) -> bool:
        return math.dist(self.home, (self.x, self.y)) > self.r

    @property
    def reach(self) -> float:
        """How far others keep away from its middle."""
        return self.r + 1 if self.holds_its_number else self.r + 14


def dots(marks: Iterable[Mark], *, levels: int) -> list[Dot]:
    """The circles of ``marks``, in their order, where each can be seen."""
    marks = list(marks)
    biggest = min(BIGGEST, math.sqrt((RIGHT - LEFT) * (BOTTOM - TOP) * 0.3 / (math.pi * max(len(marks), 1))))
    most = max((mark.n for mark in marks), default=1)
    found = []
    for mark in marks:
        x, y = _across(mark.feasibility, levels), _up(mark.urgency, levels)
        r = max(SMALLEST, round(biggest * math.sqrt(mark.n / most)))
        found.append(Dot(mark.number, x, y, r, mark.is_split, home=(round(x), round(y))))
    _push_apart(found)
    for mark, dot in zip(marks, found, strict=True):
        dot.x, dot.y = round(dot.x), round(dot.y)
        dot.spread = _cross(mark, dot, levels)
    return found


def _across(grade, levels: int) -> float:
    return LEFT + BIGGEST + float(grade - 1) / (levels - 1) * (RIGHT - LEFT - 2 * BIGGEST)


def _up(grade, levels: int) -> float:
    return BOTTOM - BIGGEST - float(grade - 1) / (levels - 1) * (BOTTOM - TOP - 2 * BIGGEST)


def _push_apart(found: list[Dot]) -> None:
    for _turn in range(150):
        still = True
        for second, dot in enumerate(found):
            for other in found[:second]:
                still &= not _part(dot, other, WAYS[second % len(WAYS)])
        if still:
            return


def _part(dot: Dot, other: Dot, way: tuple[int, int]) -> bool:
    """Push two circles half their overlap each; False where they do not touch."""
    apart, wanted = math.dist((dot.x, dot.y), (other.x, other.y)), dot.reach + other.reach
    if apart >= wanted - 0.01:
        return False
    dx, dy = ((dot.x - other.x) / apart, (dot.y - other.y) / apart) if apart > 0.01 else way
    push = (wanted - apart) / 2 + 0.1
    for one, sign in ((dot, 1), (other, -1)):
        one.x = min(max(one.x + sign * dx * push, LEFT + one.r), RIGHT - one.r)
        one.y = min(max(one.y + sign * dy * push, TOP + one.reach), BOTTOM - one.r)
    return True


def _cross(mark: Mark, dot: Dot, levels: int) -> str:
    across = [round(_across(grade, levels)) for grade in mark.feasibility_half]
    up = [round(_up(grade, levels)) for grade in mark.urgency_half]
    return f"M{across[0]} {dot.y}H{across[1]}M{dot.x} {up[0]}V{up[1]}"
