"""Deciding on phones: where she stands is a help to the count, seen by nobody before it and deleted after it."""

import uuid

import pytest
from django.urls import reverse

from agenda.models import Position
from agenda.models.attempt import COUNTED
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.agenda.deciding import adopt, count, open_decision, propose
from tests.agenda.deeds import do, screen, send
from tests.agenda.room import press
from tests.factories import make_participant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    return open_decision()


def test_a_phone_shows_where_she_stands_and_may_change(step):
    decision, woman = propose(step), make_participant(step.room)
    send(step, woman, choice="agree")
    send(step, woman, choice="block")
    assert list(decision.positions.values_list("choice", flat=True)) == ["block"]
    assert kind_of(step).answered() == 1


def test_what_phones_show_is_not_seen_until_they_are_stopped(step):
    decision = propose(step)
    for _ in range(4):
        send(step, make_participant(step.room), choice="stand_aside")
    assert "phones" in screen(step, "live")
    assert "Stand aside 4" not in screen(step, "host") + screen(step, "live") + screen(step, "wall")
    do(step, "stop_phones", decision=decision)
    assert "Stand aside 4" in screen(step, "host")
    assert "Stand aside 4" not in screen(step, "wall")
    figures = set(COUNTED["consensus"]) & kind_of(step).host()["count_form"].initial.keys()
    assert figures == set()  # two women count: the phones only help them


def test_stopped_phones_are_told_so_and_nothing_is_kept(step):
    decision, woman = propose(step), make_participant(step.room)
    do(step, "stop_phones", decision=decision)
    with pytest.raises(meetings.Closed):
        send(step, woman, choice="agree")
    assert (Position.objects.count(), step.receipts.count()) == (0, 0)


def test_counting_deletes_where_phones_stood(step):
    decision = propose(step)
    send(step, make_participant(step.room), choice="agree")
    count(step, decision)
    assert Position.objects.count() == 0


def test_saving_deletes_where_phones_stood_and_carries_over(step):
    decision = propose(step)
    send(step, make_participant(step.room), choice="agree")
    press(step, 2)
    decision.refresh_from_db()
    assert (Position.objects.count(), decision.outcome) == (0, "carried")


def test_a_phone_may_only_say_one_of_three_things(step):
    propose(step)
    assert list(send(step, make_participant(step.room), choice="maybe")) == ["choice"]


def test_a_phone_takes_part_through_its_page(client, step):
    propose(step)
    client.post(reverse("meetings:enter", args=[step.room.code]))
    page = client.get(reverse("meetings:room", args=[step.room.code])).content.decode()
    assert ("We carry it" in page, page.count('name="choice"'), "data-send" in page) == (True, 3, False)
    url = reverse("meetings:answer", args=[step.room.code, step.pk])
    assert client.post(url, {"key": uuid.uuid4(), "choice": "agree"}).status_code == 302
    assert Position.objects.get().choice == "agree"


def test_the_wall_holds_no_counts_before_they_are_shown(step):
    adopt(step)
    assert "15" not in screen(step, "wall")
    press(step)
    assert "15" in screen(step, "wall")
