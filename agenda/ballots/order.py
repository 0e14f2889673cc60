"""The answer of a method: alternatives by number from best to worst, those that share a place in one list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

Order = list[list[int]]


def by_score(numbers: Sequence[int], scores: Iterable) -> Order:
    """The higher score first; equal scores share a place."""
    places = defaultdict(list)
    for number, score in zip(numbers, scores, strict=True):
        places[score].append(number)
    return [places[score] for score in sorted(places, reverse=True)]


def by_layers(numbers: Sequence[int], above: Sequence[int]) -> Order | None:
    """Those with nobody above them share the first place; of the rest, those with nobody of the rest above
    them; and so on.

    ``above[i]`` has a bit for each one above the i-th. None if they go in a circle.
    """
    order, left = [], (1 << len(numbers)) - 1
    while left:
        layer = [i for i in range(len(numbers)) if left >> i & 1 and not above[i] & left]
        if not layer:
            return None
        order.append([numbers[i] for i in layer])
        for i in layer:
            left ^= 1 << i
    return order


def bits(rows: np.ndarray) -> list[int]:
    """Each row of truths as one number: bit j is row[j]."""
    return [int.from_bytes(row.tobytes(), "little") for row in np.packbits(rows, axis=1, bitorder="little")]
