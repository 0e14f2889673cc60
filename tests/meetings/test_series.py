"""Meetings that come again: the days come out right, each is a real meeting, and a second press doubles nothing."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from coalition.meetings import actions
from coalition.meetings.models import Meeting, Series
from coalition.meetings.plans import days
from coalition.reminders.models import Reminder
from tests.factories import NOW, TODAY, make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FIRST = TODAY + timedelta(days=7)  # the third Saturday of March 2026
EACH = {"title": "Circle", "place": "Hall", "length": timedelta(hours=2)}


@pytest.fixture
def planner(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


def begin(*, key=None, rule="weekly", first_on=FIRST, times=4, skipped=(), **each):
    said = {"rule": rule, "first_on": first_on, "at": time(14), "skipped": list(skipped), "times": times}
    return actions.begin_series(key=key or uuid4(), **said, by=None, now=NOW, **EACH | each)


def stand():
    """Day and hour of every meeting that is not off, as they are in Dar es Salaam."""
    coming = Meeting.objects.not_cancelled().order_by("starts_at")
    return [f"{timezone.localtime(meeting.starts_at):%d.%m. %H:%M}" for meeting in coming]


def posted(**fields):
    form = {"key": str(uuid4()), "rule": "weekly", "title": "Circle", "day": "2099-03-07", "at": "14:00"}
    return form | {"hours": "2", "times": "3", "skipped": "", "template": "", "place": "Hall"} | fields


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("weekly", date(2026, 12, 19), ["2026-12-19", "2026-12-26", "2027-01-02", "2027-01-09"]),
        ("fortnightly", date(2026, 12, 26), ["2026-12-26", "2027-01-09", "2027-01-23", "2027-02-06"]),
        ("weekday", date(2026, 11, 7), ["2026-11-07", "2026-12-05", "2027-01-02", "2027-02-06"]),
        ("weekday", date(2026, 10, 31), ["2026-10-31", "2026-11-28", "2026-12-26", "2027-01-30"]),
        ("date", date(2026, 12, 31), ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
        ("date", date(2028, 1, 30), ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
    ],
)
def test_days_by_every_rule_over_month_ends_and_year_ends(rule, first, expected):
    assert [day.isoformat() for day in days.take(4, rule=rule, first=first)] == expected


def test_holidays_typed_by_hand_are_left_out_and_do_not_count():
    found = days.take(3, rule="weekly", first=date(2026, 12, 19), skipped=[date(2026, 12, 26)])
    assert [day.isoformat() for day in found] == ["2026-12-19", "2027-01-02", "2027-01-09"]


def test_each_is_a_real_meeting_with_its_own_reminder():
    woman = make_member()
    begin(times=3)
    assert stand() == ["21.03. 14:00", "28.03. 14:00", "04.04. 14:00"]
    hers = Reminder.objects.filter(recipient=woman, cancelled_at=None).values_list("about", flat=True)
    assert set(hers) == {meeting.subject for meeting in Meeting.objects.all()}


def test_a_second_press_doubles_nothing(planner):
    form = posted()
    for _press in range(2):
        planner.post("/meetings/again/", form)
    assert (Series.objects.count(), Meeting.objects.count()) == (1, 3)


def test_database_holds_one_meeting_on_a_day_of_a_series():
    series = begin(times=2)
    same = {"series": series, "series_day": FIRST}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_meeting(**same)


def test_meeting_that_stands_there_already_becomes_the_first_of_them():
    starts_at = timezone.make_aware(timezone.datetime.combine(FIRST, time(14)))
    said = {"title": "Circle", "place": "Hall", "starts_at": starts_at}
    there = actions.call_meeting(**said, ends_at=starts_at + timedelta(hours=2), by=None, now=NOW)
    series = begin(times=2)
    assert (Meeting.objects.count(), there in series.meetings.all()) == (2, True)


def test_one_is_moved_alone_and_the_others_stay(planner):
    series = begin(first_on=date(2099, 3, 7))
    second = series.meetings.order_by("series_day")[1]
    when = {"day": "2099-03-15", "at": "09:00", "place": "Hall"}
    planner.post(f"/meetings/{second.pk}/move/", when)
    assert stand() == ["07.03. 14:00", "15.03. 09:00", "21.03. 14:00", "28.03. 14:00"]


def test_one_and_all_that_follow_are_moved_and_the_earlier_stay(planner):
    series = begin(first_on=date(2099, 3, 7))
    second = series.meetings.order_by("series_day")[1]
    when = {"day": "2099-03-15", "at": "09:00", "place": "Hall", "following": "on"}
    for _press in range(2):
        planner.post(f"/meetings/{second.pk}/move/", when)
    assert stand() == ["07.03. 14:00", "15.03. 09:00", "22.03. 09:00", "29.03. 09:00"]
    assert list(Meeting.objects.order_by("starts_at").values_list("moves", flat=True)) == [0, 1, 1, 1]


def test_where_all_that_follow_are_moved_none_of_them_shows_the_place_any_more(planner):
    second = begin(first_on=date(2099, 3, 7)).meetings.order_by("series_day")[1]
    Meeting.objects.update(place_may_show=True)
    when = {"day": "2099-03-15", "at": "09:00", "place": "Hall", "following": "on"}
    planner.post(f"/meetings/{second.pk}/move/", when)
    shows = Meeting.objects.order_by("starts_at").values_list("place_may_show", flat=True)
    assert list(shows) == [True, False, False, False]


def test_what_has_begun_is_not_moved_any_more():
    meeting = begin().meetings.first()
    Meeting.objects.filter(pk=meeting.pk).update(started_at=NOW)
    new = {"starts_at": meeting.starts_at + timedelta(days=1), "ends_at": meeting.ends_at + timedelta(days=1)}
    assert not actions.move_meeting(meeting, **new, place="Hall", place_may_show=True, now=NOW)
    assert Meeting.objects.get(pk=meeting.pk).starts_at == meeting.starts_at


def test_one_day_is_skipped_and_the_others_stay():
    second = begin().meetings.order_by("series_day")[1]
    actions.cancel_meeting(second, now=NOW)
    assert stand() == ["21.03. 14:00", "04.04. 14:00", "11.04. 14:00"]


def test_one_and_all_that_follow_are_called_off_with_their_reminders(planner):
    make_member()
    second = begin().meetings.order_by("series_day")[1]
    planner.post(f"/meetings/{second.pk}/cancel/following/")
    assert stand() == ["21.03. 14:00"]
    waiting = Reminder.objects.filter(cancelled_at=None, kind="meeting").values_list("about", flat=True)
    assert set(waiting) == {Meeting.objects.not_cancelled().get().subject}


def test_what_has_begun_is_not_called_off():
    series = begin(times=2)
    first = series.meetings.order_by("series_day").first()
    actions.start(first, by=None, now=NOW)
    assert actions.cancel_following(first, now=NOW) == 1


def test_more_of_them_go_on_after_the_last_and_only_once(planner):
    series = begin(times=2, skipped=[date(2026, 4, 4)])
    last = series.meetings.order_by("series_day").last()
    for _press in range(2):
        planner.post(f"/meetings/{last.pk}/more/", {"times": "2"})
    assert stand() == ["21.03. 14:00", "28.03. 14:00", "11.04. 14:00", "18.04. 14:00"]


def test_sessions_by_a_plan_come_with_their_steps():
    series = begin(times=2, template="monthly-meeting")
    assert [meeting.steps.count() for meeting in series.meetings.all()] == [12, 12]


@pytest.mark.parametrize(
    "wrong",
    [
        {"times": "1"},
        {"times": "27"},
        {"rule": "daily"},
        {"skipped": "2026-13-45"},
        {"skipped": "Eid"},
        {"day": ""},
        {"at": ""},
        {"key": "x"},
        {"template": "none"},
    ],
)
def test_wrong_input_sets_nothing(planner, wrong):
    assert planner.post("/meetings/again/", posted(**wrong)).status_code == 422
    assert not Meeting.objects.exists()


def test_members_see_the_next_three_of_it_and_all_on_demand(client):
    begin(first_on=date(2099, 3, 7), times=6)
    make_meeting(
        starts_at=NOW.replace(year=2099, month=12), ends_at=NOW.replace(year=2099, month=12, hour=12)
    )
    client.force_login(make_member(language="en"))
    assert len(client.get("/meetings/").context["upcoming"]) == 4
    assert len(client.get("/meetings/?all=1").context["upcoming"]) == 7


@pytest.mark.parametrize("times", [2, 12])
def test_list_costs_the_same_for_many(client, times, django_assert_num_queries):
    begin(first_on=date(2099, 3, 7), times=times)
    client.force_login(make_member(language="en"))
    client.get("/meetings/")
    with django_assert_num_queries(8):
        client.get("/meetings/")


def test_calendar_says_nothing_of_the_series(client):
    begin(times=2)
    client.force_login(make_member(language="en"))
    text = client.get(f"/meetings/{Meeting.objects.first().pk}/calendar.ics").content.decode()
    assert ["SUMMARY:Meeting" in text, "Circle" in text, "RRULE" in text, "Hall" in text] == [
        True,
        False,
        False,
        False,
    ]
