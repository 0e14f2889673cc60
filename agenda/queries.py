"""What the agenda can be asked: agendas with their items and rules, and orderings read for people."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.ballots.dotted import Dotted
from agenda.ballots.gathering import Election
from agenda.ballots.ordered import Profile
from agenda.ballots.reading import Result
from agenda.models import Agenda, Item, Ordering, Round
from agenda.rounds import readings, tally
from coalition.meetings.models import Meeting

MOST_ROUNDS = 12


def rule(agenda: Agenda) -> str:
    """How the order of ``agenda`` comes about, in one sentence."""
    if agenda.ordering is None:
        return readings.rule_of_grades(agenda.round.levels)
    return rule_of_ballots(agenda.ordering)


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


def rounds_for(meeting: Meeting) -> list[Round]:
    """What an agenda of ``meeting`` may be drafted from: its own shown rounds, then those between meetings.

    The newest first; what an agenda of another meeting was published from is not offered again.
    """
    used = Agenda.objects.published().filter(round=OuterRef("pk")).exclude(meeting=meeting)
    shown = Round.objects.shown().filter(Q(step__meeting=meeting) | Q(step=None) & ~Exists(used))
    newest = shown.select_related("step").order_by("-pk")[:MOST_ROUNDS]
    return sorted(newest, key=lambda round_: round_.step_id is None)


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
