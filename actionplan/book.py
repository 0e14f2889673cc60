"""The decision book: what the coalition decided, in meetings and by secret vote, and what followed from it.

A block or an objection stands in it by the harm that it named, in the room's words; who named it is written nowhere.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan.models import Action, Task
from agenda import versions, ways
from agenda.models import Attempt, CharterText, Decision, Issue, Item, SecretBallot
from agenda.votes import queries as votes

Vote = SecretBallot


class Try(NamedTuple):
    """One try: what was counted, the harm that a block named, and what was changed in the text because of it."""

    said: str
    harm: str
    change: str
    pieces: list[versions.Piece]


@dataclass
class Entry:
    """One decision as it is read; ``decision`` or ``ballot`` leads to where it was made.

    ``issues`` are those it is about whose thread all may read; ``then`` is what the room decided after it, where two
    tries of consensus had not carried it.
    """

    at: datetime
    text: str
    how: str
    outcome: str
    is_adopted: bool
    counts: list[str]
    concerns: list[str]
    review_on: date | None
    tries: list[Try] = field(default_factory=list)
    decision: Decision | None = None
    then: Decision | None = None
    ballot: SecretBallot | None = None
    agenda: int | None = None
    texts: list[CharterText] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands on the page of the book."""
        return f"d{self.decision.pk}" if self.decision else f"v{self.ballot.pk}" if self.ballot else ""

    @property
    def on(self) -> date:
        return timezone.localdate(self.at)


def entries(*, year: int | None = None, words: str = "") -> list[Entry]:
    """The newest first; narrowed by the year and by words in the text."""
    found = [_of_decision(decision) for decision in _decisions(words)] + [
        _of_ballot(ballot) for ballot in _ballots(words)
    ]
    held = [entry for entry in found if year in (None, entry.on.year)]
    _tell_texts(held)
    _tell_issues(held)
    return sorted(held, key=lambda entry: entry.at, reverse=True)


def table(held: list[Entry]) -> list[list]:
    """The same, row by row under its headings; nobody's name in it but of women who were elected."""
    headings = [_("Day"), _("Decision"), _("How"), _("Result"), _("Counts"), _("The harm that was named")]
    headings += [_("What changed"), _("Concerns"), _("What it is about"), _("Look again on")]
    return [headings, *map(_row, held)]


def _row(entry: Entry) -> list:
    lists = [
        entry.counts,
        [one.harm for one in entry.tries if one.harm],
        [one.change for one in entry.tries if one.change],
        entry.concerns,
        [issue.name for issue in entry.issues],
    ]
    said = [entry.text, entry.how, entry.outcome, *map("; ".join, lists)]
    return [entry.on.isoformat(), *said, entry.review_on or ""]


def years() -> list[int]:
    """In which anything was decided, the latest first."""
    at = [*Decision.objects.exclude(decided_at=None).values_list("decided_at", flat=True)]
    at += SecretBallot.objects.closed().values_list("closed_at", flat=True)
    return sorted({timezone.localdate(moment).year for moment in at}, reverse=True)


def _decisions(words: str):
    tasks = Prefetch("tasks", Task.objects.order_by("pk"))
    items = Item.objects.kept().select_related("issue")
    items = items.prefetch_related(Prefetch("actions", Action.objects.prefetch_related(tasks)))
    decisions = Decision.objects.exclude(decided_at=None).filter(text__icontains=words)
    return decisions.select_related("meeting", "agenda", "issue", "came_after").prefetch_related(
        "attempts", "concerns", Prefetch("agenda__items", items)
    )


def _ballots(words: str):
    closed = SecretBallot.objects.closed().exclude(result=None).filter(question__icontains=words)
    return closed.prefetch_related("options")


def _of_decision(decision: Decision) -> Entry:
    agenda = getattr(decision, "agenda", None)
    items = agenda.items.all() if agenda else []
    issues = [item.issue for item in items] + ([decision.issue] if decision.issue else [])
    tries = _tries(decision)
    then = getattr(decision, "came_after", None)
    return Entry(
        at=decision.decided_at,
        text=decision.text,
        how=ways.how(decision),
        outcome=decision.get_outcome_display(),
        is_adopted=decision.outcome == Decision.Outcome.ADOPTED,
        counts=[one.said for one in tries],
        tries=tries,
        concerns=[concern.text for concern in decision.concerns.all()],
        review_on=decision.review_on,
        decision=decision,
        then=then if then and then.decided_at else None,
        agenda=agenda.version if agenda else None,
        actions=[action for item in items for action in item.actions.all()],
        issues=issues,
    )


def _tries(decision: Decision) -> list[Try]:
    attempts: list[Attempt] = list(decision.attempts.all())  # none where it was never counted
    texts = [attempt.text for attempt in attempts[1:]] + [decision.text]
    return [
        Try(
            attempt.said,
            attempt.harm_named,
            attempt.change,
            versions.compare(attempt.text, after) if attempt.text != after else [],
        )
        for attempt, after in zip(attempts, texts, strict=False)
    ]


def _of_ballot(ballot: SecretBallot) -> Entry:
    shown = votes.shown(ballot)
    counts = [] if shown.is_table else [f"{row.name}: {row.papers}" for row in shown.rows]
    turnout = _("%(papers)s of %(roll)s voted.") % {"papers": ballot.papers, "roll": ballot.roll_size}
    how = _("By secret vote: %(method)s") % {"method": ballot.get_method_display()}
    outcome, is_adopted = _came_out(ballot, shown)
    return Entry(
        at=ballot.closed_at,
        text=ballot.question,
        how=how,
        outcome=outcome,
        is_adopted=is_adopted,
        counts=[turnout, *counts],
        concerns=[],
        review_on=ballot.review_on,
        ballot=ballot,
    )


def _came_out(ballot: SecretBallot, shown: votes.Shown) -> tuple[str, bool]:
    if not shown.result["quorate"]:
        return _("Not valid: less than half voted"), False
    if ballot.kind == Vote.Kind.YES_NO:
        carries = shown.result["carries"]
        return (_("Adopted") if carries else _("Not adopted")), carries
    first = shown.elected or shown.first
    level = not shown.elected and len(first) > 1
    said = (
        _("Level: %(names)s")
        if level
        else _("Elected: %(names)s")
        if ballot.is_election
        else _("First: %(names)s")
    )
    return said % {"names": ", ".join(first)}, not level


def _tell_texts(held: list[Entry]) -> None:
    """Texts of the charter that name a decision as theirs; one query."""
    by_decision = {entry.decision.pk: entry for entry in held if entry.decision}
    for text in CharterText.objects.adopted().filter(decision__in=by_decision):
        by_decision[text.decision_id].texts.append(text)


def _tell_issues(held: list[Entry]) -> None:
    """Only those whose thread all members may read; one query."""
    named = {issue.pk for entry in held for issue in entry.issues}
    told = set(Issue.objects.told().filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    for entry in held:
        entry.issues = [issue for issue in entry.issues if issue.pk in told]
