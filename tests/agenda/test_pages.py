"""The kinds of step through the real pages: each screen answers; bad input gets a clear answer and loses nothing."""

import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from agenda.models import Card, CharterText, Issue
from coalition.meetings import pulses
from tests.agenda.deeds import do
from tests.factories import NOW, make_member, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
KINDS = [
    ("rules", "ground_rules"),
    ("vision", "vision_fragments"),
    ("vision", "mission_draft"),
    ("brainstorm", "cards"),
    ("brainstorm", "objectives"),
    ("themes", "themes"),
    ("strategy", "strategies"),
    ("roleplay", "roleplay_lessons"),
    ("structure", "governance"),
]


@pytest.fixture(autouse=True)
def forget_pulses():
    pulses._remembered.clear()
    cache.clear()


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def english() -> Client:
    phone = Client()
    phone.cookies["lugha"] = "en"
    return phone


def deed(client, step, verb, /, **sent):
    return client.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/{verb}/", sent)


def seated(step) -> Client:
    phone = english()
    phone.post("/j/", {"code": step.room.code})
    return phone


def send(phone, step, key=None, **sent):
    return phone.post(f"/s/{step.room.code}/{step.pk}/", {"key": key or str(uuid.uuid4())} | sent)


@pytest.mark.parametrize(("kind", "record"), KINDS)
@pytest.mark.parametrize("grouping", ["room", "small_groups"])
def test_host_wall_and_phone_answer(host, kind, record, grouping):
    step = open_step(kind=kind, record=record, grouping=grouping)
    phone, room = seated(step), step.room
    pages = [f"/host/s/{step.meeting_id}/", f"/wall/{room.wall_token}/"]
    assert [host.get(page).status_code for page in pages] == [200, 200]
    assert phone.get(f"/s/{room.code}/").status_code == 200


@pytest.mark.parametrize(("kind", "record"), [kind for kind in KINDS if kind[0] != "themes"])
def test_the_live_part_answers_where_there_is_one(host, kind, record):
    step = open_step(kind=kind, record=record)
    expected = 200 if kind in ("brainstorm", "vision", "structure") else 204
    assert host.get(f"/host/s/{step.meeting_id}/live/").status_code == expected


def test_a_refused_deed_says_why_and_keeps_the_words(host):
    step = open_step(kind="brainstorm", record="cards")
    said = "a" * 281
    page = deed(host, step, "write_card", text=said)
    assert (page.status_code, said in page.content.decode()) == (422, True)
    assert "281" in page.content.decode()


def test_a_refused_pile_keeps_its_ticks(host):
    brainstorm = open_step(kind="brainstorm", record="cards")
    step = open_step(kind="themes", meeting=brainstorm.meeting)
    one, two = (brainstorm.cards.create(text=text, shown_at=NOW) for text in "ab")
    page = deed(host, step, "put_together", cards=[one.pk], name="")
    assert page.status_code == 422
    assert f'id="tick-{one.pk}" checked' in page.content.decode()
    assert f'id="tick-{two.pk}">' in page.content.decode()


def test_an_unknown_deed_is_not_found(host):
    assert deed(host, open_step(kind="themes"), "drop_table").status_code == 404


def test_members_and_strangers_do_no_deeds(client):
    step = open_step(kind="brainstorm", record="cards")
    assert deed(client, step, "write_card", text="x").status_code == 302
    client.force_login(make_member())
    assert deed(client, step, "write_card", text="x").status_code == 403
    assert not Card.objects.exists()


def test_without_its_token_no_form_is_taken():
    step = open_step(kind="brainstorm", record="cards")
    phone = Client(enforce_csrf_checks=True)
    assert phone.post(f"/s/{step.room.code}/{step.pk}/", {"text": "x"}).status_code == 403
    phone.force_login(make_member("facilitator"))
    assert deed(phone, step, "write_card", text="x").status_code == 403
    assert not Card.objects.exists()


def test_the_same_send_twice_is_one_card():
    step = open_step(kind="brainstorm", record="cards")
    phone, key = seated(step), str(uuid.uuid4())
    assert [send(phone, step, key, text="hakuna mtaji").status_code for _tap in range(2)] == [302, 302]
    assert Card.objects.get().text == "hakuna mtaji"


def test_ten_cards_a_minute_from_one_seat_and_no_more(time_machine):
    time_machine.move_to(NOW, tick=False)
    step = open_step(kind="brainstorm", record="cards")
    phone, other = seated(step), seated(step)
    answers = [send(phone, step, text=f"card {number}").status_code for number in range(12)]
    assert answers == [302] * 10 + [429] * 2
    assert send(other, step, text="hers").status_code == 302
    assert Card.objects.count() == 11


def test_a_card_that_comes_too_late_comes_back_to_her(host):
    step = open_step(kind="brainstorm", record="cards")
    phone = seated(step)
    host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/advance/", {"state": "open"})
    page = send(phone, step, text="nilikuwa naandika")
    assert (page.status_code, "nilikuwa naandika" in page.content.decode()) == (409, True)


def test_a_refused_card_comes_back_with_its_words():
    step = open_step(kind="brainstorm", record="cards")
    page = send(seated(step), step, text="b" * 300)
    assert (page.status_code, "b" * 300 in page.content.decode()) == (422, True)


@pytest.mark.parametrize("count", [1, 40])
def test_the_hosts_page_of_themes_asks_the_same_however_many_cards(host, count, django_assert_num_queries):
    brainstorm = open_step(kind="brainstorm", record="cards")
    step = open_step(kind="themes", meeting=brainstorm.meeting)
    for number in range(count):
        issue = Issue.objects.create(meeting=step.meeting, name=f"issue {number}")
        brainstorm.cards.create(text="card", shown_at=NOW, issue=issue)
    with django_assert_num_queries(22):
        host.get(f"/host/s/{step.meeting_id}/")


def test_the_record_of_the_day_holds_what_the_steps_leave(host):
    step = open_step(kind="rules", record="ground_rules")
    do(step, "add_rule", text="<b>Respect</b>")
    for state in ("open", "shown"):
        host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/advance/", {"state": state})
    page = host.get(f"/meetings/{step.meeting_id}/record/").content.decode()
    assert ("&lt;b&gt;Respect&lt;/b&gt;" in page, CharterText.objects.adopted().count()) == (True, 1)
