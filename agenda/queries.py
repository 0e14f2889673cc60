"""What the agenda can be asked: a round read for people, and agendas with their items."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda import bars, matrix, moving, tally
from agenda.ballots.dotted import Dotted
from agenda.ballots.gathering import Election
from agenda.ballots.ordered import Profile
from agenda.ballots.reading import Result
from agenda.models import Agenda, Item, Ordering, Rating, Round
from coalition.meetings.models import Meeting, Participant

FIRST = 5
MOST_ROUNDS = 12


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


def rule(agenda: Agenda) -> str:
    """How the order of ``agenda`` comes about, in one sentence."""
    return (
        rule_of_grades(agenda.round.levels) if agenda.ordering is None else rule_of_ballots(agenda.ordering)
    )


def rule_of_ballots(ordering: Ordering) -> str:
    if ordering.is_dots:
        return ngettext(
            "Each of us put up to %(dots)d dot on issues. The most dots come first. The room may move an issue and "
            "says why.",
            "Each of us put up to %(dots)d dots on issues. The most dots come first. The room may move an issue and "
            "says why.",
            ordering.dots,
        ) % {"dots": ordering.dots}
    return _(
        "Each of us put the issues in order. %(method)s: %(sentence)s The room may move an issue and says why."
    ) % {
        "method": ordering.get_method_display(),
        "sentence": ordering.sentence,
    }


def rule_of_grades(levels: int) -> str:
    return _(
        "Each woman graded each issue from 1 to %(levels)d for how urgent and how possible it is; the two averages are "
        "added, the highest sum comes first, equal sums go by urgency, and the room may move an issue and says why."
    ) % {"levels": levels}


def rounds_for(meeting: Meeting) -> list[Round]:
    """What an agenda of ``meeting`` may be drafted from: its own shown rounds, then those between meetings.

    The newest first; what an agenda of another meeting was published from is not offered again.
    """
    used = Agenda.objects.published().filter(round=OuterRef("pk")).exclude(meeting=meeting)
    shown = Round.objects.shown().filter(Q(step__meeting=meeting) | Q(step=None) & ~Exists(used))
    newest = shown.select_related("step").order_by("-pk")[:MOST_ROUNDS]
    return sorted(newest, key=lambda round_: round_.step_id is None)


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


def shown_ordering(meeting: Meeting) -> Ordering | None:
    """The newest ordering of ``meeting`` whose result all may see, where enough women sent one."""
    shown = Ordering.objects.shown().filter(step__meeting=meeting)
    return next((ordering for ordering in shown if order_result(ordering)), None)


def order_result(ordering: Ordering) -> Result | Dotted | None:
    """A closed ordering from its counts: two queries, however many sent; None where too few did."""
    names = dict(ordering.issues.values_list("number", "issue__name"))
    counts = list(ordering.counts.values_list("levels", "count"))
    if sum(count for _levels, count in counts) < tally.SMALLEST_GROUP or not names:
        return None
    election = Election(Profile.of(counts, numbers=list(names)), names)
    return Dotted(election) if ordering.is_dots else Result(election, ordering.method)


def order_shown(ordering: Ordering) -> dict:
    """What its pages show."""
    result = order_result(ordering)
    return {"result": result, "turnout": turnout(ordering, result) if result else ""}


def turnout(ordering: Ordering, result: Result | Dotted) -> str:
    if ordering.is_dots:
        return ngettext(
            "Of %(women)d woman in the room, %(votes)d put dots.",
            "Of %(women)d women in the room, %(votes)d put dots.",
            ordering.women,
        ) % {"women": ordering.women, "votes": result.votes}
    return ngettext(
        "Of %(women)d woman in the room, %(votes)d put the issues in order.",
        "Of %(women)d women in the room, %(votes)d put the issues in order.",
        ordering.women,
    ) % {"women": ordering.women, "votes": result.votes}


def grades_of(participant: Participant, round_: Round) -> dict[int, Rating]:
    """What she has given so far, by issue; nothing once the round is sealed."""
    return {rating.issue_id: rating for rating in round_.ratings.filter(participant=participant)}


def finished_rating(round_: Round) -> int:
    """How many women have graded every issue; never who."""
    everything = round_.issues.count()
    counts = round_.ratings.values_list("participant").annotate(graded=Count("pk"))
    return sum(graded == everything for _woman, graded in counts) if everything else 0


def agenda_of(meeting: Meeting) -> Agenda | None:
    """The meeting's draft, or what it published last."""
    agendas = Agenda.objects.filter(meeting=meeting).select_related("round", "ordering", "decision")
    return agendas.drafts().first() or agendas.published().first()


def published(version: int | None = None) -> Agenda | None:
    """The published agenda of that version, or the newest, with all that its page shows."""
    agendas = (
        Agenda.objects.published()
        .select_related("decision", "meeting")
        .prefetch_related(
            "decision__attempts",
            "decision__concerns",
            Prefetch("items", Item.objects.select_related("issue").prefetch_related("issue__strategies")),
        )
    )
    return agendas.filter(version=version).first() if version else agendas.first()


def versions() -> list[Agenda]:
    """All published agendas, the newest first."""
    return list(Agenda.objects.published().only("version", "published_at"))


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
