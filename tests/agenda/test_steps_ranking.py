"""Ranking: software orders, the room moves with reasons that are kept, and nothing moves once it is adopted."""

import re

import pytest

from agenda.actions import agenda as actions
from agenda.models import Agenda, Decision, Item
from tests.agenda.deeds import do, refused, screen
from tests.agenda.room import DECISIONS, THEMES, demo_round, make_round, order, press, rate_all, shown_round
from tests.factories import NOW, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def ranking():
    """Opened after a round that put B before A before C."""
    return press(make_step(kind="ranking", record="agenda_map", meeting=shown_round().meeting))


def draft_of(step) -> Agenda:
    return Agenda.objects.drafts().get(meeting=step.meeting)


def item(step, name) -> Item:
    return draft_of(step).items.get(name=name)


def test_the_draft_begins_in_the_computed_order(ranking):
    assert order(draft_of(ranking)) == ["B", "A", "C"]
    assert [i.computed_place for i in draft_of(ranking).items.kept()] == [1, 2, 3]


def test_labels_are_suggested_by_the_quadrant():
    ranking = press(make_step(kind="ranking", meeting=press(demo_round(), 2).meeting))
    labels = {i.name: i.label for i in draft_of(ranking).items.all()}
    assert labels["Work and capital"] == "start_now"
    assert labels["Children and custody"] == "prepare"


def test_a_move_keeps_its_reason(ranking):
    do(ranking, "move", item=item(ranking, "C"), place=1, reason="It hurts the most")
    assert order(draft_of(ranking)) == ["C", "B", "A"]
    assert item(ranking, "C").moved_reason == "It hurts the most"


def test_a_move_down_lands_on_the_place_that_was_named(ranking):
    do(ranking, "move", item=item(ranking, "B"), place=2, reason="Later")
    assert order(draft_of(ranking)) == ["A", "B", "C"]


def test_left_out_and_taken_in_again_with_reasons(ranking):
    do(ranking, "leave_out", item=item(ranking, "A"), reason="Into the care plan")
    assert order(draft_of(ranking)) == ["B", "C"]
    assert item(ranking, "A").left_out_reason == "Into the care plan"
    do(ranking, "move", item=item(ranking, "A"), place=3, reason="We want it after all")
    assert order(draft_of(ranking)) == ["B", "C", "A"]
    assert (item(ranking, "A").left_out_reason, item(ranking, "A").moved_reason) == (
        "",
        "We want it after all",
    )


def test_a_label_is_the_rooms_own(ranking):
    do(ranking, "set_label", item=item(ranking, "B"), label="long_road")
    assert item(ranking, "B").label == "long_road"


@pytest.mark.parametrize(
    ("deed", "sent", "fields"),
    [
        ("move", {"place": 1, "reason": ""}, ["reason"]),
        ("move", {"place": 9, "reason": "x"}, ["place"]),
        ("move", {"place": "first", "reason": "x"}, ["place"]),
        ("move", {"place": 1, "reason": "x" * 281}, ["reason"]),
        ("move", {"place": 1, "reason": "\u202e\u200b"}, ["reason"]),
        ("leave_out", {"reason": " "}, ["reason"]),
        ("set_label", {"label": "never"}, ["label"]),
    ],
)
def test_bad_input_changes_nothing(ranking, deed, sent, fields):
    assert list(refused(ranking, deed, item=item(ranking, "A"), **sent)) == fields
    assert order(draft_of(ranking)) == ["B", "A", "C"]


def test_an_item_of_another_meeting_is_not_found(ranking):
    other = press(make_step(kind="ranking", meeting=shown_round().meeting))
    assert list(refused(ranking, "move", item=item(other, "A"), place=1, reason="x")) == ["item"]


def test_opened_again_the_rooms_order_stays(ranking):
    do(ranking, "move", item=item(ranking, "C"), place=1, reason="It hurts the most")
    do(ranking, "leave_out", item=item(ranking, "A"), reason="Later")
    actions.draft(ranking.meeting)
    assert order(draft_of(ranking)) == ["C", "B"]


def test_without_a_shown_rating_there_is_nothing_to_rank():
    ranking = press(make_step(kind="ranking"))
    assert Agenda.objects.count() == 0
    assert "no shown rating" in screen(ranking, "host")


def test_adopted_it_can_no_longer_be_moved(ranking):
    decision = Decision.objects.create(
        step=make_step(kind="decision", record="agenda", meeting=ranking.meeting),
        meeting=ranking.meeting,
        text="x",
        present_full=1,
        chapters_present=1,
        quorum_met=True,
        outcome="adopted",
        decided_at=NOW,
    )
    actions.adopt(decision)
    said = do(ranking, "move", item=item(ranking, "C"), place=1, reason="x")
    assert said.startswith("The room has adopted this agenda")
    assert order(draft_of(ranking)) == ["B", "A", "C"]


def test_the_screens_say_the_rule_and_the_order(ranking):
    do(ranking, "move", item=item(ranking, "C"), place=1, reason="It hurts the most")
    host = screen(ranking, "host")
    assert "the two averages are added" in host
    assert "It hurts the most" in host
    assert host.count("the order would be the same.") == 2
    assert 'class="matrix"' in screen(ranking, "wall")
    assert screen(ranking, "phone").index("C</span>") < screen(ranking, "phone").index("B</span>")


def alone(*grades) -> list[str]:
    """What the host's page says of each question alone, when five women give each issue these grades."""
    rating = make_round([chr(65 + number) for number in range(len(grades))])
    rate_all(rating, *([list(grades)] * 5))
    page = screen(press(make_step(kind="ranking", meeting=press(rating, 2).meeting)), "host")
    found = re.findall(r"<li>(If only .*?)</li>", page, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", "", line).split()) for line in found]


def test_of_few_issues_the_whole_other_order_is_said():
    assert alone((5, 5), (2, 4), (4, 1), (4, 1)) == [
        "If only urgency counted, the order would be: 1. A; 2. C; 2. D; 4. B.",
        "If only possibility counted, the order would be the same.",
    ]


def test_of_many_issues_only_who_would_come_into_the_first_five_is_said():
    assert alone((5, 5), (5, 4), (5, 3), (5, 2), (1, 5), (4, 1)) == [
        "If only urgency counted, these would come into the first five: F.",
        "If only possibility counted, the first five would be the same.",
    ]


@pytest.mark.parametrize("grades", [[], [(5, 5)]])
def test_where_there_is_no_order_nothing_is_said_of_another(grades):
    assert alone(*grades) == []


def test_the_room_of_the_demo_orders_as_it_did():
    ranking = press(make_step(kind="ranking", meeting=press(demo_round(), 2).meeting))
    computed = [list(THEMES.values()).index(name) + 1 for name in order(draft_of(ranking))]
    assert computed == [2, 4, 8, 1, 6, 5, 9, 3, 7]
    arrange(ranking)
    assert order(draft_of(ranking)) == [THEMES[theme] for theme in DECISIONS["d1"]["agenda"]]


def arrange(ranking) -> None:
    """The demo's room: what it carries, and what it leaves out."""
    wanted = [THEMES[theme] for theme in DECISIONS["d1"]["agenda"]]
    for name in set(order(draft_of(ranking))) - set(wanted):
        do(ranking, "leave_out", item=item(ranking, name), reason="Into the support plan")
    for place, name in enumerate(wanted, start=1):
        if item(ranking, name).position != place:
            do(ranking, "move", item=item(ranking, name), place=place, reason="The room chose it")
    for theme, label in DECISIONS["d1"]["agenda_labels"].items():
        do(ranking, "set_label", item=item(ranking, THEMES[theme]), label=label)
