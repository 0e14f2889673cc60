"""Each message once, or visibly uncertain; F numbers are the faults of the reliability plan."""

from datetime import timedelta

import pytest

from coalition.post import Answer, Verdict
from coalition.reminders import actions, queries, texts
from coalition.reminders.actions import delivering
from coalition.reminders.models import Delivery, Reminder
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

LATER = Answer(Verdict.LATER, code="http-500")


def outcomes():
    return list(Delivery.objects.order_by("pk").values_list("outcome", flat=True))


def test_due_is_sent_once(planned, way):
    assert deliver_all(NOON) == 1
    assert [(m.to, m.text[:8], m.key) for m in way.accepted] == [("+255700000001", "Reminder", planned.key)]
    planned.refresh_from_db()
    assert (planned.state, planned.provider_id, planned.accepted_at, planned.claimed_until) == (
        "accepted",
        "id-1",
        NOON,
        None,
    )
    assert outcomes() == ["accepted"]


def test_nothing_is_sent_before_its_hour(planned, way):
    assert deliver_all(NOON - timedelta(seconds=1)) == 0
    assert way.accepted == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_handful_costs_the_same_for_one_and_for_three(db, way, django_assert_num_queries, count):
    schedule(*[make_reachable("sms") for _ in range(count)])
    with django_assert_num_queries(16):  # claim 3, door 3, answers 4 with ids; savepoints for the rest
        assert actions.deliver_some_due(now=NOON) == count


def test_a_handful_takes_what_was_due_first(db, way):
    first, second, third = (make_reachable("sms", phone=f"+25570000000{n}") for n in (1, 2, 3))
    for woman, minutes in ((third, 1), (first, 3), (second, 2)):
        schedule(woman, due_at=NOON - timedelta(minutes=minutes), now=NOON - timedelta(hours=1))
    assert actions.deliver_some_due(now=NOON, at_most=2) == 2
    assert [message.to for message in way.accepted] == [first.phone, second.phone]


def test_a_way_that_cannot_be_asked_gets_one_at_a_time(db, way):
    way.can_look_up = False
    schedule(*[make_reachable("sms") for _ in range(3)])
    assert actions.deliver_some_due(now=NOON) == 1
    kill_in(way, late_fault=Killed())
    deliver_all(NOON + TOO_LATE)
    states = Reminder.objects.filter(channel="sms").values_list("state", flat=True)
    assert sorted(states) == ["accepted", "accepted", "unknown"]
    assert len(way.accepted) == 3


def test_a_slow_gateway_gets_fewer_at_a_time(db, way, monkeypatch):
    schedule(*[make_reachable("sms") for _ in range(3)])
    monkeypatch.setattr(delivering, "PATIENCE", -1)
    actions.deliver_some_due(now=NOON)
    states = Reminder.objects.filter(channel="sms").values_list("state", flat=True)
    assert sorted(states) == ["accepted", "planned", "planned"]
    assert outcomes() == ["accepted"]
    deliver_all(NOON)
    assert len(way.accepted) == 3


# --- Workers that die ---


def test_f1_killed_before_the_claim(planned, way):
    deliver_all(NOON + timedelta(minutes=1))
    assert len(way.accepted) == 1


def test_f2_killed_after_the_claim(planned, way):
    Reminder.objects.filter(pk=planned.pk).update(
        state="claimed", attempt=1, claimed_until=NOON + timedelta(minutes=2)
    )
    assert deliver_all(NOON + timedelta(seconds=119)) == 0
    assert deliver_all(NOON + TOO_LATE) == 1
    assert len(way.accepted) == 1


def test_f3_killed_before_the_gateway_had_it(planned, way):
    kill_in(way, fault=Killed())
    assert only().state == "sending"
    assert deliver_all(NOON) == 0
    deliver_all(NOON + TOO_LATE)
    assert len(way.accepted) == 1
    assert outcomes() == ["", "accepted"]


def test_f3_where_the_gateway_cannot_look_up_a_person_is_asked(planned, way):
    way.can_look_up = False
    kill_in(way, fault=Killed())
    deliver_all(NOON + TOO_LATE)
    assert way.accepted == []
    assert [r.pk for r in queries.uncertain()] == [planned.pk]
    assert only().state == "unknown"
    assert deliver_all(NOON + timedelta(hours=5)) == 0


def test_f4_killed_after_the_gateway_had_it(planned, way):
    kill_in(way, late_fault=Killed())
    deliver_all(NOON + TOO_LATE)
    assert len(way.accepted) == 1
    assert (only().state, only().provider_id) == ("accepted", "found")


def test_f5_rung_again_after_the_end(planned, way):
    deliver_all(NOON)
    assert deliver_all(NOON + timedelta(hours=1)) == 0
    assert len(way.accepted) == 1


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.LATER, Verdict.REFUSED, Verdict.UNCERTAIN])
def test_a_worker_that_comes_back_from_the_dead_changes_nothing(planned, way, verdict):
    """Its lease ended while it waited for the gateway; another has settled the row."""

    def slow_send(message):
        way.accepted.append(message)
        if len(way.accepted) == 1:
            deliver_all(NOON + TOO_LATE)  # the other worker, which finds the message at the gateway
        return Answer(verdict, provider_id="late")

    way.send = slow_send
    actions.deliver_one_due(now=NOON)
    assert (only().state, only().provider_id) == ("accepted", "found")
    assert len(way.accepted) == 1


def test_a_row_that_kills_every_worker_is_given_up(planned, way):
    Reminder.objects.filter(pk=planned.pk).update(attempt=25)
    deliver_all(NOON)
    assert only().state == "dead"


def test_killed_at_each_of_many_tries_ends(planned, way):
    way.fault, now = Killed(), NOON
    for _ in range(6):
        with pytest.raises(Killed):
            actions.deliver_one_due(now=now)
        now += TOO_LATE
    deliver_all(now)
    assert only().state == "dead"


# --- Gateways that fail ---


def test_f19_backs_off_and_is_given_up_after_six_tries(planned, way):
    way.answers, now, waits = [LATER] * 6, NOON, []
    while only().state == "planned":
        actions.deliver_one_due(now=now)
        waits.append((only().due_at - now) / timedelta(minutes=1))
        now = only().due_at
    assert only().state == "dead"
    for wait, step in zip(waits[:5], (1, 4, 16, 60, 60), strict=True):
        assert 0.8 * step <= wait <= 1.2 * step
    assert outcomes() == ["later"] * 6
    assert list(queries.uncertain()) == [only()]


def test_a_failure_with_no_time_left_is_given_up(member, way):
    schedule(member, expires_at=NOON + timedelta(seconds=30))
    way.answers = [LATER]
    deliver_all(NOON)
    assert only().state == "dead"


def test_a_try_that_would_fall_into_her_quiet_hours_waits(db, way):
    schedule(make_reachable("sms", hours=(8, 13)), due_at=NOON + timedelta(minutes=59, seconds=50))
    way.answers = [LATER]
    deliver_all(NOON + timedelta(minutes=59, seconds=50))
    assert only().due_at == NOON + timedelta(hours=20)


def test_f20_no_answer_but_it_had_it(planned, way):
    way.late_fault = TimeoutError()
    deliver_all(NOON)
    way.late_fault = None
    assert only().state == "sending"
    deliver_all(NOON + timedelta(seconds=61))
    assert only().state == "accepted"
    assert len(way.accepted) == 1


def test_no_answer_and_it_had_it_not(planned, way):
    way.answers = [Answer(Verdict.UNCERTAIN)]
    deliver_all(NOON)
    deliver_all(NOON + timedelta(seconds=61))
    assert only().state == "accepted"
    assert len(way.accepted) == 1


def test_a_gateway_that_cannot_be_asked_now_is_asked_later(planned, way):
    kill_in(way, late_fault=Killed())
    real, way.look_up = way.look_up, lambda key: LATER
    deliver_all(NOON + TOO_LATE)
    assert only().state == "sending"
    way.look_up = real
    deliver_all(NOON + timedelta(hours=1))
    assert (only().state, len(way.accepted)) == ("accepted", 1)


def test_a_gateway_that_cannot_be_asked_until_the_end_leaves_it_unknown(planned, way):
    kill_in(way, late_fault=Killed())
    way.look_up = lambda key: LATER
    deliver_all(EVENT)
    assert only().state == "unknown"


def test_f21_a_wrong_number_is_given_up_at_once(planned, way):
    way.answers = [Answer(Verdict.REFUSED, code="http-422")]
    deliver_all(NOON)
    assert (only().state, Delivery.objects.get().code) == ("dead", "http-422")


def test_f22_asked_to_wait_it_waits_and_others_go_on(planned, way):
    schedule(make_reachable("sms", phone="+255700000002"), about="task:9")
    way.answers = [Answer(Verdict.BUSY, wait=timedelta(seconds=30))]
    deliver_all(NOON)
    assert (only(about="task:7").due_at, only(about="task:9").state) == (
        NOON + timedelta(seconds=30),
        "accepted",
    )
    deliver_all(NOON + timedelta(seconds=30))
    assert [m.to for m in way.accepted] == ["+255700000002", "+255700000001"]


def test_asked_to_wait_often_is_no_failure(planned, way):
    now = NOON
    for _ in range(30):
        way.answers = [Answer(Verdict.BUSY, wait=timedelta(seconds=30))]
        deliver_all(now)
        now += timedelta(seconds=30)
    deliver_all(now)
    assert only().state == "accepted"


def test_f25_a_broken_row_is_given_up_after_three_and_others_go_on(planned, way, monkeypatch):
    schedule(make_reachable("sms"), kind="meeting", about="meeting:1")
    monkeypatch.setitem(texts._KINDS, "task", lambda event_at: {}["no such word"])
    deliver_all(NOON)
    assert only(about="meeting:1").state == "accepted"
    for hours in (1, 2, 3):
        deliver_all(NOON + timedelta(hours=hours))
    assert (only(about="task:7").state, only(about="task:7").deliveries.count()) == ("dead", 3)


def test_a_row_that_breaks_while_nobody_knows_stays_unknown(planned, way):
    kill_in(way, late_fault=Killed())

    def broken(key):
        raise KeyError

    way.look_up = broken
    for minutes in (3, 6, 9, 12):
        deliver_all(NOON + timedelta(minutes=minutes))
    assert only().state == "unknown"
