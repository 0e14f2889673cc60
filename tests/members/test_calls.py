"""Quiet members: who is quiet, who calls, what came of it; never an automatic removal."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from actionplan.models import Action, Task
from coalition.meetings.models import Attendance
from members import actions, jobs, queries
from members.models import AuditEvent, Call, Member
from tests.factories import NOW, TODAY, make_chapter, make_meeting, make_member

pytestmark = pytest.mark.django_db
LONG_AGO = NOW - timedelta(days=200)


@pytest.fixture
def regular():
    """She was at each of the last three meetings, which makes them meetings that were held."""
    woman = make_member(name_used="Regular")
    for days in (100, 60, 20):
        held(NOW - timedelta(days=days), woman)
    return woman


def held(day, *women):
    times = {"starts_at": day, "ends_at": day + timedelta(hours=6)}
    meeting = make_meeting(**times, started_at=day, ended_at=day + timedelta(hours=6))
    for woman in women:
        Attendance.objects.create(meeting=meeting, member=woman)


def called():
    actions.make_calls(now=NOW)
    return [call.member.name_used for call in Call.objects.open()]


def make_call(**fields):
    today = timezone.localdate()
    return Call.objects.create(member=make_member(**fields), made_on=today, due_on=today)


def browser(*roles, **fields):
    client = Client()
    client.force_login(make_member(*roles, **fields))
    return client


# --- Who is quiet


def test_who_was_at_none_of_three_meetings_is_called(regular):
    make_member(name_used="Quiet")
    assert called() == ["Quiet"]


def test_where_fewer_meetings_were_held_nobody_is_quiet():
    woman = make_member()
    for days in (150, 120):
        held(NOW - timedelta(days=days), woman)
    make_member(name_used="Quiet")
    assert called() == []


def test_ninety_days_must_pass_too(regular):
    woman = make_member(name_used="Came")
    held(NOW - timedelta(days=89), woman)
    assert called() == []
    held(NOW - timedelta(days=10), regular)
    held(NOW - timedelta(days=5), regular)
    assert called() == []


@pytest.mark.parametrize(
    "fields", [{"accepted_at": NOW - timedelta(days=9)}, {"accepted_at": LONG_AGO, "finished_at": NOW}]
)
def test_who_takes_part_in_tasks_is_not_quiet(regular, fields):
    owner = make_member()
    action = Action.objects.create(title="A", due_on=TODAY)
    Task.objects.create(action=action, title="T", owner=owner, due_on=TODAY, **fields)
    assert called() == []


def test_an_old_task_says_nothing(regular):
    owner = make_member(name_used="Quiet")
    action = Action.objects.create(title="A", due_on=TODAY)
    Task.objects.create(action=action, title="T", owner=owner, due_on=TODAY, accepted_at=LONG_AGO)
    assert called() == ["Quiet"]


def test_who_is_new_or_paused_or_gone_or_kept_out_is_not_called(regular):
    Member.objects.filter(pk=make_member().pk).update(joined_on=TODAY - timedelta(days=99))
    Member.objects.filter(pk=make_member().pk).update(paused_on=TODAY)
    Member.objects.filter(pk=make_member().pk).update(is_active=False)
    Member.objects.filter(pk=make_member().pk).update(suspended_until=NOW + timedelta(days=1))
    assert called() == []


def test_the_job_done_twice_makes_one_call_each(regular):
    make_member()
    assert [actions.make_calls(now=NOW) for _night in range(2)] == [1, 0]
    jobs.make_calls()
    assert Call.objects.filter(member__name_used__startswith="Mama").count() == 1


def test_a_call_that_nobody_began_falls_away_when_she_comes(regular):
    woman = make_member(name_used="Quiet")
    assert called() == ["Quiet"]
    held(NOW - timedelta(hours=9), woman)
    assert called() == []


def test_the_job_asks_as_little_for_one_as_for_many(regular, django_assert_num_queries):
    for _one in range(30):
        make_member()
    # two for the transaction; days held, those nobody began; days held, whom to call; the calls
    with django_assert_num_queries(7):
        actions.make_calls(now=NOW)


# --- Who calls


def test_one_woman_takes_a_call_and_nobody_else(client):
    call = make_call(name_used="Quiet")
    first, second = browser("facilitator"), browser("membership_admin")
    first.post(f"/people/calls/{call.pk}/take/")
    assert second.post(f"/people/calls/{call.pk}/take/").status_code == 404
    assert [len(one.get("/people/quiet/").context["page"]) for one in (first, second)] == [1, 0]
    first.post(f"/people/calls/{call.pk}/back/")
    assert len(second.get("/people/quiet/").context["page"]) == 1


def test_two_who_press_at_once_do_not_both_have_it():
    call, women = make_call(), [make_member("facilitator") for _two in range(2)]
    assert [actions.take_call(call, by=woman, now=NOW) for woman in women] == [True, False]


def test_who_lets_a_week_go_by_has_it_no_more():
    call, woman, other = make_call(), make_member("facilitator"), make_member("facilitator")
    actions.take_call(call, by=woman, now=NOW)
    later = NOW + timedelta(days=8)
    assert not actions.note_outcome(call, outcome="well", by=woman, now=later)
    assert actions.take_call(call, by=other, now=later)


def test_a_focal_person_calls_in_her_chapter_alone():
    here, there = make_chapter(), make_chapter()
    hers, other, none = make_call(chapter=here), make_call(chapter=there), make_call()
    page = browser("chapter_focal", chapter=here).get("/people/quiet/").context["page"]
    assert list(page) == [hers]
    assert browser("chapter_focal", chapter=here).post(f"/people/calls/{other.pk}/take/").status_code == 404
    assert list(browser("chapter_focal").get("/people/quiet/").context["page"]) == []
    assert set(browser("facilitator").get("/people/quiet/").context["page"]) == {hers, other, none}


def test_nobody_is_told_to_call_herself():
    woman = make_member("facilitator")
    Call.objects.create(member=woman, made_on=TODAY, due_on=TODAY)
    assert list(queries.calls_for(woman, NOW)) == []


def test_page_says_what_is_safe_and_hides_her_number():
    call = make_call(phone="+255712345678", name_used="Quiet")
    desk = browser("facilitator")
    desk.post(f"/people/calls/{call.pk}/take/")
    page = desk.get("/people/quiet/").content.decode()
    assert [
        words in page for words in ("Call between 8:00 am (2:00 Swahili time) and", "Say only your own name")
    ] == [
        True,
        True,
    ]
    assert "5678" not in page
    assert f'href="/people/{call.member_id}/' not in page
    admin = browser("membership_admin")
    actions.give_back_call(call, by=Call.objects.get().taken_by)
    admin.post(f"/people/calls/{call.pk}/take/")
    assert f'href="/people/{call.member_id}/' in admin.get("/people/quiet/").content.decode()


# --- What came of it


@pytest.mark.parametrize("outcome", ["well", "pause", "leave", "no_calls"])
def test_what_came_of_it_closes_the_call_and_changes_no_membership(outcome):
    call, woman = make_call(), make_member("facilitator")
    actions.take_call(call, by=woman, now=NOW)
    assert actions.note_outcome(call, outcome=outcome, by=woman, now=NOW)
    assert not actions.note_outcome(call, outcome="well", by=woman, now=NOW)
    call.refresh_from_db()
    assert (call.outcome, call.closed_at, call.member.is_active, call.member.paused_on) == (
        outcome,
        NOW,
        True,
        None,
    )
    assert AuditEvent.objects.get().verb == "called"


def test_not_reached_she_is_called_again_in_two_weeks_three_times():
    call, woman = make_call(), make_member("facilitator")
    Call.objects.update(due_on=TODAY)
    for days in (14, 28):
        now = NOW + timedelta(days=days - 14)
        actions.take_call(call, by=woman, now=now)
        actions.note_outcome(call, outcome="not_reached", by=woman, now=now)
        call.refresh_from_db()
        assert (call.due_on, call.taken_by, call.closed_at) == (TODAY + timedelta(days=days), None, None)
        assert list(queries.calls_for(woman, now)) == []
    last = NOW + timedelta(days=28)
    actions.take_call(call, by=woman, now=last)
    actions.note_outcome(call, outcome="not_reached", by=woman, now=last)
    call.refresh_from_db()
    assert (call.outcome, call.closed_at) == ("not_reached", last)


def test_who_did_not_take_it_notes_nothing():
    call, woman = make_call(), make_member("facilitator")
    assert not actions.note_outcome(call, outcome="well", by=woman, now=NOW)


def test_what_is_no_outcome_changes_nothing():
    call, desk = make_call(), browser("facilitator")
    desk.post(f"/people/calls/{call.pk}/take/")
    for outcome in ("", "gone", "x" * 99):
        desk.post(f"/people/calls/{call.pk}/", {"outcome": outcome})
    assert Call.objects.get().closed_at is None


def test_the_admin_reads_who_wants_a_pause_until_it_is_done():
    call, caller, desk = make_call(name_used="Tired"), browser("facilitator"), browser("membership_admin")
    caller.post(f"/people/calls/{call.pk}/take/")
    caller.post(f"/people/calls/{call.pk}/", {"outcome": "pause"})
    assert "She wants a pause" in desk.get("/people/quiet/").content.decode()
    assert "She wants a pause" not in caller.get("/people/quiet/").content.decode()
    desk.post(f"/people/{call.member_id}/pause/")
    assert "She wants a pause" not in desk.get("/people/quiet/").content.decode()


def test_who_wants_no_calls_is_not_called_until_she_says_otherwise(regular):
    woman, caller = make_member(name_used="Quiet"), make_member("facilitator")
    held(NOW - timedelta(days=3), caller)
    called()
    call = Call.objects.get()
    actions.take_call(call, by=caller, now=NOW)
    actions.note_outcome(call, outcome="no_calls", by=caller, now=NOW)
    later, desk = NOW + timedelta(days=200), browser("membership_admin")
    Member.objects.exclude(pk=woman.pk).update(paused_on=TODAY)
    assert actions.make_calls(now=later) == 0
    desk.post(f"/people/{woman.pk}/calls/")
    assert actions.make_calls(now=later) == 1


def test_home_says_how_many_wait():
    make_call()
    assert "1 woman was quiet for long." in browser("facilitator").get("/home/").content.decode()


@pytest.mark.parametrize("count", [1, 19])
def test_the_list_costs_the_same_for_one_and_for_many(django_assert_num_queries, count):
    desk = browser("facilitator")
    for _one in range(count):
        make_call(chapter=make_chapter())
    desk.get("/people/quiet/")
    with django_assert_num_queries(6):  # session, her; her roles; how many, the page; the house
        desk.get("/people/quiet/")
