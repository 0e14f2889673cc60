"""Whose turn it is to facilitate: who led least recently; another may be asked, and anybody may say not this time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coalition.meetings import actions, queries
from coalition.meetings.models import Excused, Meeting
from members import actions as members
from members.models import RoleTerm
from tests.factories import NOW, make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def women():
    """Three facilitators: one led last, one long ago, one never."""
    women = [make_member("facilitator", name_used=name) for name in ("Asha", "Bahati", "Chausiku")]
    for woman, days in zip(women, (1, 30), strict=False):
        led(woman, days_ago=days)
    return women


@pytest.fixture
def meeting(women):
    return make_meeting(
        starts_at=timezone.now() + timedelta(days=2), ends_at=timezone.now() + timedelta(days=3)
    )


def led(woman, *, days_ago):
    meeting = make_meeting(template="coalition-one-day")
    actions.start(meeting, by=woman, now=NOW - timedelta(days=days_ago))
    return meeting


def turn(meeting):
    woman = queries.whose_turn(meeting, now=timezone.now())
    return woman and woman.name_used


def test_who_begins_a_session_led_it_and_a_second_host_did_not(women):
    meeting = led(women[0], days_ago=0)
    actions.start(meeting, by=women[1], now=NOW)
    assert Meeting.objects.get(pk=meeting.pk).led_by == women[0]


def test_first_is_who_never_led_then_who_led_longest_ago(meeting):
    names = [woman.name_used for woman in queries.facilitators(meeting, now=NOW)]
    assert names == ["Chausiku", "Bahati", "Asha"]


def test_the_order_goes_on_when_she_has_led(meeting, women):
    led(women[2], days_ago=0)
    assert turn(meeting) == "Bahati"


def test_only_those_who_are_here_and_hold_the_role_on_that_day(meeting, women):
    now = timezone.now()
    make_member("co_lead")
    members.pause(women[2], by=women[2], now=now)
    women[1].role_terms.update(ends_on=timezone.localdate(meeting.starts_at))
    late = make_member(name_used="Dafina")
    RoleTerm.objects.create(member=late, role="facilitator", starts_on=timezone.localdate(meeting.starts_at))
    names = [woman.name_used for woman in queries.facilitators(meeting, now=now)]
    assert names == ["Dafina", "Asha"]


def test_not_this_time_passes_the_turn_on_and_no_further(meeting, women):
    assert [actions.excuse(meeting, member=women[2]) for _tap in range(2)] == [True, False]
    assert turn(meeting) == "Bahati"
    assert (
        turn(make_meeting(starts_at=meeting.ends_at, ends_at=meeting.ends_at + timedelta(hours=1)))
        == "Chausiku"
    )


def test_she_can_after_all(meeting, women):
    actions.excuse(meeting, member=women[2])
    assert actions.take_excuse_back(meeting, member=women[2])
    assert turn(meeting) == "Chausiku"


def test_another_is_asked_and_may_pass_it_on(meeting, women):
    assert actions.ask_to_lead(meeting, member=women[0])
    meeting.refresh_from_db()
    assert turn(meeting) == "Asha"
    actions.excuse(meeting, member=women[0])
    meeting.refresh_from_db()
    assert turn(meeting) == "Chausiku"


def test_where_all_are_excused_it_is_nobodys_turn(meeting, women):
    for woman in women:
        actions.excuse(meeting, member=woman)
    assert turn(meeting) is None


def test_what_has_begun_is_settled(women):
    meeting = led(women[0], days_ago=0)
    assert not actions.ask_to_lead(meeting, member=women[1])
    assert not actions.excuse(meeting, member=women[1])


def test_who_leaves_takes_her_name_out_of_the_order_and_the_history(meeting, women):
    actions.excuse(meeting, member=women[0])
    members.leave(women[0], by=women[0], now=NOW)
    assert (Meeting.objects.filter(led_by=women[0]).count(), Excused.objects.count()) == (0, 0)


def test_planner_sees_it_and_asks_another(client, meeting, women):
    client.force_login(make_member("co_lead"))
    assert "Chausiku" in client.get("/meetings/").content.decode()
    client.post(f"/meetings/{meeting.pk}/turn/", {"member": women[0].pk})
    meeting.refresh_from_db()
    assert meeting.to_lead == women[0]
    actions.excuse(meeting, member=women[1])
    page = client.post(f"/meetings/{meeting.pk}/turn/", {"member": women[1].pk}, follow=True).content.decode()
    meeting.refresh_from_db()
    assert ("who can this time" in page, meeting.to_lead) == (True, women[0])


def test_she_sees_it_at_home_and_says_not_this_time(client, meeting, women):
    client.force_login(women[2])
    assert "It is your turn" in client.get("/home/").content.decode()
    assert "Not this time" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    client.post(f"/meetings/{meeting.pk}/turn/pass/")
    assert "It is your turn" not in client.get("/home/").content.decode()
    assert "I can, after all" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    client.force_login(women[1])
    assert "It is your turn" in client.get("/home/").content.decode()


def test_other_members_read_nothing_of_it(client, meeting):
    client.force_login(make_member())
    pages = [
        client.get(path).content.decode() for path in ("/home/", "/meetings/", f"/meetings/{meeting.pk}/")
    ]
    assert [name in page for page in pages for name in ("Chausiku", "turn")] == [False] * 6


@pytest.mark.parametrize("count", [1, 12])
def test_a_meeting_costs_the_same_for_one_facilitator_and_for_many(
    client, meeting, django_assert_num_queries, count
):
    for _one in range(count):
        led(make_member("facilitator"), days_ago=3)
    client.force_login(make_member("co_lead"))
    client.get(f"/meetings/{meeting.pk}/")
    # session, her; the meeting; her roles; the facilitators; the house
    with django_assert_num_queries(8):
        client.get(f"/meetings/{meeting.pk}/")
