"""Counted ballots read for people: the order with its places, who beats whom, and whether other ways agree."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from agenda.ballots import pairwise
from agenda.ballots.gathering import Election
from agenda.ballots.methods import METHODS, Agreement, Method, agreement, all_orders
from agenda.ballots.order import Order

WON, DRAWN, LOST, ITSELF = "won", "drawn", "lost", ""


class Duel(NamedTuple):
    """One cell of the table: ``ours`` put this one before the ``other``, ``theirs`` the other way round."""

    other: int
    ours: int
    theirs: int

    @property
    def outcome(self) -> str:
        return WON if self.ours > self.theirs else LOST if self.ours < self.theirs else DRAWN


class Line(NamedTuple):
    """An alternative in the result; ``place`` is shared by those that are level, and then the next is skipped."""

    place: int
    is_tied: bool
    number: int
    name: str
    duels: tuple[Duel | None, ...]

    @property
    def beats(self) -> int:
        return self._how_many(WON)

    @property
    def draws(self) -> int:
        return self._how_many(DRAWN)

    @property
    def beats_all(self) -> bool:
        return len(self.duels) > 1 and self.beats == len(self.duels) - 1

    def _how_many(self, outcome: str) -> int:
        return sum(duel is not None and duel.outcome == outcome for duel in self.duels)


class OtherFirst(NamedTuple):
    """Another way of counting, and whom it would put first."""

    method: Method
    names: list[str]


class Square(NamedTuple):
    """A cell of the picture, in units of 10; on the diagonal stands the alternative itself, by its number."""

    x: int
    y: int
    outcome: str
    number: int


@dataclass(frozen=True)
class Result:
    """Ballots that put issues in order, counted by the method ``chosen``."""

    election: Election
    chosen: str

    @property
    def votes(self) -> int:
        return self.election.profile.votes

    @property
    def method(self) -> Method:
        return METHODS[self.chosen]

    @cached_property
    def orders(self) -> dict[str, Order]:
        return all_orders(self.election.profile)

    @property
    def order(self) -> Order:
        return self.orders[self.chosen]

    @cached_property
    def lines(self) -> list[Line]:
        """From best to worst; those that are level stand by number."""
        table, lines, place = pairwise.table(self.election.profile), [], 1
        row = [number for level in self.order for number in sorted(level)]
        for level in self.order:
            for number in sorted(level):
                duels = tuple(_duel(table, number, other) for other in row)
                lines.append(Line(place, len(level) > 1, number, self.election.names[number], duels))
            place += len(level)
        return lines

    @property
    def first(self) -> list[Line]:
        return [line for line in self.lines if line.place == 1]

    @property
    def winner(self) -> Line | None:
        """The one that beats every other, if there is one."""
        return next((line for line in self.lines if line.beats_all), None)

    @cached_property
    def agreement(self) -> Agreement:
        return agreement(self.orders, chosen=self.chosen)

    @property
    def same_order(self) -> list[Method]:
        return [METHODS[name] for name in self.agreement.same_order]

    @property
    def same_first(self) -> list[Method]:
        return [METHODS[name] for name in self.agreement.same_first]

    @property
    def others_first(self) -> list[OtherFirst]:
        names = self.election.names
        return [
            OtherFirst(METHODS[name], [names[number] for number in sorted(self.orders[name][0])])
            for name in self.agreement.another_first
        ]

    @property
    def squares(self) -> list[Square]:
        """The table as a picture: row by row in the order of the result."""
        return [
            Square(10 * x, 10 * y, duel.outcome if duel else ITSELF, line.number)
            for y, line in enumerate(self.lines)
            for x, duel in enumerate(line.duels)
        ]

    @property
    def width(self) -> int:
        return 10 * len(self.lines)


def _duel(table: pairwise.Table, number: int, other: int) -> Duel | None:
    if number == other:
        return None
    i, j = table.numbers.index(number), table.numbers.index(other)
    return Duel(other, int(table.before[i, j]), int(table.before[j, i]))
