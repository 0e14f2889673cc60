"""Two rounds over the same issues side by side: who moved, and where women came together or apart. No database.

Places are counted among the issues that both rounds show, so that an issue which only one of them had moves nobody.
"""

from collections.abc import Iterable
from typing import NamedTuple

from agenda.rounds.tally import Result

ROW, TOP, LEFT, RIGHT = 30, 34, 100, 260
#: Those that share a place stand side by side, so many at most before they cover one another.
BESIDE, MOST_BESIDE = 26, 3


class Move(NamedTuple):
    """One issue: its number, its places and what was given, before and now."""

    number: int
    name: str
    was: Result
    now: Result
    place_before: int
    place: int
    is_as_before: bool
    beside_before: int
    beside: int

    @property
    def rose(self) -> int:
        """By how many places it went up; under zero, down."""
        return self.place_before - self.place

    @property
    def came_together(self) -> bool:
        return self.was.is_split and not self.now.is_split

    @property
    def came_apart(self) -> bool:
        return self.now.is_split and not self.was.is_split

    @property
    def y_before(self) -> int:
        return TOP + ROW * (self.place_before - 1)

    @property
    def y(self) -> int:
        return TOP + ROW * (self.place - 1)

    @property
    def x_before(self) -> int:
        return LEFT - BESIDE * min(self.beside_before, MOST_BESIDE)

    @property
    def x(self) -> int:
        return RIGHT + BESIDE * min(self.beside, MOST_BESIDE)


class Moves(NamedTuple):
    """All issues that both rounds show, in the order of the later one."""

    issues: list[Move]

    @property
    def up(self) -> list[Move]:
        return [move for move in self.issues if move.rose > 0]

    @property
    def down(self) -> list[Move]:
        return [move for move in self.issues if move.rose < 0]

    @property
    def together(self) -> list[Move]:
        return [move for move in self.issues if move.came_together]

    @property
    def apart(self) -> list[Move]:
        return [move for move in self.issues if move.came_apart]

    @property
    def as_before(self) -> list[Move]:
        return [move for move in self.issues if move.is_as_before]

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.issues)


def compare(before: Iterable[Result], now: Iterable, *, as_before: set[int]) -> Moves:
    """``now`` are the lines of the later round (number, name, result); ``before`` the results of the earlier one."""
    was = {result.issue: result for result in before if result.rank is not None}
    lines = [line for line in now if line.is_shown and line.issue_id in was]
    places_before = _places([was[line.issue_id] for line in lines])
    places_now = _places([line.result for line in lines])
    return Moves(
        [
            Move(
                line.number,
                line.name,
                was[line.issue_id],
                line.result,
                places_before[line.issue_id],
                places_now[line.issue_id],
                line.issue_id in as_before,
                _beside(line.issue_id, places_before),
                _beside(line.issue_id, places_now),
            )
            for line in lines
        ]
    )


def _places(results: list[Result]) -> dict[int, int]:
    row = sorted(result.rank for result in results if result.rank is not None)
    return {result.issue: row.index(result.rank) + 1 for result in results if result.rank is not None}


def _beside(issue: int, places: dict[int, int]) -> int:
    """How many that share its place stand nearer to the middle."""
    return [other for other, place in places.items() if place == places[issue]].index(issue)
