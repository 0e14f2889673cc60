"""Other ways of counting the same grades. The published rule decides; these are shown only to say whether they agree.

Each woman's two grades of an issue are added, so that it has one grade of hers from 2 on; who gave only one of the two
is left out. The counts of pairs tell how often each sum was given, so this too costs the same however many rated.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.utils.functional import Promise

from agenda.ballots import grades
from agenda.ballots.order import Order
from agenda.rounds.readings import Line, Reading
from agenda.rounds.tally import SMALLEST_GROUP, Cell


class Way(NamedTuple):
    """A way of counting by its field name, with its sentence; ``first`` are those it puts first."""

    name: Promise
    sentence: Promise
    first: list[Line]
    is_same_order: bool
    is_same_first: bool


WAYS: list[tuple[Promise, Promise, Callable[[grades.Grades], Order]]] = [
    (grades.SCORE, grades.SCORE_SENTENCE, grades.score),
    (grades.MAJORITY_JUDGMENT, grades.MAJORITY_JUDGMENT_SENTENCE, grades.majority_judgment),
]


def ways(reading: Reading) -> list[Way]:
    """One query. Issues that fewer than five women gave both grades are not compared; nor is one issue alone."""
    rows = reading.round.tallies.values_list("issue", "urgency", "feasibility", "count")
    given = sums(map(Cell._make, rows), levels=reading.round.levels)
    shown = {line.issue_id: line for line in reading.lines if line.is_shown}
    compared = {issue: given[issue] for issue in shown if sum(given.get(issue, [])) >= SMALLEST_GROUP}
    if len(compared) < 2:
        return []
    ours = _published(shown[issue] for issue in compared)
    return [_way(*way, compared=compared, ours=ours, lines=shown) for way in WAYS]


def sums(cells: Iterable[Cell], *, levels: int) -> dict[int, list[int]]:
    """For each issue how many women's grades add up to 2, 3, ... twice ``levels``."""
    found: dict[int, list[int]] = {}
    for issue, urgency, feasibility, women in cells:
        if urgency is not None and feasibility is not None:
            found.setdefault(issue, [0] * (2 * levels - 1))[urgency + feasibility - 2] += women
    return found


def _way(name, sentence, order, *, compared: Mapping, ours: Order, lines: Mapping[int, Line]) -> Way:
    theirs = [sorted(level) for level in order(compared)]
    first = [lines[issue] for issue in theirs[0]]
    return Way(name, sentence, first, theirs == ours, theirs[0] == ours[0])


def _published(lines: Iterable[Line]) -> Order:
    """The order by the rule, of these issues alone."""
    places: dict[int, list[int]] = {}
    for line in lines:
        places.setdefault(line.result.rank, []).append(line.issue_id)
    return [sorted(places[place]) for place in sorted(places)]
