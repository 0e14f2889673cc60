"""What harms a room: floods, far too long or turning words, clocks that lie. Each comes out right on every screen."""

import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from agenda.models import Card
from coalition.meetings import actions
from coalition.meetings.models import Receipt, Step
from tests.agenda.room import press
from tests.factories import NOW, make_member, open_step

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202egnol\u0000\u200b"
LONG = "a" * 5000


@pytest.fixture
def step():
    return open_step(kind="brainstorm", record="cards", meeting=None)


def phone_in(step) -> Client:
    phone = Client()
    phone.post(f"/s/{step.room.code}/enter/")
    return phone


def send(phone, step, text, **headers):
    sent = {"key": uuid.uuid4(), "text": text}
    return phone.post(f"/s/{step.room.code}/{step.pk}/", sent, **headers).status_code


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", "secretary"))
    return client


def test_flood_from_one_phone_is_stopped_and_sixty_others_lose_nothing(step):
    flooding, others = phone_in(step), [phone_in(step) for _woman in range(60)]
    answers = [send(flooding, step, f"Fujo {number}") for number in range(30)]
    assert answers == [302] * 10 + [429] * 20
    assert [send(other, step, "Nauli") for other in others] == [302] * 60
    assert Card.objects.filter(text="Nauli").count() == 60
    assert Card.objects.exclude(text="Nauli").count() == 10


def test_five_thousand_letters_are_refused_with_what_to_do_and_kept_on_her_page(step):
    phone = phone_in(step)
    sent = {"key": uuid.uuid4(), "text": LONG}
    page = phone.post(f"/s/{step.room.code}/{step.pk}/", sent)
    assert (page.status_code, Card.objects.count(), Receipt.objects.count()) == (422, 0, 0)
    assert LONG in page.content.decode()


def test_one_word_as_long_as_a_card_may_be_is_kept_whole(step):
    assert send(phone_in(step), step, "a" * 280) == 302
    assert Card.objects.get().text == "a" * 280


def test_markup_and_turning_characters_are_dead_on_every_screen_and_every_paper(step, host):
    send(phone_in(step), step, MARKUP)
    card = Card.objects.get()
    assert not set(card.text) & set("\u202e\u0000\u200b")
    tray = host.get(f"/host/s/{step.meeting_id}/live/").content.decode()
    Card.objects.update(shown_at=NOW)
    wall = host.get(f"/wall/{step.room.wall_token}/").content.decode()
    mine = phone_in(step).get(f"/s/{step.room.code}/").content.decode()
    press(step, 2)
    actions.end(step.meeting, by=None, now=NOW)
    record = host.get(f"/meetings/{step.meeting_id}/record/").content.decode()
    for page in (tray, wall, mine, record):
        assert "<img src=x" not in page
        assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in tray
    assert "&lt;script&gt;alert" in record
    paper = host.get(f"/meetings/{step.meeting_id}/record/document/").content
    lines = [line.text for line in Document(BytesIO(paper)).paragraphs]
    assert any(card.text in line for line in lines)


def test_phone_whose_clock_is_a_day_wrong_changes_nothing(step):
    """A phone says nothing of its own time; whatever its headers claim, the server's clock alone counts."""
    phone = phone_in(step)
    yesterday = (timezone.now() - timedelta(days=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert send(phone, step, "Nauli", HTTP_DATE=yesterday, HTTP_IF_UNMODIFIED_SINCE=yesterday) == 302
    assert phone.get(f"/s/{step.room.code}/", HTTP_IF_MODIFIED_SINCE=yesterday).status_code == 200
    assert Card.objects.count() == 1
    assert Step.objects.get(pk=step.pk).opened_at == NOW


def test_the_same_card_sent_five_times_is_one_also_after_it_was_closed(step):
    phone, sent = phone_in(step), {"key": uuid.uuid4(), "text": "Nauli"}
    url = f"/s/{step.room.code}/{step.pk}/"
    answers = [phone.post(url, sent).status_code for _send in range(3)]
    press(step)
    answers += [phone.post(url, sent).status_code for _send in range(2)]
    assert answers == [302] * 5
    assert Card.objects.count() == 1


def test_of_two_hosts_who_deal_with_one_card_at_once_the_second_is_told(step, host):
    send(phone_in(step), step, "Nauli")
    card = Card.objects.get()
    url = f"/host/s/{step.meeting_id}/steps/{step.pk}"
    host.post(f"{url}/hide_card/", {"card": card.pk})
    answer = host.post(f"{url}/show_card/", {"card": card.pk}, follow=True)
    card.refresh_from_db()
    assert (card.shown_at, card.hidden_at is not None) == (None, True)
    assert len(answer.context["messages"]) == 1


def test_a_woman_s_words_cannot_be_rewritten_by_a_host(step, host):
    """Cards are kept as written; there is no deed that changes one."""
    from coalition.meetings.steps import kind_of

    send(phone_in(step), step, "Nauli ni gali")
    card = Card.objects.get()
    for deed in kind_of(step).deeds:
        host.post(
            f"/host/s/{step.meeting_id}/steps/{step.pk}/{deed}/",
            {"card": card.pk, "cards": [card.pk], "text": "Nauli ni ghali"},
        )
    card.refresh_from_db()
    assert card.text == "Nauli ni gali"
