"""The demo coalition's forty cards become its nine issues through the deeds of the day."""

import pytest

from agenda.models import Card
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, send, walk
from tests.agenda.room import DEMO
from tests.factories import make_participant, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def brainstorm():
    """Four groups with a phone each have sent their cards, and the host has shown them all."""
    step = open_step(kind="brainstorm", record="cards", grouping="small_groups")
    phones = {group: make_participant(step.room) for group in DEMO["groups"]}
    for group, phone in phones.items():
        meetings.set_group(phone, group=group)
    for card in DEMO["cards"]:
        send(step, phones[card["group"]], text=card["text"])
    do(step, "show_all", cards=list(step.cards.waiting()))
    return walk(step, to="saved")


def test_every_card_keeps_its_words_and_its_group(brainstorm):
    sent = [(card["text"], card["group"]) for card in DEMO["cards"]]
    assert list(brainstorm.cards.values_list("text", "group")) == sent


def test_the_forty_cards_become_the_nine_issues(brainstorm):
    step = open_step(kind="themes", meeting=brainstorm.meeting)
    cards = dict(zip((card["id"] for card in DEMO["cards"]), brainstorm.cards.all(), strict=True))
    for theme in DEMO["themes"]:
        do(step, "put_together", cards=[cards[one] for one in theme["cards"]], name=theme["name"]["sw"])
    do(step, "park_cards", cards=[cards[one] for one in DEMO["parking_lot_cards"]])

    texts = {card["id"]: card["text"] for card in DEMO["cards"]}
    made = {issue.name: [card.text for card in issue.shown_cards] for issue in kind_of(step).issues()}
    assert made == {theme["name"]["sw"]: [texts[one] for one in theme["cards"]] for theme in DEMO["themes"]}
    assert [card.text for card in Card.objects.parked()] == [texts[one] for one in DEMO["parking_lot_cards"]]
    assert not Card.objects.loose().exists()
