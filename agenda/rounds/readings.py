"""A round read for people: what came out of it, what moved since the one before, what one woman gave."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from agenda.models import Rating, Round
from agenda.rounds import bars, matrix, moving, tally
from coalition.meetings.models import Participant

FIRST = 5


@dataclass(frozen=True)
class Line:
    """One issue of a round: its number and name, and what the room said; nothing where too few graded it."""

    number: int
    issue_id: int
    name: str
    result: tally.Result

    @property
    def is_shown(self) -> bool:
        return self.result.rank is not None

    @property
    def mean_urgency(self) -> Decimal | None:
        return _rounded(self.result.urgency.mean) if self.is_shown else None

    @property
    def mean_feasibility(self) -> Decimal | None:
        return _rounded(self.result.feasibility.mean) if self.is_shown else None

    def frozen(self) -> dict:
        """What an Item keeps of it."""
        urgency, feasibility = self.result.urgency, self.result.feasibility
        shown = self.is_shown
        return {
            "name": self.name,
            "computed_place": self.result.rank,
            "n": self.result.n if shown else 0,
            "n_urgency": urgency.n if shown else 0,
            "n_feasibility": feasibility.n if shown else 0,
            "mean_urgency": self.mean_urgency,
            "mean_feasibility": self.mean_feasibility,
            "median_urgency": _rounded(urgency.median) if shown else None,
            "median_feasibility": _rounded(feasibility.median) if shown else None,
            "is_split": shown and self.result.is_split,
        }


@dataclass(frozen=True)
class Reading:
    """A closed round, its issues in the computed order."""

    round: Round
    lines: tuple[Line, ...]
    results: tally.Results

    @cached_property
    def dots(self) -> list[matrix.Dot]:
        """The circles of the map, by number."""
        shown = sorted((line for line in self.lines if line.is_shown), key=lambda line: line.number)
        return matrix.dots(map(_mark, shown), levels=self.round.levels)

    @property
    def bars(self) -> list[tuple[str, list[bars.Bar]]]:
        """Of each question, its name and the bars of its issues, where we agree most on top."""
        shown = [line for line in self.lines if line.is_shown]
        scales = [(_("How urgent?"), "urgency"), (_("How possible?"), "feasibility")]
        return [
            (
                said,
                bars.by_agreement(
                    bars.bar(line.number, line.name, getattr(line.result, scale)) for line in shown
                ),
            )
            for said, scale in scales
        ]

    @property
    def first_of_all(self) -> list[Line]:
        """At most three issues that are both urgent and possible, the highest places first."""
        return [line for line in self.lines if line.is_shown and line.result.quadrant == tally.DO_FIRST][:3]

    @property
    def split(self) -> list[Line]:
        return [line for line in self.lines if line.is_shown and line.result.is_split]

    @property
    def too_few(self) -> list[Line]:
        return [line for line in self.lines if not line.is_shown]

    @property
    def by_urgency_alone(self) -> list[Line]:
        return self._would_come_in("rank_by_urgency")

    @property
    def by_feasibility_alone(self) -> list[Line]:
        return self._would_come_in("rank_by_feasibility")

    @property
    def is_short(self) -> bool:
        """So few issues have a place that all of them are among the first five."""
        return len(self.results.ranked) <= FIRST

    @property
    def order_by_urgency_alone(self) -> list[tuple[int, Line]]:
        return self._other_order("rank_by_urgency")

    @property
    def order_by_feasibility_alone(self) -> list[tuple[int, Line]]:
        return self._other_order("rank_by_feasibility")

    def _would_come_in(self, by: str) -> list[Line]:
        """Those that would stand among the first five if only one scale counted, and do not."""
        now = {result.issue for result in self.results.first(FIRST)}
        then = [result.issue for result in self.results.first(FIRST, by=by) if result.issue not in now]
        return [line for issue in then for line in self.lines if line.issue_id == issue]

    def _other_order(self, by: str) -> list[tuple[int, Line]]:
        """Every place and who stands there if only one scale counted; nothing where that is the order anyway."""
        places = [(getattr(line.result, by), line) for line in self.lines if line.is_shown]
        if all(place == line.result.rank for place, line in places):
            return []
        return sorted(places, key=lambda pair: pair[0])


def rule_of_grades(levels: int) -> str:
    return _(
        "Each woman graded each issue from 1 to %(levels)d for how urgent and how possible it is; the two averages are "
        "added, the highest sum comes first, equal sums go by urgency, and the room may move an issue and says why."
    ) % {"levels": levels}


def moves(round_: Round) -> moving.Moves:
    """The round beside the one before it over the same issues."""
    as_before = set(round_.issues.filter(is_as_before=True).values_list("issue", flat=True))
    before, now = reading(round_.after), reading(round_)
    return moving.compare(before.results.ranked, now.lines, as_before=as_before)


def reading(round_: Round) -> Reading:
    """The results of a closed round from its counts: two queries, however many rated."""
    held = {entry.issue_id: entry for entry in round_.issues.select_related("issue")}
    cells = round_.tallies.values_list("issue", "urgency", "feasibility", "count")
    results = tally.results(
        map(tally.Cell._make, cells), issues=held, levels=round_.levels, raters=round_.raters
    )
    lines = [
        Line(held[result.issue].position, result.issue, held[result.issue].issue.name, result)
        for result in results.issues
    ]
    return Reading(round_, tuple(lines), results)


def grades_of(participant: Participant, round_: Round) -> dict[int, Rating]:
    """What she has given so far, by issue; nothing once the round is sealed."""
    return {rating.issue_id: rating for rating in round_.ratings.filter(participant=participant)}


def finished_rating(round_: Round) -> int:
    """How many women have graded every issue; never who."""
    everything = round_.issues.count()
    counts = round_.ratings.values_list("participant").annotate(graded=Count("pk"))
    return sum(graded == everything for _woman, graded in counts) if everything else 0


def _mark(line: Line) -> matrix.Mark:
    urgency, feasibility = line.result.urgency, line.result.feasibility
    return matrix.Mark(
        line.number,
        urgency.mean,
        feasibility.mean,
        urgency.middle_half,
        feasibility.middle_half,
        line.result.n,
        line.result.is_split,
    )


def _rounded(value) -> Decimal:
    """To three places, half to even as ``round`` does."""
    return Decimal(round(value * 1000)) / 1000
