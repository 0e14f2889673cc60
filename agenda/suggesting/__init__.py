"""Suggested groups for cards of many hands: mixed languages, misspelt, short. Only a suggestion; the room decides.

Made on this machine alone, from the words of the cards and a small list of the field's words; nothing is learned and
nothing is sent anywhere. The same cards always give the same groups.

Method. Each card becomes three lists of weights: pieces of three to five letters of its words (character n-grams, with
tf-idf weights: Salton and Buckley 1988; they bear misspelling: Cavnar and Trenkle 1994), the roots of its words after
Kiswahili prefixes are taken off (a light stemmer of our own, words.py), and the topics that the list of the field
(agenda/data/words_of_the_field.yaml) knows its words by, which join both languages. Likeness of two cards is the sum
of the three cosines, by WEIGHTS. Cards are joined by average linkage (UPGMA: Sokal and Michener 1958), the likest
first, down to LIKE_ENOUGH. What is like nothing else is left alone, and said to be.

Measured by B-cubed F1 (Bagga and Baldwin 1998) in tests/agenda/test_suggesting.py, against the issues the demo's room
made, against noisy variants, and against cards that the list was not written for.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from agenda.suggesting import words

WEIGHTS = {"pieces": 0.15, "roots": 0.35, "topics": 0.5}
LIKE_ENOUGH = 0.3
SMALLEST = 2
NEAR = 0.5  # a topic's own line counts this much beside its field


class Suggestion(NamedTuple):
    """Cards that may speak of the same thing, by their places in the row that was given, and words they share."""

    members: tuple[int, ...]
    shared: tuple[str, ...]


class Suggested(NamedTuple):
    """The larger groups first; ``alone`` are like nothing else here."""

    groups: tuple[Suggestion, ...]
    alone: tuple[int, ...]


def suggest(texts: Sequence[str]) -> Suggested:
    """Groups of ``texts``. About half a second for 600 cards."""
    if len(texts) < SMALLEST:
        return Suggested((), tuple(range(len(texts))))
    piles = link(_likeness(texts), like_enough=LIKE_ENOUGH)
    piles.sort(key=lambda pile: (-len(pile), pile[0]))
    groups = tuple(Suggestion(tuple(pile), _shared(texts, pile)) for pile in piles if len(pile) >= SMALLEST)
    return Suggested(groups, tuple(pile[0] for pile in piles if len(pile) < SMALLEST))


def _likeness(texts: Sequence[str]) -> np.ndarray:
    kinds: dict[str, Callable[[str], Mapping[Hashable, float]]]
    kinds = {"pieces": _pieces, "roots": _roots, "topics": _topics}
    total = np.zeros((len(texts), len(texts)), dtype=np.float32)
    for kind, weight in WEIGHTS.items():
        total += weight * _cosines([kinds[kind](text) for text in texts], weigh=kind != "topics")
    return total


def _pieces(text: str) -> Counter:
    found: Counter = Counter()
    for word in words.words(text):
        edged = f" {words.stem(word)} "
        found.update(edged[at : at + size] for size in (3, 4, 5) for at in range(len(edged) - size + 1))
    return found


def _roots(text: str) -> Counter:
    return Counter(set(map(words.stem, words.words(text))))


def _topics(text: str) -> dict[Hashable, float]:
    found: dict[Hashable, float] = {}
    for field, line in words.topics(text):
        found[field] = 1
        found[field, line] = NEAR
    return found


def _cosines(rows: Sequence[Mapping[Hashable, float]], *, weigh: bool) -> np.ndarray:
    """The cosine of every two rows; what only one row has tells nothing of two, and is left out."""
    seen: Counter = Counter(feature for row in rows for feature in row)
    column = {feature: place for place, feature in enumerate(one for one in seen if seen[one] > 1)}
    table = np.zeros((len(rows), max(len(column), 1)), dtype=np.float32)
    lengths = np.zeros(len(rows), dtype=np.float32)
    for number, row in enumerate(rows):
        for feature, count in row.items():
            value = _weight(count, seen[feature], len(rows)) if weigh else count
            lengths[number] += value * value
            if feature in column:
                table[number, column[feature]] = value
    table /= np.sqrt(np.maximum(lengths, 1e-9))[:, None]
    return table @ table.T


def _weight(count: float, rows_with: int, rows: int) -> float:
    """tf-idf, smoothed."""
    return (1 + log(count)) * (1 + log((1 + rows) / (1 + rows_with)))


def link(likeness: np.ndarray, *, like_enough: float) -> list[list[int]]:
    """Average linkage: again and again the two likest piles become one, until none are ``like_enough``."""
    piles: list[list[int]] = [[number] for number in range(len(likeness))]
    table = likeness.astype(np.float64)
    np.fill_diagonal(table, -1)
    while True:
        best = int(table.argmax())
        into, other = sorted(divmod(best, len(table)))
        if table[into, other] < like_enough:
            return [sorted(pile) for pile in piles if pile]
        sizes = len(piles[into]), len(piles[other])
        table[into] = (sizes[0] * table[into] + sizes[1] * table[other]) / sum(sizes)
        table[:, into] = table[into]
        table[into, into] = -1
        table[other] = table[:, other] = -1
        piles[into] += piles[other]
        piles[other] = []


def _shared(texts: Sequence[str], pile: Sequence[int], most: int = 3) -> tuple[str, ...]:
    """Words, as they were written, whose root most cards of the pile share."""
    written: dict[Hashable, str] = {}
    counted: Counter = Counter()
    for number in pile:
        for root, word in words.as_written(texts[number]).items():
            written.setdefault(root, word)
            counted[root] += 1
    often = sorted((root for root in counted if counted[root] > 1), key=lambda root: (-counted[root], root))
    return tuple(written[root] for root in often[:most])
