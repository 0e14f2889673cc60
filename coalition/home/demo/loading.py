"""Loads the invented coalition: its people, a day three weeks ago, what came of it, and a day ready to start."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from actionplan import actions as actionplan
from actionplan.models import Task
from coalition.home.demo import between, carried, charter, data, say
from coalition.home.demo.day import play
from coalition.home.demo.people import one_who_asks, one_who_is_invited, one_who_is_quiet, settle
from coalition.home.demo.player import Player
from coalition.meetings import actions as meetings
from coalition.meetings import plans
from coalition.meetings.models import Meeting
from members.models import Member
from wellness import actions as wellness

TEMPLATE = "coalition-one-day"
DAYS_SINCE = 20
FIRST_OFFICIAL_MEETING = "g2"


class NotEmpty(Exception):
    """The demo is loaded only where nobody lives yet."""


@transaction.atomic
def load(*, now: datetime) -> None:
    """Fill an empty database; raises NotEmpty where there is a member already."""
    if Member.objects.exists():
        raise NotEmpty
    today = timezone.localdate(now)
    past = today - timedelta(days=DAYS_SINCE)
    people = settle(today=past - timedelta(days=60))
    meeting = _recorded_day(people, _at(past, "09:10"))
    _what_came_of_it(meeting, people, now=now)
    carried.carry(meeting, people)
    between.ask_everybody(meeting, people, now=now)
    _first_official_meeting(meeting, people, now=now)
    _day_ready_to_start(people, now=now)
    one_who_asks(people, now=now)
    one_who_is_invited(people, now=now)
    one_who_is_quiet(people, today=today)
    charter.write(people, now=now)


def _at(day, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def _recorded_day(people: dict[str, Member], start: datetime) -> Meeting:
    host = people[data()["session"]["staff"]["facilitator"]]
    planned = _at(start.date(), data()["session"]["planned"]["start"])
    meeting = meetings.plan_session(
        template=TEMPLATE,
        title=plans.title(TEMPLATE, "sw"),
        starts_at=planned,
        place=data()["session"]["venue"],
        by=host,
        now=start,
    )
    _order_after_rating(meeting)
    player = Player(meeting, host=host, start=start)
    for row in data()["members"]:
        if row["present"]:
            meetings.attend(meeting, member=people[row["id"]])
    play(player, people)
    meetings.end(meeting, by=host, now=player.now)
    return meeting


def _order_after_rating(meeting: Meeting) -> None:
    """What the facilitator put into the plan: the same issues, once more by order."""
    rating = meeting.steps.get(slug="rating")
    meetings.add_step(meeting, what="order", after=rating, title="", prompts=[], minutes=None)


def _what_came_of_it(meeting: Meeting, people: dict[str, Member], *, now: datetime) -> None:
    """Each task as it stands twenty days later; one still waits for its owner's yes."""
    for row in data()["tasks"]:
        task = Task.objects.select_related("action", "owner").get(title=say(row["title"]))
        status = row["status_day_20"]
        if status == "open" and row["owner"] == "m18":
            continue
        actionplan.accept(task, by=people[row["owner"]], now=meeting.ended_at)
        if status == "done":
            done_at = meeting.ended_at + timedelta(days=max(row["due"] - 1, 1))
            actionplan.finish(task, by=people[row["owner"]], now=done_at)
    for row in data()["commitments"]:
        if row["visibility"] == "private":
            actionplan.add_commitment(people[row["member"]], text=row["text"])
    for row in data()["care_plan"]["referrals_to_verify"]:
        wellness.add_referral(name=say(row), number=row["number"] or "")


def _first_official_meeting(meeting: Meeting, people: dict[str, Member], *, now: datetime) -> None:
    row = next(row for row in data()["meetings"] if row["id"] == FIRST_OFFICIAL_MEETING)
    starts_at = _at(timezone.localdate(meeting.starts_at) + timedelta(days=row["offset"]), "10:00")
    meetings.call_meeting(
        title=say(row["title"]),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=4),
        place=row["place"],
        by=people["m01"],
        now=now,
    )


def _day_ready_to_start(people: dict[str, Member], *, now: datetime) -> None:
    starts_at = timezone.localtime(now).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    meetings.plan_session(
        template=TEMPLATE,
        title=plans.title(TEMPLATE, "sw"),
        starts_at=starts_at,
        place=data()["session"]["venue"],
        by=people["m22"],
        now=now,
    )
