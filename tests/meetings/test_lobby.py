"""The door: who waits before it, comes in when the host says yes, and finds her place again."""

import pytest
from django.core.cache import cache
from django.test import Client

from agenda.models import Card
from coalition.meetings import actions, pulses, queries
from coalition.meetings.models import Participant
from tests.factories import answer, make_member, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget_pulses():
    pulses._remembered.clear()
    cache.clear()


@pytest.fixture
def room():
    room = open_step(kind="brainstorm").room
    actions.set_door(room, is_open=False)
    room.refresh_from_db()
    return room


@pytest.fixture
def host():
    host = Client()
    host.force_login(make_member("facilitator"))
    return host


def knock(room) -> Client:
    phone = Client()
    assert phone.post("/j/", {"code": room.code})["Location"] == f"/s/{room.code}/lobby/"
    return phone


def say(host, room, verb, woman=None):
    woman = woman or room.participants.waiting().get()
    return host.post(f"/host/s/{room.meeting_id}/people/{woman.pk}/{verb}/", follow=True)


def stands_in(phone, room) -> bool:
    return 'id="sendstate"' in phone.get(f"/s/{room.code}/", follow=True).content.decode()


def test_closed_door_lets_her_wait_and_counts_her_nowhere(room):
    phone = knock(room)
    assert queries.headcount(room) == 0
    assert not stands_in(phone, room)
    assert 'data-mark="door-waits"' in phone.get(f"/s/{room.code}/", follow=True).content.decode()
    assert phone.post(f"/s/{room.code}/{room.step_id}/", {"text": "Maji"}).status_code == 403


def test_host_sees_who_asks_and_lets_her_in(room, host):
    phone = knock(room)
    woman = room.participants.waiting().get()
    assert f"people/{woman.pk}/in/" in host.get(f"/host/s/{room.meeting_id}/strip/").content.decode()
    say(host, room, "in")
    assert (queries.headcount(room), stands_in(phone, room)) == (1, True)
    assert f"people/{woman.pk}/in/" not in host.get(f"/host/s/{room.meeting_id}/strip/").content.decode()


def test_her_phone_hears_within_half_a_second(room, host):
    phone = knock(room)
    assert phone.get(f"/s/{room.code}/lobby/pulse/").content == b"door-waits"
    say(host, room, "in")
    pulses._remembered.clear()  # half a second later
    assert phone.get(f"/s/{room.code}/lobby/pulse/?door-waits").content == b"in"
    assert phone.get(f"/s/{room.code}/lobby/", headers={"X-Part": "now"}).content == b""


def test_not_now_is_told_and_she_may_ask_again(room, host):
    phone = knock(room)
    say(host, room, "wait")
    assert list(room.participants.waiting()) == []
    assert phone.get(f"/s/{room.code}/lobby/pulse/").content == b"door-not_now"
    assert f"/s/{room.code}/enter/" in phone.get(f"/s/{room.code}/lobby/").content.decode()
    phone.post(f"/s/{room.code}/enter/")
    assert (room.participants.waiting().count(), Participant.objects.count()) == (1, 1)


def test_two_hosts_answer_her_once(room, host):
    knock(room)
    woman = room.participants.waiting().get()
    say(host, room, "in", woman)
    response = say(host, room, "wait", woman)
    assert len(list(response.context["messages"])) == 1
    assert room.participants.present().get() == woman


def test_one_phone_that_asks_again_and_again_waits_once(room):
    phone = Client()
    phone.get("/j/")
    for _tap in range(3):
        phone.cookies.pop("kiti", None)
        phone.post("/j/", {"code": room.code})
    assert room.participants.waiting().count() == 1


def test_flood_at_the_door_is_told_to_wait(room):
    said = [Client().post(f"/s/{room.code}/enter/").status_code for _phone in range(92)]
    assert (said[89], 429 in said[90:]) == (302, True)


def test_door_that_opens_lets_in_whoever_waits_and_no_claim(room):
    waits, claims = knock(room), knock(room)
    inside = make_participant(room)
    claims.post(f"/s/{room.code}/back/", {"fruit": inside.fruit, "number": inside.tag_number})
    actions.set_door(room, is_open=True)
    assert (stands_in(waits, room), stands_in(claims, room)) == (True, False)


def test_woman_whose_phone_lost_its_place_has_it_again_with_what_she_sent(room, host):
    woman = make_participant(room)
    answer(queries.current_step(room), woman, act="write", card=None, text="Maji safi")
    phone = Client()
    place = {"fruit": woman.fruit, "number": woman.tag_number}
    assert phone.post(f"/s/{room.code}/back/", place)["Location"] == f"/s/{room.code}/lobby/"
    assert "Maji safi" not in phone.get(f"/s/{room.code}/", follow=True).content.decode()
    say(host, room, "in")
    assert "Maji safi" in phone.get(f"/s/{room.code}/", follow=True).content.decode()
    assert (Participant.objects.get(), Card.objects.get().participant) == (woman, woman)


def test_place_is_taken_back_with_the_door_open_too_and_never_by_herself():
    room = make_step(kind="talk").room
    woman, phone = make_participant(room), Client()
    phone.post(f"/s/{room.code}/back/", {"fruit": woman.fruit, "number": woman.tag_number})
    seat = woman.seat_index
    woman.refresh_from_db()
    assert (woman.seat_index, queries.headcount(room)) == (seat, 1)


@pytest.mark.parametrize("tag", [{"fruit": "mango", "number": "99"}, {"fruit": "", "number": ""}, {}])
def test_place_that_nobody_had_is_told(room, tag):
    make_participant(room)
    assert Client().post(f"/s/{room.code}/back/", tag).status_code == 422
    assert Participant.objects.count() == 1


def test_door_of_another_meeting_is_not_answered(room, host):
    knock(room)
    other = make_step(kind="talk").meeting
    woman = room.participants.waiting().get()
    assert host.post(f"/host/s/{other.pk}/people/{woman.pk}/in/").status_code == 404


def test_meeting_that_ends_thanks_whoever_waits(room):
    phone = knock(room)
    actions.end(room.meeting, by=None, now=room.meeting.starts_at)
    pulses._remembered.clear()
    assert phone.get(f"/s/{room.code}/lobby/pulse/").content == b"over"
    assert 'data-mark="over"' in phone.get(f"/s/{room.code}/lobby/", follow=True).content.decode()


@pytest.mark.parametrize("women", [1, 40])
def test_people_page_costs_the_same_for_one_and_for_many(room, host, django_assert_num_queries, women):
    for number in range(women):
        make_participant(room)
        actions.knock(room, device=f"nje-{number}")
    host.get(f"/host/s/{room.meeting_id}/people/")
    # session, her, her roles; meeting with room; who waits, who is in, who is out; the house's name
    with django_assert_num_queries(8):
        host.get(f"/host/s/{room.meeting_id}/people/")
