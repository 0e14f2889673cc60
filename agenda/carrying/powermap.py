"""The power map as a picture: three columns for where they stand, three rows for how much say they have."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from agenda.models import Stakeholder

COLUMNS = (Stakeholder.Stance.OPPONENT, Stakeholder.Stance.UNDECIDED, Stakeholder.Stance.ALLY)
ROWS = (Stakeholder.Say.MUCH, Stakeholder.Say.SOME, Stakeholder.Say.LITTLE)
WIDTH, APART, IN_A_LINE, HEAD, LEAST = 108, 26, 4, 20, 44


class Dot(NamedTuple):
    number: int
    x: int
    y: int


class Heading(NamedTuple):
    label: str
    x: int
    y: int


class Field(NamedTuple):
    x: int
    y: int
    width: int
    height: int


class PowerMap(NamedTuple):
    """What the template draws; numbers are places in the list beside it."""

    rows: list[tuple[int, Stakeholder]]
    dots: list[Dot]
    fields: list[Field]
    columns: list[Heading]
    lines: list[Heading]
    width: int
    height: int
    counts: dict[str, int]
    strong: int


def power_map(places: Sequence[Stakeholder]) -> PowerMap:
    """The map of ``places``, numbered in their order."""
    cells: dict[tuple, list[int]] = defaultdict(list)
    for number, place in enumerate(places, start=1):
        cells[place.say, place.stance].append(number)
    dots, fields, lines, top = [], [], [], HEAD
    for say in ROWS:
        height = _height(max(len(cells[say, stance]) for stance in COLUMNS))
        lines.append(Heading(str(say.label), 0, top + 14))
        for column, stance in enumerate(COLUMNS):
            fields.append(Field(column * WIDTH, top, WIDTH, height))
            dots += _dots(cells[say, stance], left=column * WIDTH, top=top)
        top += height
    counts = Counter(place.stance for place in places)
    return PowerMap(
        list(enumerate(places, start=1)),
        dots,
        fields,
        [
            Heading(str(stance.label), column * WIDTH + WIDTH // 2, 13)
            for column, stance in enumerate(COLUMNS)
        ],
        lines,
        WIDTH * len(COLUMNS),
        top,
        {stance: counts[stance] for stance in COLUMNS},
        sum(place.say == Stakeholder.Say.MUCH for place in places),
    )


def _height(most: int) -> int:
    """Room for ``most`` dots in one field, and for the words that name its row."""
    return LEAST + APART * max(-(-most // IN_A_LINE), 1) - APART // 2


def _dots(numbers: Sequence[int], *, left: int, top: int) -> list[Dot]:
    return [
        Dot(number, left + 15 + APART * (at % IN_A_LINE), top + 32 + APART * (at // IN_A_LINE))
        for at, number in enumerate(numbers)
    ]
