"""The thread that everything hangs on: card, issue, rating, agenda, decision, task, result; from either end.

It stands here because it ends in tasks, and agenda knows none. Only what all members may read is on it: cards that were
shown to a room, rounds whose result was shown, published agendas. No names; a rating of fewer than five women is not
told, only that it was too small.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from actionplan.models import Action, Task, Visit
from agenda import history, roleplays
from agenda.models import CharterText, Decision, Issue, Item, Petition, Round, Tally
from agenda.rounds import tally


@dataclass(frozen=True)
class Weighed:
    """How one round graded the issue; ``result`` is None where too few did."""

    round: Round
    result: tally.Result | None

    @property
    def on(self) -> datetime | None:
        """The day of the meeting, or the day on which a round between meetings closed."""
        return self.round.step.meeting.starts_at if self.round.step else self.round.closed_at


def of_issue(issue: Issue) -> dict:
    """From the cards forward to what came of them; the same number of queries however much there is."""
    return {
        **behind(issue),
        "objectives": list(
            CharterText.objects.adopted()
            .filter(Q(issues=issue) | Q(issues__merged_into=issue))
            .distinct()
            .order_by("pk")
        ),
        "strategy": issue.strategies.newest_first().first(),
        "briefs": list(issue.briefs.final()),
        "petitions": list(Petition.objects.filter(issue=issue).with_counts()),
        "actions": list(Action.objects.filter(item__issue=issue).order_by("due_on", "pk").with_tasks()),
        "visits": _told(Visit.objects.filter(Q(issue=issue) | Q(issue__merged_into=issue))),
    }


def of_task(task: Task) -> dict:
    """From a task back to the cards; without an issue where its action names none."""
    item = task.action.item
    about = {"item": item, "visits": _told(task.visits.all())}
    return about | (behind(item.issue) if item else {})


def behind(issue: Issue) -> dict:
    """What lies behind a deed that serves ``issue``: its cards, how the room came to it, weighed and decided it."""
    return {
        "issue": issue,
        "cards": list(issue.cards.shown()),
        "history": history.of_issue(issue),
        "weighed": _weighed(issue),
        "places": list(_places(issue)),
        "decisions": list(_decisions(issue)),
    }


def _told(visits) -> list[tuple[Visit, roleplays.Scenario | None]]:
    """Visits to offices, the first one first, each with the role-play in which it was practised."""
    return [
        (visit, roleplays.scenario(visit.scene.scenario) if visit.scene else None)
        for visit in visits.as_told()
    ]


def _weighed(issue: Issue) -> list[Weighed]:
    rounds = Round.objects.shown().filter(issues__issue=issue).select_related("step__meeting").order_by("pk")
    cells: dict[int, list] = {}
    for of, *cell in Tally.objects.filter(issue=issue).values_list(
        "round", "issue", "urgency", "feasibility", "count"
    ):
        cells.setdefault(of, []).append(tally.Cell(*cell))
    found = []
    for one in rounds:
        (result,) = tally.results(
            cells.get(one.pk, []), issues=[issue.pk], levels=one.levels, raters=one.raters
        ).issues
        found.append(Weighed(one, result if result.is_enough else None))
    return found


def _places(issue: Issue):
    """On published agendas, the oldest first, with what decided each."""
    items = Item.objects.filter(issue=issue, agenda__published_at__isnull=False)
    return (
        items.select_related("agenda__decision__meeting")
        .prefetch_related("agenda__decision__attempts")
        .order_by("agenda__version")
    )


def _decisions(issue: Issue):
    """What rooms decided about it alone, the oldest first; what adopted an agenda stands with its places."""
    about = Q(issue=issue) | Q(issue__merged_into=issue)
    return Decision.objects.exclude(decided_at=None).filter(about).order_by("decided_at", "pk")
