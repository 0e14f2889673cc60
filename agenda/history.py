"""What a room did to its piles of cards, told in sentences that can be read aloud. What was undone is not told."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Change, Issue

Verb = Change.Verb


class Told(NamedTuple):
    """One sentence of the history, and when it happened."""

    at: datetime
    text: str


def of_issue(issue: Issue) -> list[Told]:
    """How ``issue`` came about and what became of it, the oldest first; two queries."""
    names = dict(Issue.objects.filter(meeting=issue.meeting_id).values_list("pk", "name"))
    changes = Change.objects.standing().filter(meeting=issue.meeting_id, verb__in=TELLING)
    told = ((change.at, TELLING[Verb(change.verb)](change, issue, names)) for change in changes)
    return [Told(at, text) for at, text in told if text]


def _put_together(change: Change, issue: Issue, names: dict[int, str]) -> str:
    if issue.pk not in change.before["made"]:
        return ""
    return ngettext(
        "The room took %(count)d card and called it “%(name)s”.",
        "The room put %(count)d cards together and called them “%(name)s”.",
        _count(change),
    ) % {"count": _count(change), "name": change.about}


def _split(change: Change, issue: Issue, names: dict[int, str]) -> str:
    sources = {held[0] for held in change.before["cards"].values()}
    if issue.pk in change.before["made"]:
        source = names.get(next(iter(sources), None) or 0, "")
        return ngettext(
            "It was split off from “%(name)s”, with %(count)d card.",
            "It was split off from “%(name)s”, with %(count)d cards.",
            _count(change),
        ) % {"count": _count(change), "name": source}
    if issue.pk not in sources:
        return ""
    return ngettext(
        "%(count)d of its cards became part of “%(name)s”.",
        "%(count)d of its cards became part of “%(name)s”.",
        _count(change),
    ) % {"count": _count(change), "name": change.about}


def _merged(change: Change, issue: Issue, names: dict[int, str]) -> str:
    went = next((int(pk) for pk in change.before["issues"]), None)
    if went == issue.pk or went not in {one.pk for one in issue.merged_from.all()}:
        return ""
    return ngettext(
        "“%(name)s” became part of it, with %(count)d card.",
        "“%(name)s” became part of it, with %(count)d cards.",
        _count(change),
    ) % {"count": _count(change), "name": change.about}


def _renamed(change: Change, issue: Issue, names: dict[int, str]) -> str:
    held = change.before["issues"].get(str(issue.pk))
    return _("Until then it was called “%(name)s”.") % {"name": held[0]} if held else ""


def _removed(change: Change, issue: Issue, names: dict[int, str]) -> str:
    taken = str(issue.pk) in change.before["issues"]
    return _("The room took it away again; its cards lie elsewhere.") if taken else ""


def _count(change: Change) -> int:
    return len(change.before["cards"])


TELLING = {
    Verb.PUT_TOGETHER: _put_together,
    Verb.SPLIT: _split,
    Verb.MERGE: _merged,
    Verb.RENAME: _renamed,
    Verb.REMOVE: _removed,
}
