"""Put in, taken out, put in again: always one for each occasion and way."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from coalition.reminders import actions, queries
from coalition.reminders.models import Reminder
from tests.factories import make_member
from tests.reminders.conftest import DAR, EVENT, NOON, deliver_all, make_reachable, only, schedule


def at(day, hour, minute=0):
    return datetime(2026, 12, day, hour, minute, tzinfo=DAR)


def test_a_notice_and_a_message_are_planned(member):
    schedule(member)
    assert list(Reminder.objects.order_by("channel").values_list("channel", "state", "due_at")) == [
        ("inapp", "accepted", NOON),
        ("sms", "planned", NOON),
    ]


def test_schedule_twice_changes_nothing(member):
    schedule(member)
    schedule(member)
    assert Reminder.objects.count() == 2


def test_without_a_safe_way_there_is_only_the_notice(db):
    nowhere = make_member(phone="+255700000009")
    unknown = make_member()
    unknown.safe_contact.delete()
    schedule(nowhere, type(unknown).objects.get(pk=unknown.pk), make_member(is_active=False))
    assert list(Reminder.objects.values_list("channel", "recipient").order_by("pk")) == [
        ("inapp", nowhere.pk),
        ("inapp", unknown.pk),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_schedule_costs_the_same_for_one_and_for_three(db, django_assert_num_queries, count):
    members = [make_reachable("sms") for _ in range(count)]
    with django_assert_num_queries(
        4 + 2
    ):  # contacts, rows, taken back; savepoint of the caller's transaction
        schedule(*type(members[0]).objects.filter(pk__in=[m.pk for m in members]))


@pytest.mark.parametrize(
    ("due", "expires", "planned"),
    [
        (at(1, 22, 30), at(3, 10), at(2, 8)),  # her quiet hours: the next morning
        (at(1, 22, 30), at(2, 7), at(1, 19, 59)),  # the event is earlier: the last hour before
        (at(2, 5), at(2, 7), at(1, 19, 59)),
        (at(1, 13), at(3, 10), at(1, 13)),
        (at(1, 9), at(3, 10), NOON),  # its hour has passed: now
    ],
)
def test_a_message_waits_for_her_hours(member, due, expires, planned):
    schedule(member, due_at=due, expires_at=expires)
    assert only().due_at == planned


def test_without_a_kind_hour_left_there_is_only_the_notice(member):
    schedule(member, due_at=at(1, 22, 30), expires_at=at(2, 7), now=at(1, 20, 30))
    assert Reminder.objects.get().channel == "inapp"


def test_cancel_takes_back_everything_about_it(member, way):
    schedule(member)
    schedule(member, about="task:8")
    actions.cancel(about="task:7", now=NOON)
    deliver_all(NOON)
    assert {r.state for r in Reminder.objects.filter(about="task:7")} == {"cancelled"}
    assert [notice.about for notice in queries.for_member(member, now=NOON)] == ["task:8"]
    assert len(way.accepted) == 1


def test_cancel_for_one_leaves_the_others(member, way):
    other = make_reachable("sms")
    schedule(member, other)
    actions.cancel(about="task:7", now=NOON, recipients=[member])
    deliver_all(NOON)
    assert only(recipient=member).state == "cancelled"
    assert only(recipient=other).state == "accepted"


def test_cancel_rolls_back_with_its_cause(member):
    schedule(member)
    with transaction.atomic():
        actions.cancel(about="task:7", now=NOON)
        transaction.set_rollback(True)
    assert only().state == "planned"


def test_moved_there_and_back_is_sent_once_for_the_last(member, way):
    """F28: a meeting moves from A to B and back to A."""
    for occasion in ("A", "B", "A"):
        actions.cancel(about="task:7", now=NOON)
        schedule(member, occasion=occasion)
    deliver_all(NOON)
    assert len(way.accepted) == 1
    assert [n.occasion for n in queries.for_member(member, now=NOON)] == ["A"]
    assert only(occasion="B").state == "cancelled"


def test_moved_back_after_sending_is_not_sent_again(member, way):
    schedule(member, occasion="A")
    deliver_all(NOON)
    actions.cancel(about="task:7", now=NOON)
    schedule(member, occasion="A")
    assert deliver_all(NOON) == 0
    assert only().state == "accepted"
    assert queries.for_member(member, now=NOON).count() == 1


def test_planned_again_takes_the_new_times(member):
    schedule(member)
    actions.cancel(about="task:7", now=NOON)
    schedule(member, due_at=NOON + timedelta(hours=1))
    assert (only().state, only().due_at, only().cancelled_at) == ("planned", NOON + timedelta(hours=1), None)


def test_the_key_is_the_same_for_ever(member):
    schedule(member)
    key = only().key
    Reminder.objects.all().delete()
    schedule(member)
    assert only().key == key
    assert only(channel="inapp").key != key


def test_two_rows_for_one_occasion_are_impossible(member):
    schedule(member)
    double = only()
    double.pk, double.key = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save(force_insert=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "sending"},
        {"state": "planned", "claimed_until": EVENT},
        {"state": "accepted"},
        {"state": "cancelled"},
        {"read_at": EVENT},
    ],
)
def test_rows_that_make_no_sense_are_impossible(member, wrong):
    schedule(member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.filter(channel="sms").update(**wrong)


def test_a_notice_is_shown_from_its_hour_until_the_event(member):
    schedule(member, due_at=NOON, expires_at=EVENT)
    shown = [queries.for_member(member, now=NOON + timedelta(hours=h)).count() for h in (-1, 0, 45, 46)]
    assert shown == [0, 1, 1, 0]


def test_notices_unread_first_then_by_event(member):
    for number in (1, 2, 3):
        schedule(member, about=f"task:{number}", event_at=EVENT - timedelta(hours=number))
    actions.mark_read(Reminder.objects.get(about="task:3", channel="inapp"), now=NOON)
    assert [n.about for n in queries.for_member(member, now=NOON)] == ["task:2", "task:1", "task:3"]
    assert list(queries.for_member(make_member(), now=NOON)) == []
