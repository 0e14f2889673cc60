"""What a woman's first page asks of the other apps: her own day, and what waits for her by the roles she holds."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from actionplan import queries as actionplan
from actionplan.models import Task
from agenda.carrying import stories
from agenda.models import Brief, PublicPage
from agenda.rounds import queries as rounds
from agenda.versions import waits_for_her_yes
from agenda.votes import queries as votes
from coalition.meetings import queries as meetings
from coalition.meetings.models import Arrival, Meeting
from coalition.reminders import queries as reminders
from members import access
from members import queries as members
from members.models import Member
from wellness import queries as wellness


def her_day(member: Member, *, now: datetime) -> dict:
    """What runs now, what is next, how she is, and what is being decided about her."""
    coming = Meeting.objects.upcoming(now).filter(started_at=None).first()
    leads = coming and access.is_facilitator(member) and meetings.whose_turn(coming, now=now) == member
    return {
        "my_removal": members.removal_of(member, now),
        "running": Meeting.objects.running().select_related("room").first(),
        "notices": reminders.for_member(member, now=now),
        "task": actionplan.next_task(member),
        "waiting_tasks": Task.objects.assigned_to(member).waiting().count(),
        "next_meeting": coming,
        "my_turn": bool(leads),
        "checked_in": wellness.has_checked_in(member, timezone.localdate(now)),
    }


class Waits(NamedTuple):
    """One thing that waits for her, and the name of the address where it is done."""

    icon: str
    label: str
    said: str
    place: str


class _Line(NamedTuple):
    """Words for things that are counted, only for a woman who ``may`` do something about them."""

    icon: str
    label: str | Promise
    said: str | Promise
    place: str
    may: Callable[[Member], bool]
    how_many: Callable[[Member, datetime], int]


def what_waits_for(member: Member, *, now: datetime) -> list[Waits]:
    """In the order of LINES; one question for each line that may be hers."""
    counted = [(line, line.how_many(member, now)) for line in LINES if line.may(member)]
    return [
        Waits(line.icon, line.label % {"number": number}, line.said % {"number": number}, line.place)
        for line, number in counted
        if number
    ]


def _everybody(member: Member) -> bool:
    return True


# First what another woman waits for; then what has time.
LINES = (
    _Line(
        "listen",
        _("Someone asks to talk with you."),
        "",
        "members:heard_list",
        access.may_hear,
        lambda her, now: members.unread_reports(her),
    ),
    _Line(
        "speak",
        _("You may choose another woman"),
        _("The one you chose has not answered yet."),
        "members:speak",
        _everybody,
        members.may_choose_another_somewhere,
    ),
    _Line(
        "lock",
        ngettext_lazy("Your answer is asked for", "Your answers are asked for", "number"),
        "",
        "agenda:vote_list",
        access.may_vouch,
        lambda her, now: votes.waits_for_her_vote(her, now=now),
    ),
    _Line(
        "lock",
        ngettext_lazy(
            "%(number)s vote needs a second woman of the committee.",
            "%(number)s votes need a second woman of the committee.",
            "number",
        ),
        "",
        "agenda:vote_list",
        access.may_open_ballots,
        lambda her, now: votes.asked_of_two(her, now=now),
    ),
    _Line(
        "hand",
        _("Somebody asks you something."),
        "",
        "agenda:my_stories",
        _everybody,
        lambda her, now: stories.waits_for(her),
    ),
    _Line(
        "people",
        ngettext_lazy(
            "%(number)s thing needs a second person.", "%(number)s things need a second person.", "number"
        ),
        "",
        "members:role_changes",
        access.may_change_roles,
        members.waiting_for,
    ),
    _Line(
        "send",
        _("The page for everybody needs a second person."),
        _("Nobody outside sees it before."),
        "agenda:public",
        access.may_change_roles,
        lambda her, now: PublicPage.objects.open(now).approvable_by(her).count(),
    ),
    _Line(
        "agenda",
        ngettext_lazy(
            "%(number)s brief needs a second reader.", "%(number)s briefs need a second reader.", "number"
        ),
        _("It goes to no office before."),
        "agenda:strategies",
        access.may_plan,
        lambda her, now: Brief.objects.drafts().readable_by(her).count(),
    ),
    _Line(
        "lock",
        _("Papers of a vote need a second reader."),
        "",
        "agenda:vote_list",
        access.may_plan,
        lambda her, now: votes.boxes_to_read(her),
    ),
    _Line(
        "down",
        ngettext_lazy(
            "%(number)s day needs a second person.", "%(number)s days need a second person.", "number"
        ),
        _("It was held elsewhere and came in a file."),
        "meetings:bring_day",
        access.may_plan,
        lambda her, now: Arrival.objects.asked().approvable_by(her).count(),
    ),
    _Line(
        "plus",
        ngettext_lazy("%(number)s woman asks to join.", "%(number)s women ask to join.", "number"),
        "",
        "members:request_list",
        access.may_decide_on_requests,
        lambda her, now: members.waiting_requests().count(),
    ),
    _Line(
        "hand",
        _("Do you know her?"),
        ngettext_lazy(
            "%(number)s woman wants to come in and has not had your word.",
            "%(number)s women want to come in and have not had your word.",
            "number",
        ),
        "members:vouching",
        access.may_vouch,
        members.waiting_for_word,
    ),
    _Line(
        "merge",
        _("Here twice?"),
        _("Two records may be one woman. It needs a second person."),
        "members:duplicates",
        access.may_merge,
        lambda her, now: members.merges_to_approve(her, now).count(),
    ),
    _Line(
        "call",
        _("Call a woman"),
        ngettext_lazy(
            "%(number)s woman was quiet for long.", "%(number)s women were quiet for long.", "number"
        ),
        "members:quiet",
        access.may_call,
        lambda her, now: members.calls_for(her, now).count(),
    ),
    _Line(
        "phone",
        _("Is it still safe?"),
        ngettext_lazy(
            "Ask %(number)s woman again how she may be reached.",
            "Ask %(number)s women again how they may be reached.",
            "number",
        ),
        "members:to_ask_again",
        access.may_ask_contact,
        lambda her, now: members.to_ask_again(her, today=timezone.localdate(now)).count(),
    ),
    _Line(
        "plan",
        _("Given back, and that is fine"),
        ngettext_lazy(
            "%(number)s task waits for a woman who wants it.",
            "%(number)s tasks wait for a woman who wants them.",
            "number",
        ),
        "actionplan:plan",
        access.may_plan,
        lambda her, now: Task.objects.without_owner().count(),
    ),
    _Line(
        "calendar",
        _("Terms that end soon"),
        "",
        "members:roles",
        access.may_change_roles,
        lambda her, now: members.terms_ending_soon(timezone.localdate(now)).count(),
    ),
    _Line(
        "agenda",
        _("Rate our issues"),
        _("How urgent, how possible: all members are asked."),
        "agenda:agenda",
        _everybody,
        lambda her, now: rounds.waiting_for(her, now=now),
    ),
    _Line(
        "agenda",
        _("Our rules"),
        _("They wait for your yes, whenever you have time."),
        "agenda:promises",
        _everybody,
        lambda her, now: waits_for_her_yes(her),
    ),
)
