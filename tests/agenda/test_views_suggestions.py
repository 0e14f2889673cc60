"""The host sees suggested groups, changes, names, accepts or refuses them; nothing happens by itself."""

import pytest
from django.urls import reverse

from agenda.models import Card, Change
from tests.factories import NOW, make_member, open_step
from tests.page_rules import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TEXTS = ["mtaji hakuna", "hatuna mtaji wa biashara", "nyumba imeuzwa", "kodi ya nyumba", "chai baridi"]


@pytest.fixture
def step():
    brainstorm = open_step(kind="brainstorm", record="cards")
    for text in TEXTS:
        brainstorm.cards.create(text=text, shown_at=NOW)
    brainstorm.cards.create(text="mtaji siri")
    return open_step(kind="themes", meeting=brainstorm.meeting)


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def address(step) -> str:
    return reverse("agenda:suggestions", args=[step.meeting_id, step.pk])


def groups(answer) -> list[list[str]]:
    return [[card.text for card in group["cards"]] for group in answer.context["groups"]]


def pk(text: str) -> int:
    return Card.objects.get(text=text).pk


def test_looking_changes_nothing_and_says_it_is_only_a_suggestion(host, step):
    answer = host.get(address(step))
    assert groups(answer) == [TEXTS[:2], TEXTS[2:4]]
    page = answer.content.decode()
    assert "Only a suggestion" in page
    assert "1 card is left alone" in page
    assert "mtaji siri" not in page
    assert (Card.objects.grouped().count(), Change.objects.count()) == (0, 0)


def test_she_accepts_a_group_without_one_of_its_cards(host, step):
    answer = host.post(address(step), {"cards": [pk("mtaji hakuna")], "name": "Mtaji", "source": ""})
    assert answer["Location"] == address(step)
    assert [card.text for card in Card.objects.grouped()] == ["mtaji hakuna"]
    assert step.meeting.changes.latest_standing().verb == Change.Verb.PUT_TOGETHER


def test_a_group_without_a_name_is_asked_for_one(host, step):
    answer = host.post(address(step), {"cards": [pk("mtaji hakuna")], "name": ""})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()
    assert not Card.objects.grouped().exists()


def test_a_group_that_comes_back_keeps_what_she_ticked_and_wrote(host, step):
    first, second = TEXTS[2:4]
    sent = {"group": f"{pk(first)}.{pk(second)}", "cards": [pk(first), 999_999], "name": "Makazi yetu"}
    page = Page(host.post(address(step), sent).content.decode())
    ticked = [box.attrs["value"] for box in page.all("input") if "checked" in box.attrs]
    assert ticked == [str(pk(TEXTS[0])), str(pk(TEXTS[1])), str(pk(first))]
    names = [field.attrs["value"] for field in page.all("input") if field.attrs.get("name") == "name"]
    assert names == ["", "Makazi yetu"]
    ids = {element.attrs.get("id") for element in page.elements}
    assert {
        link.attrs["href"].lstrip("#") for link in page.all("a") if link.attrs["href"].startswith("#")
    } <= ids


def test_cards_that_are_no_longer_there_are_said_so(host, step):
    Card.objects.all().delete()
    answer = host.post(address(step), {"cards": [1], "name": "Makazi"}, follow=True)
    assert "This is no longer where it was. Look at the list again." in answer.content.decode()


def test_what_she_refuses_is_not_shown_again_and_stays_refused_when_she_accepts_another(host, step):
    mark = f"{pk(TEXTS[0])}.{pk(TEXTS[1])}"
    there = f"{address(step)}?no={mark}"
    answer = host.get(there)
    assert groups(answer) == [TEXTS[2:4]]
    sent = {"cards": [pk(text) for text in TEXTS[2:4]], "name": "Makazi", "source": ""}
    assert host.post(there, sent)["Location"] == there
    assert groups(host.get(there)) == []


def test_a_second_tap_puts_nothing_together_twice(host, step):
    sent = {"cards": [pk("mtaji hakuna")], "name": "Mtaji", "source": ""}
    host.post(address(step), sent)
    host.post(address(step), sent)
    assert Change.objects.count() == 1


def test_nonsense_in_the_address_refuses_nothing(host, step):
    assert len(groups(host.get(f"{address(step)}?no=&no=x.y&no=99999999999999999999"))) == 2


def test_other_kinds_of_step_have_no_such_page(host, step):
    brainstorm = step.meeting.steps.get(kind="brainstorm")
    assert host.get(address(brainstorm)).status_code == 404


@pytest.mark.parametrize("more", [0, 40])
def test_the_page_asks_the_database_the_same_number_of_questions(host, step, more, django_assert_num_queries):
    brainstorm = step.meeting.steps.get(kind="brainstorm")
    for number in range(more):
        brainstorm.cards.create(text=f"mtaji {number}", shown_at=NOW)
    host.get(address(step))
    with django_assert_num_queries(8):
        host.get(address(step))
