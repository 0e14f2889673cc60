"""Ranked pairs (Tideman). T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice
and Welfare 4, 1987, pages 185-206.

Won meetings are locked in from the strongest to the weakest, each unless it would close a circle with those
locked before; a meeting is as strong as the votes that put its winner before its loser (winning votes, and
nothing else). Ties: equally strong meetings come together. Of those that do not contradict what is locked
already, all are locked but those that form a circle among themselves; so no order of numbers and no lot matters
(Zavist and Tideman, 1989, draw a ballot instead). Where all strengths differ this is Tideman's rule, with all its
promises; among equal strengths lifting the winner may harm her. Those that no locked win stands against share
the first place, and so on.
"""

from itertools import groupby
from operator import itemgetter

import numpy as np
from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, by_layers
from agenda.ballots.pairwise import Table

NAME = gettext_lazy("Ranked pairs")
SENTENCE = gettext_lazy(
    "Every issue meets every other; the clearest wins are kept first, and a win that contradicts them is dropped."
)

Win = tuple[int, int]


def order(table: Table) -> Order:
    locked = Locked(table)
    for _strength, group in groupby(_wins(table), key=itemgetter(2)):
        locked.add([(winner, loser) for winner, loser, _votes in group])
    return by_layers(table.numbers, locked.above) or []


def _wins(table: Table) -> list[tuple[int, int, int]]:
    """Winner, loser and winning votes, the strongest first."""
    winners, losers = np.nonzero(table.beats)
    votes = table.before[winners, losers]
    ranked = np.argsort(-votes, kind="stable")
    return list(zip(winners[ranked].tolist(), losers[ranked].tolist(), votes[ranked].tolist(), strict=True))


class Locked:
    """Wins in which nobody goes in a circle: ``above[i]`` has a bit for each one whose win over i is locked.

    ``row`` is an order that all of them run along, ``turn`` each one's index in it: a further win that runs
    along it too closes no circle. It begins as a guess.
    """

    def __init__(self, table: Table):
        self.above = [0] * len(table.numbers)
        self._line_up(np.argsort(-table.beats.sum(axis=1), kind="stable").tolist())

    def add(self, wins: list[Win]) -> None:
        """Lock those of equally strong wins that are in no circle, neither with what is locked nor among
        themselves."""
        before = self.above.copy()
        for winner, loser in wins:
            if self.turn[winner] < self.turn[loser] or self._turn_round(winner, loser):
                self.above[loser] |= 1 << winner
            elif len(wins) > 1 and not _is_above(before, loser, winner):  # then their sequence would matter
                self._add_together(before, wins)
                return

    def _turn_round(self, winner: int, loser: int) -> bool:
        """Move the loser, and whatever is below it, behind the winner; False if the winner is below it."""
        start, end = self.turn[loser], self.turn[winner] + 1
        staying, moving, mask = [], [], 1 << loser
        for i in self.row[start:end]:
            if i == loser or self.above[i] & mask:
                moving.append(i)
                mask |= 1 << i
            else:
                staying.append(i)
        if mask >> winner & 1:
            return False
        self._line_up(self.row[:start] + staying + moving + self.row[end:])
        return True

    def _add_together(self, before: list[int], wins: list[Win]) -> None:
        possible = [(winner, loser) for winner, loser in wins if not _is_above(before, loser, winner)]
        tried, self.above = before.copy(), before
        for winner, loser in possible:
            tried[loser] |= 1 << winner
        for winner, loser in possible:
            if not _is_above(tried, loser, winner):
                self.above[loser] |= 1 << winner
        layers = by_layers(range(len(self.row)), self.above) or []
        self._line_up([i for layer in layers for i in layer])

    def _line_up(self, row: list[int]) -> None:
        self.row, self.turn = row, [0] * len(row)
        for turn, i in enumerate(row):
            self.turn[i] = turn


def _is_above(above: list[int], upper: int, lower: int) -> bool:
    """Whether a chain of wins leads from the one down to the other."""
    seen = waiting = above[lower]
    while waiting and not seen >> upper & 1:
        bit = waiting & -waiting
        news = above[bit.bit_length() - 1] & ~seen
        seen |= news
        waiting = (waiting ^ bit) | news
    return bool(seen >> upper & 1)
