"""Words that come after their step has moved on: they come back to her, and reach the host only if she offers them."""

import uuid

import pytest

from agenda.models import Card
from coalition.meetings import actions
from coalition.meetings.models import OfferedWords, Receipt
from tests.agenda.room import press
from tests.factories import NOW, make_member, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db
WORDS = "Nauli ni ghali mno"


@pytest.fixture
def step():
    return open_step(kind="brainstorm", record="cards")


@pytest.fixture
def phone(client, step):
    client.post(f"/s/{step.room.code}/enter/")
    return client


@pytest.fixture
def host(client_factory):
    host = client_factory()
    host.force_login(make_member("facilitator"))
    return host


@pytest.fixture
def client_factory():
    from django.test import Client

    return Client


def send(phone, step, text=WORDS):
    return phone.post(f"/s/{step.room.code}/{step.pk}/", {"key": uuid.uuid4(), "text": text})


def offer(phone, step, key=None, text=WORDS):
    return phone.post(f"/s/{step.room.code}/{step.pk}/late/", {"key": key or uuid.uuid4(), "text": text})


def test_her_words_come_back_with_a_button_and_nothing_is_kept_before_she_presses_it(phone, step):
    press(step)
    page = send(phone, step)
    html = page.content.decode()
    assert page.status_code == 409
    assert WORDS in html
    assert f"/s/{step.room.code}/{step.pk}/late/" in html
    assert (Card.objects.count(), OfferedWords.objects.count(), Receipt.objects.count()) == (0, 0, 0)


def test_offered_while_the_step_is_only_closed_it_waits_in_the_tray_marked_late(phone, step):
    press(step)
    assert offer(phone, step).status_code == 200
    card = Card.objects.get()
    assert (card.text, card.late, card.is_waiting, card.participant) == (WORDS, True, True, None)


def test_offered_after_the_step_was_saved_it_waits_for_the_host(phone, host, step):
    press(step, 2)
    offer(phone, step)
    assert (Card.objects.count(), OfferedWords.objects.get().text) == (0, WORDS)
    strip = host.get(f"/host/s/{step.meeting_id}/strip/").content.decode()
    assert f"/host/s/{step.meeting_id}/late/" in strip
    assert WORDS not in strip
    assert WORDS in host.get(f"/host/s/{step.meeting_id}/late/").content.decode()


def test_host_takes_it_in_and_it_can_be_grouped(phone, host, step):
    press(step, 2)
    offer(phone, step)
    words = OfferedWords.objects.get()
    for _tap in range(2):
        answer = host.post(f"/host/s/{step.meeting_id}/late/{words.pk}/take/", follow=True)
    assert answer.status_code == 404
    assert [(card.text, card.late) for card in Card.objects.loose()] == [(WORDS, True)]


def test_of_two_hosts_who_take_in_and_leave_out_at_once_only_the_first_counts(phone, step):
    press(step, 2)
    offer(phone, step)
    words = OfferedWords.objects.get()
    assert actions.leave_out(words) is True
    assert actions.take_in(words, now=NOW) is False
    assert Card.objects.count() == 0


def test_the_same_offer_sent_five_times_is_one(phone, step):
    press(step)
    key = uuid.uuid4()
    assert [offer(phone, step, key).status_code for _send in range(5)] == [200] * 5
    assert Card.objects.count() == 1


def test_nothing_is_offered_to_a_step_that_has_not_begun_or_takes_no_words(phone, step):
    before = make_step(kind="brainstorm", record="cards", meeting=step.meeting)
    rating = make_step(kind="rating", meeting=step.meeting)
    assert [offer(phone, one).status_code for one in (before, rating)] == [404, 404]
    assert (Card.objects.count(), OfferedWords.objects.count()) == (0, 0)


def test_nobody_offers_without_a_seat(client_factory, step):
    press(step)
    assert offer(client_factory(), step).status_code == 403
    assert Card.objects.count() == 0


@pytest.mark.parametrize("text", ["", "  ", "a" * 5000])
def test_offer_without_words_or_with_far_too_many_keeps_nothing(phone, step, text):
    press(step)
    assert offer(phone, step, text=text).status_code == 422
    assert Card.objects.count() == 0


def test_offered_words_cannot_turn_a_page_around(phone, step):
    press(step)
    offer(phone, step, text="evil\u202egnol")
    assert Card.objects.get().text == "evilgnol"


def test_what_no_host_looked_at_is_kept_when_the_day_ends_and_was_never_shown(phone, step):
    press(step, 2)
    offer(phone, step)
    actions.end(step.meeting, by=None, now=NOW)
    card = Card.objects.get()
    assert (card.late, card.shown_at, OfferedWords.objects.count()) == (True, None, 0)


def test_words_that_come_after_the_meeting_stand_before_her_and_are_kept_nowhere(phone, step):
    code = step.room.code
    actions.end(step.meeting, by=None, now=NOW)
    page = phone.post(f"/s/{code}/{step.pk}/", {"key": uuid.uuid4(), "text": WORDS})
    assert page.status_code == 410
    assert WORDS in page.content.decode()
    assert offer(phone, step).status_code in (403, 404)
    assert (Card.objects.count(), OfferedWords.objects.count()) == (0, 0)


def test_flood_of_offers_is_stopped_like_a_flood_of_cards(phone, step):
    press(step)
    assert [offer(phone, step).status_code for _send in range(11)] == [200] * 10 + [429]
    other = make_participant(step.room)
    assert actions.offer(step, participant=other, key=uuid.uuid4(), text="Yangu", now=NOW) is True
