"""Issues: the room puts cards together, names, moves, splits, merges, parks, and takes any of it back.

Every deed moves cards only from where the host saw them (``source``), so that a stale page or a second tap moves
nothing that a co-host has moved; and every deed leaves a Change that ``undo`` can take back.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Card, Change, Issue
from coalition.meetings.models import Step
from members.models import Member

Verb = Change.Verb


def put_together(
    step: Step,
    *,
    cards: Iterable[Card],
    name: str,
    source: Issue | None = None,
    by: Member | None,
    now: datetime,
) -> str:
    """Put loose cards together as the issue ``name``, made unless the meeting has it; from ``source`` it is a split."""
    still = _still_there(cards, source)
    if not still:
        return _already_moved()
    issue = step.meeting.issues.standing().filter(name__iexact=name).first()
    if source and issue == source:
        return _("Give the new issue another name.")
    made = issue is None
    if made:
        issue = Issue.objects.create(meeting=step.meeting, name=name)
    _keep(step, Verb.SPLIT if source else Verb.PUT_TOGETHER, issue, cards=still, made=made, by=by, now=now)
    return _moved(cards, still, issue=issue)


def move_cards(
    step: Step,
    *,
    cards: Iterable[Card],
    to: Issue | None,
    source: Issue | None = None,
    by: Member | None,
    now: datetime,
) -> str:
    """Move cards into another issue, or (``to`` None) out of any."""
    still = [] if to == source else _still_there(cards, source)
    if not still:
        return _already_moved()
    _keep(step, Verb.MOVE, to, cards=still, by=by, now=now)
    return _moved(cards, still, issue=to)


def park_cards(
    step: Step, *, cards: Iterable[Card], source: Issue | None = None, by: Member | None, now: datetime
) -> str:
    """Into the parking lot, out of their issue."""
    still = _still_there(cards, source)
    if not still:
        return _already_moved()
    _remember(step, Verb.PARK, cards=still, by=by, now=now)
    _of(still).update(issue=None, parked_at=now)
    return ngettext("%(count)d card parked.", "%(count)d cards parked.", len(still)) % {"count": len(still)}


def unpark_card(step: Step, *, card: Card, by: Member | None, now: datetime) -> str | None:
    """Out of the parking lot, to the cards that lie in no issue yet."""
    still = list(Card.objects.parked().filter(pk=card.pk))
    if not still:
        return _already_moved()
    _remember(step, Verb.UNPARK, cards=still, by=by, now=now)
    _of(still).update(parked_at=None, shown_at=now)
    return None


def rename_issue(
    step: Step, *, issue: Issue, name: str, description: str = "", by: Member | None, now: datetime
) -> str:
    """Give an issue another name, and one sentence that says what it is about."""
    if (issue.name, issue.description) == (name, description):
        return _("It has this name already.")
    _remember(step, Verb.RENAME, about=issue.name, issues=[issue], by=by, now=now)
    Issue.objects.standing().filter(pk=issue.pk).update(name=name, description=description)
    return _("The issue is now called “%(name)s”.") % {"name": name}


def merge_issues(step: Step, *, issue: Issue, into: Issue, by: Member | None, now: datetime) -> str:
    """All cards of ``issue`` go into the issue ``into``; the merged one is remembered, not deleted."""
    cards = list(Card.objects.filter(issue=issue))
    if not Issue.objects.standing().filter(pk=issue.pk).exists():
        return _already_moved()
    _remember(step, Verb.MERGE, about=issue.name, cards=cards, issues=[issue], by=by, now=now)
    _of(cards).update(issue=into)
    Issue.objects.filter(pk=issue.pk).update(merged_into=into)
    return _("“%(name)s” is now part of “%(into)s”.") % {"name": issue.name, "into": into.name}


def remove_issue(step: Step, *, issue: Issue, by: Member | None, now: datetime) -> str:
    """Take an issue away; its cards lie loose again."""
    cards = list(Card.objects.filter(issue=issue))
    _remember(step, Verb.REMOVE, about=issue.name, cards=cards, issues=[issue], by=by, now=now)
    _of(cards).update(issue=None)
    Issue.objects.standing().filter(pk=issue.pk).update(retired_at=now)
    return _("“%(name)s” is taken away. Its cards are in no issue now.") % {"name": issue.name}


def undo(step: Step, *, change: Change, by: Member | None, now: datetime) -> str:
    """Take back the last deed of grouping; pressed twice on the same page, one deed is taken back."""
    last = step.meeting.changes.latest_standing()
    if last != change or not Change.objects.standing().filter(pk=change.pk).update(undone_at=now):
        return _("That was already taken back, or somebody has done something since. Look at the list again.")
    Issue.objects.filter(pk__in=change.before["made"]).update(retired_at=now)
    for pk, (name, description, merged_into, retired_at) in change.before["issues"].items():
        Issue.objects.filter(pk=pk).update(
            name=name, description=description, merged_into=merged_into, retired_at=_time(retired_at)
        )
    for pk, (issue, parked_at, shown_at) in change.before["cards"].items():
        # A card that was taken off the wall since stays off it.
        there = Card.objects.filter(pk=pk, hidden_at=None, shown_at__isnull=False)
        there.update(issue=issue, parked_at=_time(parked_at), shown_at=_time(shown_at))
    return _("Taken back.")


def _still_there(cards: Iterable[Card], source: Issue | None) -> list[Card]:
    """Those that lie where the host saw them; locked, so that a co-host's deed comes before or after this one."""
    chosen = Card.objects.shown().select_for_update().filter(pk__in=[card.pk for card in cards])
    return list(chosen.filter(issue=source))


def _keep(
    step: Step, verb: str, issue: Issue | None, *, cards: list[Card], made: bool = False, by, now
) -> None:
    _remember(
        step,
        verb,
        about=issue.name if issue else "",
        cards=cards,
        made=[issue] if made else [],
        by=by,
        now=now,
    )
    _of(cards).update(issue=issue)


def _remember(step: Step, verb: str, *, about: str = "", cards=(), issues=(), made=(), by, now) -> Change:
    before = {
        "cards": {card.pk: [card.issue_id, _said(card.parked_at), _said(card.shown_at)] for card in cards},
        "issues": {
            issue.pk: [issue.name, issue.description, issue.merged_into_id, _said(issue.retired_at)]
            for issue in issues
        },
        "made": [issue.pk for issue in made],
    }
    return step.meeting.changes.create(verb=verb, about=about, before=before, by=by, at=now)


def _of(cards: Iterable[Card]):
    return Card.objects.filter(pk__in=[card.pk for card in cards])


def _moved(chosen: Iterable[Card], still: list[Card], *, issue: Issue | None) -> str:
    count, elsewhere = len(still), len(list(chosen)) - len(still)
    if issue is None:
        said = ngettext("%(count)d card is in no issue now.", "%(count)d cards are in no issue now.", count)
    else:
        said = ngettext(
            "%(count)d card is now in “%(name)s”.", "%(count)d cards are now in “%(name)s”.", count
        )
    said %= {"count": count, "name": issue.name if issue else ""}
    if elsewhere:
        more = ngettext(
            "%(count)d card had been moved meanwhile and stays where it is.",
            "%(count)d cards had been moved meanwhile and stay where they are.",
            elsewhere,
        )
        said = f"{said} {more % {'count': elsewhere}}"
    return said


def _already_moved() -> str:
    return _("These had been moved meanwhile. Nothing was changed; look at the list again.")


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _time(said: str | None) -> datetime | None:
    return parse_datetime(said) if said else None
