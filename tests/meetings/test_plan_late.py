"""The day runs late: what is proposed to be made shorter, by how much, and back again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coalition.meetings import actions
from coalition.meetings.models import Step
from coalition.meetings.plans import late
from tests.factories import make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PRIORITIES = ["must", "should", "could", "could", "must", "should"]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


def a_day(*, behind, priorities=PRIORITIES, now=None, **fields):
    """Begun this minute, its first step now; each step has ten minutes and never fewer than six."""
    now = now or timezone.now().replace(microsecond=0)
    ends_at = now + timedelta(minutes=10 * len(priorities) - behind)
    meeting = make_meeting(template="coalition-one-day", starts_at=now - timedelta(hours=1), ends_at=ends_at)
    steps = [
        make_step(kind="talk", meeting=meeting, priority=priority, min_minutes=6, **fields)
        for priority in priorities
    ]
    actions.go_to(meeting.room, step=steps[0])
    meeting.refresh_from_db()
    return meeting, now


def proposed(meeting, now):
    steps = list(meeting.steps.all())
    return [(cut.step.position, cut.less) for cut in late.cuts(meeting, steps, meeting.room.step, now)]


def minutes(meeting):
    return list(meeting.steps.values_list("minutes", flat=True))


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (-5, []),
        (0, []),
        (3, [(4, 3)]),
        (4, [(4, 4)]),
        (7, [(4, 4), (3, 3)]),
        (10, [(4, 4), (3, 4), (6, 2)]),
        (90, [(4, 4), (3, 4), (6, 4), (2, 4)]),
    ],
)
def test_least_needed_and_latest_first_never_a_must_never_below_the_least(behind, expected):
    assert proposed(*a_day(behind=behind)) == expected


def test_step_under_way_and_those_begun_are_left_alone():
    meeting, now = a_day(behind=20, priorities=["could", "could", "could"])
    Step.objects.filter(meeting=meeting, position=2).update(opened_at=now)
    assert proposed(meeting, now) == [(3, 4)]


def test_proposing_changes_nothing():
    meeting, now = a_day(behind=9)
    proposed(meeting, now)
    assert minutes(meeting) == [10] * 6


def test_what_wins_nothing_before_a_pinned_block_is_not_proposed():
    """Third of five, pinned ten minutes after it could begin: the day is late by that wait alone."""
    morning = timezone.localtime().replace(hour=10, microsecond=0)  # a pinned hour is one of the same day
    meeting, now = a_day(behind=0, now=morning, priorities=["must", "could", "must", "should", "must"])
    pinned = timezone.localtime(now + timedelta(minutes=30)).time()
    meeting.steps.filter(position=3).update(pinned_to=pinned)
    assert proposed(meeting, now) == [(4, 4)]


def test_one_tap_makes_all_shorter_and_one_puts_all_back(host):
    meeting, _now = a_day(behind=10)
    version = meeting.room.version
    response = host.post(f"/host/s/{meeting.pk}/plan/shorten/", follow=True)
    assert minutes(meeting) == [10, 10, 6, 6, 10, 8]
    assert "10 minutes are won." in response.content.decode()
    host.post(f"/host/s/{meeting.pk}/plan/back/")
    meeting.room.refresh_from_db()
    assert (minutes(meeting), meeting.room.version) == ([10] * 6, version + 2)


def test_one_alone_is_made_shorter_and_put_back(host):
    meeting, _now = a_day(behind=10)
    step = meeting.steps.get(position=3)
    host.post(f"/host/s/{meeting.pk}/plan/shorten/", {"step": step.pk})
    assert minutes(meeting) == [10, 10, 6, 10, 10, 10]
    host.post(f"/host/s/{meeting.pk}/plan/back/", {"step": step.pk})
    assert minutes(meeting) == [10] * 6


def test_made_shorter_twice_it_is_put_back_to_the_first():
    meeting, now = a_day(behind=2)
    actions.shorten(meeting, step=None, now=now)
    assert actions.shorten(meeting, step=None, now=now + timedelta(minutes=2)) == 2
    assert minutes(meeting) == [10, 10, 10, 6, 10, 10]
    assert (actions.put_back(meeting, step=None), minutes(meeting)) == (1, [10] * 6)


def test_second_host_who_taps_finds_nothing_left():
    meeting, now = a_day(behind=10)
    assert [actions.shorten(meeting, step=None, now=now) for _host in range(2)] == [10, 0]


def test_minutes_that_a_host_set_since_are_not_put_back():
    meeting, now = a_day(behind=4)
    actions.shorten(meeting, step=None, now=now)
    actions.give_minutes(meeting.steps.get(position=4), minutes=9)
    assert (actions.put_back(meeting, step=None), minutes(meeting)[3]) == (0, 9)


def test_step_of_another_day_is_refused(host):
    meeting, other = a_day(behind=10)[0], a_day(behind=10)[0]
    response = host.post(f"/host/s/{meeting.pk}/plan/shorten/", {"step": other.steps.last().pk})
    assert (response.status_code, minutes(other)) == (400, [10] * 6)


def test_host_screen_leads_to_it_when_late_and_only_then(host):
    words = "What can be shorter?"
    for behind, expected in ((10, True), (-10, False)):
        meeting, _now = a_day(behind=behind)
        assert (words in host.get(f"/host/s/{meeting.pk}/").content.decode()) is expected
        assert (words in host.get(f"/host/s/{meeting.pk}/plan/").content.decode()) is expected


def test_when_all_is_at_its_least_it_says_what_else_can_be_done(host):
    meeting, _now = a_day(behind=10, priorities=["must", "must"])
    assert "Nothing more can be made shorter." in host.get(f"/host/s/{meeting.pk}/plan/").content.decode()


@pytest.mark.parametrize("many", [1, 20])
def test_proposal_costs_the_same_at_any_length(host, many, django_assert_num_queries):
    meeting, _now = a_day(behind=10, priorities=["must"] + ["could"] * many)
    host.get(f"/host/s/{meeting.pk}/plan/")
    with django_assert_num_queries(6):
        host.get(f"/host/s/{meeting.pk}/plan/")
