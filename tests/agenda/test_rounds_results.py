"""What came out of rounds: what if, what moved, files, the wall, and an agenda drafted from one between meetings."""

import csv
from io import StringIO

import pytest

from agenda import queries
from agenda.actions import agenda as drafting
from agenda.models import Agenda, Item, Round
from agenda.rounds import readings
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.agenda.room import make_round as make_room_round
from tests.agenda.room import order, press, rate_all, shown_round
from tests.agenda.rounds import again, close, make_round
from tests.agenda.rounds import rate_all as rate_at_home
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def closed(names, *rows) -> Round:
    round_ = make_round(names)
    rate_at_home(round_, *rows)
    return close(round_)


@pytest.fixture
def member(client):
    client.force_login(make_member())
    return client


@pytest.fixture
def planner(client):
    client.force_login(make_member("facilitator"))
    return client


# What if.
def test_what_if_shows_where_the_order_changes(member):
    round_ = closed(["A", "B"], *([(5, 1), (2, 2)] for _ in range(5)))
    page = member.get(f"/agenda/rounds/{round_.pk}/weights/")
    what = page.context["what"]
    assert (what.percent, [one.line.name for one in what.order]) == (50, ["A", "B"])
    assert [(one.percent, str(one.share), one.rises.name) for one in what.changes] == [(25, "1/4", "A")]
    said = " ".join(page.content.decode().split())
    assert "From 25% to 100% for urgency the order stays as it is." in said
    assert "This only tries out. Our rule stays: both questions count the same." in said


@pytest.mark.parametrize(
    ("asked", "status", "order"),
    [("10", 200, ["B", "A"]), ("25", 200, ["A", "B"]), ("101", 200, ["A", "B"]), ("x", 200, ["A", "B"])],
)
def test_what_if_takes_a_weight_and_falls_back_to_the_rule(member, asked, status, order):
    round_ = closed(["A", "B"], *([(5, 1), (2, 2)] for _ in range(5)))
    page = member.get(f"/agenda/rounds/{round_.pk}/weights/?urgency={asked}")
    assert page.status_code == status
    assert [one.line.name for one in page.context["what"].order] == order
    assert [one.is_shared for one in page.context["what"].order] == [asked == "25"] * 2


def test_what_if_of_too_few_is_not_there(member):
    round_ = closed(["A"], *([(5, 1)] for _ in range(4)))
    assert member.get(f"/agenda/rounds/{round_.pk}/weights/").status_code == 404


# What moved.
def two_rounds():
    first = closed(["A", "B", "C"], *([(5, 5), (4, 4), (1, 1)] for _ in range(6)))
    second = again(first)
    rate_at_home(
        second, *([(2, 2), (4, 4), (1, 1)] for _ in range(3)), *([(2, 2), (4, 4), (5, 1)] for _ in range(3))
    )
    return first, close(second)


def test_what_moved_since_the_round_before(member):
    first, second = two_rounds()
    assert second.after == first
    moves = member.get(f"/agenda/rounds/{second.pk}/moves/").context["moves"]
    assert [(move.name, move.place_before, move.place) for move in moves.issues] == [
        ("B", 2, 1),
        ("A", 1, 2),
        ("C", 3, 3),
    ]
    assert [[move.name for move in found] for found in (moves.up, moves.down, moves.apart)] == [
        ["B"],
        ["A"],
        [],
    ]


def test_a_change_of_three_women_stays_hidden_and_one_of_five_shows_the_split():
    first = closed(["A"], *([(5, 3)] for _ in range(10)))
    second = again(first)
    rate_at_home(second, *([(5, 3)] for _ in range(5)), *([(1, 3)] for _ in range(5)))
    close(second)
    moves = readings.moves(second)
    assert ([move.name for move in moves.apart], moves.as_before) == (["A"], [])
    third = again(first)
    rate_at_home(third, *([(5, 3)] for _ in range(8)), *([(1, 3)] for _ in range(2)))
    close(third)
    moves = readings.moves(third)
    assert ([move.name for move in moves.as_before], third.after) == (["A"], second)
    assert readings.reading(third).lines[0].result == readings.reading(second).lines[0].result


def test_the_first_round_has_nothing_before_it(member):
    first, _second = two_rounds()
    assert member.get(f"/agenda/rounds/{first.pk}/moves/").status_code == 404
    assert member.get(f"/agenda/rounds/{first.pk}/").status_code == 200


def test_a_second_round_in_the_same_room_is_compared_with_the_first():
    step = shown_round()
    second = press(make_step(kind="rating", meeting=step.meeting))
    rate_all(second, *([(1, 1), (2, 2), (5, 5)] for _woman in range(5)))
    press(second, 2)
    kind = kind_of(second)
    assert [move.name for move in kind.wall()["moves"].issues] == ["C", "B", "A"]
    assert "moves" in kind.host()["pictures"]
    assert "moves" not in kind_of(step).host()["pictures"]


# Files.
def rows_of(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_counts_as_a_file(planner):
    names = ["=A", "B"]
    round_ = closed(names, *([(5, 4), (2, None)] for _ in range(5)), [(1, None), (None, None)])
    answer = planner.get(f"/agenda/rounds/{round_.pk}/counts/")
    assert answer["Content-Disposition"] == 'attachment; filename="counts.csv"'
    assert rows_of(answer)[1:] == [["1", "'=A", "1", "", "1"], ["1", "'=A", "5", "4", "5"]]
    assert answer.content.decode("utf-8-sig").startswith("Number,Issue")


def test_the_result_as_a_file_holds_no_issue_under_five(planner):
    round_ = closed(["A", "B", "C"], *([(5, 4), (5, 4), (2, None)] for _ in range(6)))
    rows = rows_of(planner.get(f"/agenda/rounds/{round_.pk}/result/"))
    assert [row[:3] for row in rows[1:]] == [["1", "1", "A"], ["1", "2", "B"]]
    assert rows[1][3:] == ["5.000", "5.0", "6", "4.000", "4.0", "6", "0"]


def test_other_files_are_not_there(planner):
    round_ = closed(["A"], *([(5, 4)] for _ in range(5)))
    assert planner.get(f"/agenda/rounds/{round_.pk}/grades/").status_code == 404


# On the wall.
def test_the_host_chooses_which_picture_the_wall_shows(client):
    step = shown_round()
    wall = f"/wall/{step.room.wall_token}/"
    assert 'class="matrix"' in client.get(wall).content.decode()
    deed = kind_of(step).deeds["set_picture"]
    meetings.run_deed(step, deed=deed, by=None, now=NOW, cleaned={"picture": "urgency"})
    shown = client.get(wall).content.decode()
    assert ('class="wallbars"' in shown, 'class="matrix"' in shown) == (True, False)


# An agenda out of it.
def test_an_agenda_begins_with_a_round_between_meetings_where_the_day_rated_nothing():
    closed(["A", "B"], *([(2, 2), (5, 5)] for _ in range(5)))
    agenda = drafting.draft(make_meeting())
    assert order(agenda) == ["B", "A"]


def test_what_the_day_rated_comes_first_and_the_host_may_take_the_other():
    between = closed(["X", "Y"], *([(2, 2), (5, 5)] for _ in range(5)))
    step = shown_round()
    ranking = press(make_step(kind="ranking", meeting=step.meeting))
    assert order(Agenda.objects.get()) == ["B", "A", "C"]
    offered = kind_of(ranking).host()["rounds"]
    assert offered == [step.round, between]
    drafting.take_round(ranking, round_=between, by=None, now=NOW)
    assert order(drafting.draft(step.meeting)) == ["Y", "X"]


def test_once_an_issue_was_moved_the_rating_stays():
    between = closed(["X", "Y"], *([(2, 2), (5, 5)] for _ in range(5)))
    step = shown_round()
    ranking = press(make_step(kind="ranking", meeting=step.meeting))
    item = Item.objects.get(name="C")
    drafting.move(ranking, item=item, place=1, reason="because", by=None, now=NOW)
    said = drafting.take_round(ranking, round_=between, by=None, now=NOW)
    assert (said, order(Agenda.objects.get())) == (
        "The room has already moved an issue, so the order stays.",
        ["C", "B", "A"],
    )


def test_an_open_round_is_not_offered():
    make_round(["X"])
    meeting = make_meeting()
    assert queries.rounds_for(meeting) == []
    assert drafting.draft(meeting) is None
    step = make_room_round(["A"])
    assert queries.rounds_for(step.meeting) == []
