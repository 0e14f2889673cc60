"""Ballots that put alternatives in order, as one array: a row for each alternative, a column for each ballot."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

# So many ballots are looked at in one go: some rows of them stay in the fast memory of the processor.
CHUNK = 1 << 16
# Places are bytes as long as the alternatives leave two values free: left out, and no place at all.
MOST_IN_BYTES = 254


class BadBallot(ValueError):
    """A ballot that names what is not there, or one thing twice."""


@dataclass(frozen=True, eq=False)
class Profile:
    """``places[i, b]`` is where ballot ``b`` puts alternative ``numbers[i]`` (0 is best; equal values are
    level), or the highest value of the type where it leaves it out; ``times[b]`` is how often that ballot was
    cast."""

    numbers: tuple[int, ...]
    places: np.ndarray
    times: np.ndarray

    @classmethod
    def of(
        cls, ballots: Iterable[tuple[Sequence[Sequence[int]], int]], *, numbers: Sequence[int]
    ) -> "Profile":
        """From orders such as ``([[3], [1, 4]], times)``."""
        numbers, ballots = tuple(numbers), list(ballots)
        kind = kind_of_place(len(numbers))
        places = np.full((len(ballots), len(numbers)), np.iinfo(kind).max, kind)
        index = {number: i for i, number in enumerate(numbers)}
        for row, (order, _times) in zip(places, ballots, strict=True):
            _fill(row, order, index)
        times = np.array([times for _order, times in ballots], np.int64)
        if (times < 0).any():
            raise BadBallot("a ballot was cast fewer than no times")
        return cls(numbers, np.ascontiguousarray(places.T), times)

    @property
    def left_out(self) -> int:
        """The place of what a ballot leaves out: behind every other."""
        return int(np.iinfo(self.places.dtype).max)

    @property
    def votes(self) -> int:
        return int(self.times.sum())

    def without(self, withdrawn: Iterable[int]) -> "Profile":
        """As if the ``withdrawn`` had never stood there; the others keep their order."""
        gone = set(withdrawn)
        if unknown := gone - set(self.numbers):
            raise BadBallot(f"there is no alternative {min(unknown)} to withdraw")
        kept = [i for i, number in enumerate(self.numbers) if number not in gone]
        return Profile(tuple(self.numbers[i] for i in kept), self.places[kept], self.times)

    def orders(self) -> list[tuple[list[list[int]], int]]:
        """Each distinct ballot and how often it was cast, the most frequent first: who cast which is lost."""
        found: dict[tuple, int] = {}
        for start in range(0, len(self.times), CHUNK):
            part = slice(start, start + CHUNK)
            for column, times in zip(self.places[:, part].T.tolist(), self.times[part].tolist(), strict=True):
                order = self._order(column)
                found[order] = found.get(order, 0) + times
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return [([list(level) for level in order], times) for order, times in ranked if times]

    @cached_property
    def chunks(self) -> list["Chunk"]:
        starts = range(0, len(self.times), CHUNK)
        return [Chunk(self.places[:, i : i + CHUNK], self.times[i : i + CHUNK]) for i in starts]

    def _order(self, column: list[int]) -> tuple[tuple[int, ...], ...]:
        levels: dict[int, list[int]] = {}
        for number, place in zip(self.numbers, column, strict=True):
            if place != self.left_out:
                levels.setdefault(place, []).append(number)
        return tuple(tuple(levels[place]) for place in sorted(levels))


class Chunk:
    """Some ballots side by side; ``count(mask)`` is how many votes lie on those that the mask marks.

    ``last`` is before left out and behind all places.
    """

    def __init__(self, places: np.ndarray, times: np.ndarray):
        self.rows = list(places)
        self.width = len(times)
        self.last = np.full(self.width, np.iinfo(places.dtype).max - 1, places.dtype)
        plain = bool((times == 1).all())
        self._planes = [] if plain else list(_planes(times))
        self.count: Callable[[np.ndarray], int] = np.count_nonzero if plain else self._weighted

    def _weighted(self, mask: np.ndarray) -> int:
        return sum(power * int(np.count_nonzero(mask & plane)) for power, plane in self._planes)


def kind_of_place(alternatives: int) -> type[np.unsignedinteger]:
    return np.uint8 if alternatives <= MOST_IN_BYTES else np.uint16


def _planes(times: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """The weights bit by bit: counting marked bytes is far quicker than adding up numbers, and as exact."""
    for bit in range(int(times.max()).bit_length()):
        plane = (times >> bit & 1).astype(bool)
        if plane.any():
            yield 1 << bit, plane


def _fill(row: np.ndarray, order: Sequence[Sequence[int]], index: dict[int, int]) -> None:
    seen: set[int] = set()
    for place, level in enumerate(order):
        for number in level:
            if number not in index:
                raise BadBallot(f"there is no alternative {number}")
            if number in seen:
                raise BadBallot(f"alternative {number} stands there twice")
            seen.add(number)
            row[index[number]] = place
