"""Who is reminded, and a gateway in memory that can be told to fail at any point."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coalition.post import Answer, Message, Verdict
from coalition.reminders import actions
from coalition.reminders.actions import delivering
from coalition.reminders.models import Reminder
from members.models import SafeContact
from tests.factories import make_member

DAR = ZoneInfo("Africa/Dar_es_Salaam")
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=DAR)
EVENT = datetime(2026, 12, 3, 10, 0, tzinfo=DAR)
TOO_LATE = timedelta(seconds=121)  # after this a worker that did not come back has lost its claim


class Killed(BaseException):
    """kill -9, as near as one process can come to it: nothing catches it."""


class FakeWay:
    """Keeps what it accepted; ``fault`` is done before accepting, ``late_fault`` after it."""

    def __init__(self):
        self.accepted: list[Message] = []
        self.answers: list[Answer] = []  # given instead of accepting, in turn
        self.fault = self.late_fault = None
        self.can_look_up = True

    def send(self, message):
        if self.fault:
            raise self.fault
        if self.answers:
            return self.answers.pop(0)
        self.accepted.append(message)
        if self.late_fault:
            raise self.late_fault
        return Answer(Verdict.ACCEPTED, code="fake", provider_id=f"id-{len(self.accepted)}")

    def can_be_asked(self):
        return self.can_look_up

    def look_up(self, key):
        if not self.can_look_up:
            return Answer(Verdict.UNCERTAIN, code="no-lookup")
        found = any(message.key == key for message in self.accepted)
        return Answer(Verdict.ACCEPTED, provider_id="found") if found else Answer(Verdict.ABSENT)


@pytest.fixture
def way(monkeypatch):
    fake = FakeWay()
    monkeypatch.setattr(delivering, "way_for", lambda channel: fake)
    return fake


@pytest.fixture
def member(db):
    return make_reachable("sms")


@pytest.fixture
def planned(member, way):
    schedule(member)
    return only()


def kill_in(way, **fault):
    """Run one delivery in which the process dies."""
    vars(way).update(fault)
    with pytest.raises(Killed):
        actions.deliver_one_due(now=NOON)
    way.fault = way.late_fault = None


def make_reachable(channel, *, phone="+255700000001", hours=(8, 20), phone_shared=False, **fields):
    """A member who may be reached by ``channel``."""
    woman = make_member(phone=phone, channel=channel, **fields)
    SafeContact.objects.filter(member=woman).update(
        from_hour=hours[0], to_hour=hours[1], phone_shared=phone_shared
    )
    woman.safe_contact.refresh_from_db()
    return woman


def schedule(*members, now=NOON, **fields):
    """Remind ``members`` of a task at noon, unless told otherwise."""
    fields = {
        "kind": "task",
        "about": "task:7",
        "occasion": "due 2026-12-03",
        "event_at": EVENT,
        "due_at": NOON,
        "expires_at": EVENT,
    } | fields
    actions.schedule(recipients=members, now=now, **fields)


def only(**fields) -> Reminder:
    """The one reminder that answers to ``fields``; the message, not the notice, unless told otherwise."""
    return Reminder.objects.exclude(channel="" if "channel" in fields else "inapp").get(**fields)


def deliver_all(now) -> int:
    """How many steps there were to do."""
    count = 0
    while actions.deliver_one_due(now=now):
        count += 1
        assert count < 50
    return count
