"""Meetings in a calendar: whoever sees the phone learns when, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from coalition.meetings import actions, ics
from coalition.meetings.models import Feed, Meeting
from members import actions as members
from members import personal
from tests.factories import NOW, make_meeting, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_member(name_used="Asha", language="sw")


@pytest.fixture
def meeting(asha):
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=5)
    fields = {"title": "Siri yetu", "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=3)}
    return actions.call_meeting(**fields, place="Gereza la zamani", by=None, now=timezone.now())


@pytest.fixture
def feed(asha):
    return f"/calendar/{actions.open_feed(asha, today=timezone.localdate())}.ics"


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def told(event):
    return (str(event["SUMMARY"]), str(event["STATUS"]), event["SEQUENCE"], event["DTSTART"].dt)


def move(meeting, *, days):
    span = timedelta(days=days)
    times = {"starts_at": meeting.starts_at + span, "ends_at": meeting.ends_at + span}
    actions.move_meeting(meeting, **times, place=meeting.place, place_may_show=False, now=timezone.now())


def test_a_file_of_one_meeting_says_when_and_nothing_else(client, asha, meeting):
    client.force_login(asha)
    response = client.get(f"/meetings/{meeting.pk}/calendar.ics", headers={"accept-language": "sw"})
    (event,) = events(response)
    assert told(event) == ("Mkutano", "CONFIRMED", 0, meeting.starts_at)
    assert event["DTSTART"].params["TZID"] == "Africa/Dar_es_Salaam"
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=3)
    assert response["Content-Disposition"] == 'attachment; filename="calendar.ics"'


def test_neither_title_nor_group_nor_house_nor_place_stands_in_it(feed, meeting):
    text = Client().get(feed).content.decode()
    hidden = ["Siri", "Gereza", "Mlango", "Asha", "testserver", "http", "LOCATION", f":{meeting.pk}\r"]
    assert [word for word in hidden if word in text] == []


def test_the_place_stands_in_it_where_it_may(feed, meeting):
    Meeting.objects.update(place_may_show=True)
    assert [str(event["LOCATION"]) for event in events(Client().get(feed))] == ["Gereza la zamani"]


@pytest.mark.parametrize(("language", "word"), [("sw", "Mkutano"), ("en", "Meeting")])
def test_in_her_language(language, word, meeting):
    token = actions.open_feed(make_member(language=language), today=timezone.localdate())
    assert [str(event["SUMMARY"]) for event in events(Client().get(f"/calendar/{token}.ics"))] == [word]


def test_a_move_counts_up_and_stays_the_same_event(feed, meeting):
    (before,) = events(Client().get(feed))
    move(meeting, days=2)
    (after,) = events(Client().get(feed))
    assert (after["UID"], after["SEQUENCE"], after["DTSTART"].dt) == (before["UID"], 1, meeting.starts_at)


def test_what_is_called_off_is_said_to_be_off(client, feed, asha, meeting):
    actions.cancel_meeting(meeting, now=timezone.now())
    assert [told(event)[1:3] for event in events(Client().get(feed))] == [("CANCELLED", 1)]
    client.force_login(asha)
    assert client.get(f"/meetings/{meeting.pk}/").status_code == 200
    assert str(meeting.pk) not in [str(row.pk) for row in client.get("/meetings/").context["upcoming"]]


def test_each_meeting_has_a_name_of_its_own():
    one, two = make_meeting(), make_meeting()
    file = Calendar.from_ical(ics.calendar([one, two], language="en", now=NOW))
    assert len({event["UID"] for event in file.walk("VEVENT")}) == 2


def test_what_is_long_past_has_gone(feed, meeting):
    Meeting.objects.update(starts_at=NOW - timedelta(days=400), ends_at=NOW - timedelta(days=399))
    assert events(Client().get(feed)) == []


def test_a_new_address_stops_the_old_one_and_it_is_shown_once(client, asha, feed):
    client.force_login(asha)
    page = client.post("/meetings/calendar/new/")
    new = page.context["address"].removeprefix("http://testserver")
    assert [Client().get(address).status_code for address in (feed, new)] == [404, 200]
    assert new not in client.get("/meetings/calendar/").content.decode()
    assert Feed.objects.get().index not in new


def test_she_stops_it(client, asha, feed):
    client.force_login(asha)
    for _tap in range(2):
        assert client.post("/meetings/calendar/stop/").status_code == 302
    assert Client().get(feed).status_code == 404


def test_another_woman_cannot_stop_it(client, feed):
    client.force_login(make_member())
    client.post("/meetings/calendar/stop/")
    assert Client().get(feed).status_code == 200


def test_who_leaves_is_followed_no_more(asha, feed):
    members.leave(asha, by=asha, now=timezone.now())
    assert (Client().get(feed).status_code, Feed.objects.count()) == (404, 0)


def test_it_stands_in_what_she_takes_with_her(asha, feed):
    told = {section.key: len(section.rows) for section in personal.everything_of(asha)}
    assert told["calendar"] == 1


def test_the_planner_says_whether_the_place_may_show(client, meeting):
    client.force_login(make_member("co_lead"))
    starts = timezone.localtime(meeting.starts_at)
    sent = {"day": starts.date().isoformat(), "at": f"{starts:%H:%M}", "place": meeting.place}
    client.post(f"/meetings/{meeting.pk}/move/", sent | {"place_may_show": "on"})
    assert Meeting.objects.get().place_may_show is True
    client.post(f"/meetings/{meeting.pk}/move/", sent)
    assert Meeting.objects.get().place_may_show is False


@pytest.mark.parametrize("count", [1, 50])
def test_the_address_costs_the_same_for_few_meetings_and_for_many(feed, django_assert_num_queries, count):
    for _meeting in range(count):
        make_meeting(starts_at=timezone.now(), ends_at=timezone.now() + timedelta(days=1))
    with django_assert_num_queries(2):  # whose it is; the meetings
        assert len(events(Client().get(feed))) == count
