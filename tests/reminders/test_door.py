"""Asked again at the door: is it still wanted, still hers, still in time? F numbers as in test_delivering.py."""

from datetime import timedelta

import pytest

from coalition.reminders import actions, queries
from members.models import Member, SafeContact
from tests.reminders.conftest import (
    EVENT,
    NOON,
    TOO_LATE,
    Killed,
    deliver_all,
    kill_in,
    make_reachable,
    only,
    schedule,
)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: Member.objects.filter(pk=m.pk).update(is_active=False),
        lambda m: Member.objects.filter(pk=m.pk).update(paused_on=NOON.date()),
        lambda m: SafeContact.objects.filter(member=m).delete(),
        lambda m: SafeContact.objects.filter(member=m).update(channel="none"),
        lambda m: actions.cancel(about="task:7", now=NOON),
    ],
)
def test_f26_f27_no_longer_wanted_is_not_sent(planned, way, change):
    change(planned.recipient)
    deliver_all(NOON)
    assert way.accepted == []
    assert only().state == "cancelled"


def test_f26_a_new_number_is_used(planned, way):
    planned.recipient.phone = "+255700000099"
    planned.recipient.save()
    deliver_all(NOON)
    assert [m.to for m in way.accepted] == ["+255700000099"]


def test_another_way_since_then_is_used(planned, way):
    SafeContact.objects.update(channel="email")
    deliver_all(NOON)
    assert [m.to for m in way.accepted] == [planned.recipient.email]
    assert (only(channel="sms").state, only(channel="email").state) == ("cancelled", "accepted")


def test_without_an_address_it_is_listed(planned, way):
    Member.objects.update(phone="")
    deliver_all(NOON)
    assert [r.state for r in queries.uncertain()] == ["dead"]


def test_f14_too_late_is_not_sent(planned, way):
    deliver_all(EVENT)
    assert (only().state, way.accepted) == ("expired", [])


def test_f29_in_her_quiet_hours_it_waits_for_the_morning(planned, way):
    deliver_all(NOON + timedelta(hours=9))
    assert (only().state, only().due_at) == ("planned", NOON + timedelta(hours=20))
    deliver_all(NOON + timedelta(hours=20))
    assert len(way.accepted) == 1


def test_cancelled_while_it_was_on_its_way_is_not_sent_again(planned, way):
    kill_in(way, fault=Killed())
    actions.cancel(about="task:7", now=NOON)
    deliver_all(NOON + TOO_LATE)
    assert (only().state, way.accepted) == ("cancelled", [])


def test_cancelled_and_wanted_again_while_on_its_way_is_sent_once(planned, way):
    kill_in(way, fault=Killed())
    actions.cancel(about="task:7", now=NOON)
    schedule(planned.recipient)
    deliver_all(NOON + TOO_LATE)
    assert (only().state, len(way.accepted)) == ("accepted", 1)


def test_no_names_and_no_titles_leave_the_house(db, way):
    woman = make_reachable("email", name_used="Zawadi-Canary", legal_name="Canary-Legal", phone_shared=True)
    schedule(woman, about="task:7", occasion="Canary-Occasion")
    deliver_all(NOON)
    (message,) = way.accepted
    assert "Canary" not in f"{message.subject} {message.text} {message.key}"
    assert message.text == "You have a message."
