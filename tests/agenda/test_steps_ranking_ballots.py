"""Ranking begins with the grades, or with the ballots where the meeting held them; it says which rule ordered it."""

import pytest

from agenda.actions import agenda as actions
from agenda.models import Agenda
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, fresh, refused, screen
from tests.agenda.orders import shown_order
from tests.agenda.room import order, press, shown_round
from tests.factories import make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
BALLOTS = ("3x 1 3 2", "2x 1 3")  # A, C, B


def ranking_after(*ballots: str):
    """Opened after grades that put B before A before C, and after ``ballots``."""
    meeting = shown_round().meeting
    if ballots:
        shown_order(meeting, *ballots)
    return press(make_step(kind="ranking", record="agenda_map", meeting=meeting))


def draft_of(step) -> Agenda:
    return Agenda.objects.drafts().get(meeting=step.meeting)


def test_it_begins_with_the_grades_until_the_room_says_otherwise():
    ranking = ranking_after(*BALLOTS)
    assert order(draft_of(ranking)) == ["B", "A", "C"]
    assert "Each woman graded each issue" in screen(fresh(ranking), "host")


def test_it_takes_the_order_of_the_ballots_and_says_their_rule():
    ranking = ranking_after(*BALLOTS)
    said = do(ranking, "take_order", source="ballots")
    assert said.startswith(
        "Each of us put the issues in order. Copeland's method: Every issue meets every other;"
    )
    assert order(draft_of(ranking)) == ["A", "C", "B"]
    assert [item.computed_place for item in draft_of(ranking).items.kept()] == [1, 2, 3]
    shown = screen(fresh(ranking), "host")
    assert ("By our ballots: place 1." in shown, "By the grades: place" in shown) == (True, False)
    assert "Each of us put the issues in order." in screen(fresh(ranking), "wall")
    assert next(iter(kind_of(fresh(ranking)).record())).label == said


def test_the_numbers_of_the_grades_stay_beside_it():
    ranking = ranking_after(*BALLOTS)
    do(ranking, "take_order", source="ballots")
    assert float(draft_of(ranking).items.get(name="B").mean_urgency) == 5


def test_it_can_be_taken_from_the_grades_again():
    ranking = ranking_after(*BALLOTS)
    do(ranking, "take_order", source="ballots")
    assert do(ranking, "take_order", source="grades").startswith("Each woman graded")
    assert order(draft_of(ranking)) == ["B", "A", "C"]


def test_level_issues_stand_as_they_did_by_the_grades():
    ranking = ranking_after("5x 3 1=2")
    do(ranking, "take_order", source="ballots")
    assert order(draft_of(ranking)) == ["C", "B", "A"]
    assert [item.computed_place for item in draft_of(ranking).items.kept()] == [1, 2, 2]


def test_drafted_anew_it_keeps_where_its_order_comes_from():
    ranking = ranking_after(*BALLOTS)
    do(ranking, "take_order", source="ballots")
    actions.draft(ranking.meeting)
    assert order(draft_of(ranking)) == ["A", "C", "B"]


def test_once_the_room_has_moved_an_issue_the_order_stays():
    ranking = ranking_after(*BALLOTS)
    do(ranking, "move", item=draft_of(ranking).items.get(name="C"), place=1, reason="It hurts the most")
    assert do(ranking, "take_order", source="ballots").startswith("The room has already moved")
    assert (order(draft_of(ranking)), draft_of(ranking).ordering) == (["C", "B", "A"], None)


@pytest.mark.parametrize("ballots", [(), ("4x 1 2 3",)])
def test_where_there_is_no_shown_order_there_is_nothing_to_choose(ballots):
    ranking = ranking_after(*ballots)
    assert "take_order" not in screen(fresh(ranking), "host")
    assert list(refused(ranking, "take_order", source="ballots")) == ["source"]
