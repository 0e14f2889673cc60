"""An issue on a published agenda, and the women who carry it."""

from agenda.actions import strategy as actions
from agenda.models import Agenda, Decision, Issue, Item, Round
from coalition.meetings.models import Meeting
from tests.factories import NOW, make_meeting, make_step

WORDS = {
    "approach": "alliances",
    "methods": ["policy-brief", "media"],
    "target": "Social welfare officers",
    "ask": "A procedure",
    "risk": "Families angered",
    "jurisdiction": "both",
}
ALL = WORDS | {"speaker": "", "on": None, "next_step": "A letter"}


def make_agenda(*names: str, version: int = 1, meeting: Meeting | None = None, words=()) -> list[Issue]:
    """A published agenda of issues called ``names``, each with the released ``words``; returns the issues."""
    meeting = meeting or make_meeting(template="coalition-one-day")
    agenda = Agenda.objects.create(meeting=meeting, round=_round(meeting))
    issues = [Issue.objects.create(meeting=meeting, name=name) for name in names]
    for place, issue in enumerate(issues, start=1):
        said = {"position": place, "name": issue.name, "label": "prepare", "words": list(words)}
        Item.objects.create(agenda=agenda, issue=issue, **said)
    step, quorum = make_step(kind="decision", meeting=meeting), {"present_full": 9, "chapters_present": 3}
    decision = Decision.objects.create(step=step, meeting=meeting, text="Yes", quorum_met=True, **quorum)
    Agenda.objects.filter(pk=agenda.pk).update(version=version, published_at=NOW, decision=decision)
    return issues


def _round(meeting):
    return Round.objects.create(step=make_step(kind="rating", meeting=meeting))


def write(issue: Issue, *, by=None, was: str | None = None, **words):
    """The next version of its strategy, by one who has seen the newest."""
    held = issue.strategies.newest_first().first()
    mark = was if was is not None else held.mark if held else ""
    actions.rewrite_strategy(issue, was=mark, by=by, now=NOW, **ALL | words)
    return issue.strategies.newest_first().first()
