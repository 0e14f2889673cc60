"""The pairwise table: for every two alternatives, how many ballots put the one before the other.

One pass over the ballots, chunk by chunk, needs little memory beyond the ballots themselves. Borda, Copeland,
Schulze and ranked pairs ask nothing else of the ballots. The one that beats every other is named after
Condorcet (1785).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agenda.ballots.ordered import Profile


@dataclass(frozen=True, eq=False)
class Table:
    """``before[i, j]`` of the ``votes`` put ``numbers[i]`` before ``numbers[j]``."""

    numbers: tuple[int, ...]
    before: np.ndarray
    votes: int

    @cached_property
    def beats(self) -> np.ndarray:
        return self.before > self.before.T

    @property
    def winner(self) -> int | None:
        """The one that beats every other, if there is one."""
        return self._alone(self.beats.sum(axis=1))

    @property
    def loser(self) -> int | None:
        """The one that every other beats."""
        return self._alone(self.beats.sum(axis=0))

    def losers_to(self, number: int) -> list[int]:
        """Whom ``number`` beats."""
        row = self.beats[self.numbers.index(number)]
        return [other for other, beaten in zip(self.numbers, row, strict=True) if beaten]

    def _alone(self, counts: np.ndarray) -> int | None:
        found = np.flatnonzero(counts == len(self.numbers) - 1)
        return self.numbers[found[0]] if len(found) == 1 else None


def table(profile: Profile) -> Table:
    size = len(profile.numbers)
    before = [[0] * size for _number in range(size)]
    for chunk in profile.chunks:
        rows, count, mask = chunk.rows, chunk.count, np.empty(chunk.width, bool)
        for i, ours in enumerate(rows):
            line = before[i]
            for j, theirs in enumerate(rows):
                if i != j:
                    line[j] += count(np.less(ours, theirs, mask))
    return Table(profile.numbers, np.array(before, np.int64).reshape(size, size), profile.votes)
