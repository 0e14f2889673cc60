"""The host takes a woman out, by her fruit and number; she may ask to come back."""

import pytest
from django.test import Client

from actionplan.models import Commitment
from agenda.models import Card
from coalition.meetings import actions, queries
from coalition.meetings.models import Participant
from members.models import AuditEvent
from tests.factories import NOW, answer, make_member, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def facilitator():
    return make_member("facilitator")


@pytest.fixture
def host(facilitator):
    host = Client()
    host.force_login(facilitator)
    return host


def come_in(room) -> tuple[Client, Participant]:
    phone = Client()
    phone.post("/j/", {"code": room.code})
    return phone, room.participants.latest("pk")


def take_out(host, woman):
    return host.post(f"/host/s/{woman.room.meeting_id}/people/{woman.pk}/out/", follow=True)


def test_who_is_taken_out_is_neither_here_nor_heard(host):
    step = open_step(kind="brainstorm")
    phone, woman = come_in(step.room)
    take_out(host, woman)
    assert queries.headcount(step.room) == 0
    assert phone.post(f"/s/{step.room.code}/{step.pk}/", {"text": "Tena"}).status_code == 403
    page = phone.get(f"/s/{step.room.code}/", follow=True).content.decode()
    assert ('data-mark="door-"' in page, f"/s/{step.room.code}/enter/" in page) == (True, True)


def test_page_that_follows_the_room_begins_anew(host):
    room = make_step(kind="talk").room
    phone, woman = come_in(room)
    take_out(host, woman)
    assert phone.get(f"/s/{room.code}/", headers={"X-Part": "now"}).content == b""


def test_cards_nobody_has_seen_are_hidden_and_no_others(facilitator):
    step = open_step(kind="brainstorm")
    woman, other = make_participant(step.room), make_participant(step.room)
    for who, text in ((woman, "shown"), (woman, "waiting"), (other, "hers")):
        answer(step, who, act="write", card=None, text=text)
    Card.objects.filter(text="shown").update(shown_at=NOW)
    actions.take_out(woman, by=facilitator, now=NOW)
    assert [card.text for card in step.cards.hidden()] == ["waiting"]
    assert [card.text for card in step.cards.waiting()] == ["hers"]


def test_what_she_would_share_with_the_group_is_gone_before_it_is_shown(facilitator):
    step = open_step(kind="reflect", record="commitments")
    woman, other = make_participant(step.room), make_participant(step.room)
    for who in (woman, other):
        answer(step, who, keep="group", text="Nitapumzika")
    actions.take_out(woman, by=facilitator, now=NOW)
    assert [said.participant for said in Commitment.objects.all()] == [other]


def test_it_is_written_down_once_and_not_whom_it_met(host, facilitator):
    woman = make_participant(make_step(kind="talk").room)
    for _press in range(2):
        take_out(host, woman)
    line = AuditEvent.objects.get()
    assert (line.verb, line.about, line.actor) == ("taken_out", woman.room.meeting.subject, facilitator)


def test_open_door_does_not_let_her_phone_back_by_itself(host):
    room = make_step(kind="talk").room
    phone, woman = come_in(room)
    take_out(host, woman)
    assert phone.post(f"/s/{room.code}/enter/")["Location"] == f"/s/{room.code}/lobby/"
    del phone.cookies["kiti"]
    phone.post("/j/", {"code": room.code})
    assert room.participants.present().count() == 0
    actions.set_door(room, is_open=True)
    woman.refresh_from_db()
    assert (woman.left, woman.lobby) == (True, "waits")


def test_host_lets_her_back_into_her_own_place(host):
    room = make_step(kind="talk").room
    phone, woman = come_in(room)
    take_out(host, woman)
    phone.post(f"/s/{room.code}/enter/")
    host.post(f"/host/s/{room.meeting_id}/people/{woman.pk}/in/")
    assert 'id="sendstate"' in phone.get(f"/s/{room.code}/").content.decode()
    assert room.participants.present().get() == woman


def test_host_page_asks_before_and_names_her_tag_alone(host):
    room = make_step(kind="talk").room
    woman = make_participant(room)
    page = host.get(f"/host/s/{room.meeting_id}/people/").content.decode()
    confirm = page[page.index("<details") :]
    assert f"/host/s/{room.meeting_id}/people/{woman.pk}/out/" in confirm


def test_woman_without_a_phone_can_be_taken_out_too(host):
    room = make_step(kind="talk").room
    take_out(host, actions.add_without_phone(room))
    assert queries.headcount(room) == 0
