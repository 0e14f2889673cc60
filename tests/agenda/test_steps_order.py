"""Ranking by order: kept once, changed until closed, counted exactly, then only counted orders are left."""

import pytest

from agenda import queries
from agenda.models import Ballot, Issue, OrderCount, Ordering, PaperCount
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, refused, send
from tests.agenda.orders import make_order, papers, places, put, put_all, shown_order
from tests.agenda.room import back, press
from tests.factories import NOW, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ABC = ["A", "B", "C"]


def names(step) -> list[list[list[str]]]:
    """The ballots that are kept, by name."""
    called = dict(Issue.objects.values_list("pk", "name"))
    ballots = Ballot.objects.filter(ordering__step=step).values_list("levels", flat=True)
    return [[[called[pk] for pk in level] for level in levels] for levels in ballots]


def counts(step):
    return list(OrderCount.objects.filter(ordering__step=step).order_by("pk").values_list("levels", "count"))


def result(step):
    return queries.order_result(Ordering.objects.get(step=step))


# What is kept.
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("3 1 2", [["C"], ["A"], ["B"]]),
        ("3", [["C"]]),
        ("2 1=3", [["B"], ["A", "C"]]),
        ("1=2=3", [["A", "B", "C"]]),
    ],
)
def test_a_ballot_may_hold_level_issues_and_leave_some_out(sent, kept):
    step = make_order(ABC)
    assert put(step, make_participant(step.room), sent) == {}
    assert names(step) == [kept]


def test_places_need_not_follow_one_another():
    step = make_order(ABC)
    sent = dict(zip(places(step, "1 2 3"), [7, 2, 7], strict=True))
    assert send(step, make_participant(step.room), **sent) == {}
    assert names(step) == [[["B"], ["A", "C"]]]


def test_a_second_send_takes_the_place_of_the_first():
    step = make_order(ABC)
    woman = make_participant(step.room)
    put(step, woman, "1 2 3")
    put(step, woman, "3")
    assert names(step) == [[["C"]]]


def test_an_order_taken_back_leaves_nothing():
    step = make_order(ABC)
    woman = make_participant(step.room)
    put(step, woman, "1 2 3")
    assert send(step, woman, clear="on") == {}
    assert names(step) == []


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, ["Choose at least one issue, or let it be."]),
        ({"issue_999999": 1}, ["This is no longer where it was. Look at the list again."]),
        ({"issue_x": 1}, ["This is no longer where it was. Look at the list again."]),
    ],
)
def test_an_empty_or_unknown_ballot_is_refused(sent, why):
    step = make_order(ABC)
    assert send(step, make_participant(step.room), **sent) == {"__all__": why}
    assert names(step) == []


@pytest.mark.parametrize("place", [0, -1, 1000, "1.5", "first", "٣" * 9])
def test_a_place_that_is_none_is_refused(place):
    step = make_order(ABC)
    field = next(iter(places(step, "1")))
    assert list(send(step, make_participant(step.room), **{field: place})) == [field]
    assert names(step) == []


def test_two_women_on_one_phone_do_not_meet():
    step = make_order(ABC)
    first = make_participant(step.room, device="shared")
    put(step, first, "1")
    second = meetings.next_woman(first).participant
    assert kind_of(step).phone(second)["mine"] == []
    put(step, second, "2")
    assert sorted(names(step)) == [[["A"]], [["B"]]]


# How it is counted.
def test_the_way_of_counting_is_picked_before_opening_only():
    step = make_step(kind="order")
    do(step, "set_method", method="borda")
    press(step)
    assert do(step, "set_method", method="schulze").startswith("It has begun")
    assert Ordering.objects.get(step=step).method == "borda"


def test_once_there_are_ballots_going_back_does_not_let_her_pick_again():
    step = make_order(ABC)
    put(step, make_participant(step.room), "1")
    back(step)
    assert do(step, "set_method", method="borda").startswith("It has begun")
    assert Ordering.objects.get(step=step).method == "copeland"


def test_an_unknown_way_is_refused():
    assert list(refused(make_step(kind="order"), "set_method", method="dice")) == ["method"]


def test_closing_counts_equal_ballots_together_the_most_frequent_first():
    step = make_order(ABC)
    put_all(step, "1 2", "3 1=2", "1 2", "2=1")
    press(step)
    assert counts(step) == [([[1], [2]], 2), ([[1, 2]], 1), ([[3], [1, 2]], 1)]


def test_reopened_and_closed_again_it_is_counted_anew():
    step = make_order(ABC)
    woman = make_participant(step.room)
    put(step, woman, "1")
    back(press(step))
    assert counts(step) == []
    put(step, woman, "2")
    press(step)
    assert counts(step) == [([[2]], 1)]


def test_an_issue_merged_before_reopening_comes_off_the_ballots():
    step = make_order(ABC)
    put_all(step, "1 2", "2 1 3", "1")
    back(step)
    first, second, _third = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=first.pk).update(merged_into=second)
    press(step, 2)
    assert counts(step) == [([[1]], 1), ([[1], [2]], 1)]


def test_a_phone_that_still_shows_a_merged_issue_is_told():
    step = make_order(ABC)
    sent = places(step, "1 2")
    back(step)
    first, second, _third = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=first.pk).update(merged_into=second)
    press(step)
    assert list(send(step, make_participant(step.room), **sent)) == ["__all__"]


def test_saving_leaves_only_counted_orders():
    step = press(shown_order())
    assert (Ballot.objects.count(), PaperCount.objects.count()) == (0, 0)
    assert counts(step) == [([[2], [3], [1]], 3), ([[3], [2], [1]], 2), ([[1], [2, 3]], 1)]
    assert [line.name for line in result(step).lines] == ["B", "C", "A"]


def test_what_is_left_tells_nothing_of_who_came_when():
    first, second = ["1", "2", "3", "1 2", "3"], ["3", "1 2", "3", "2", "1"]
    left = []
    for orders in (first, second):
        step = shown_order(None, *orders)
        left.append(counts(press(step)))
    assert left[0] == left[1]


def test_under_five_nothing_is_shown_and_nothing_stays():
    step = shown_order(None, "4x 1 2 3")
    assert result(step) is None
    press(step)
    assert (counts(step), Ordering.objects.get(step=step).women) == ([], 0)


def test_a_sealed_ordering_is_shown_again_but_never_opened_again():
    step = shown_order()
    make_step(kind="talk", meeting=step.meeting)
    meetings.go_to(step.room, step=step)
    press(step)
    meetings.go_to(step.room, step=step)
    back(step)
    assert (step.state, kind_of(step).previous_state()) == ("shown", None)
    meetings.back(step, from_state="shown", by=None, now=NOW)
    step.refresh_from_db()
    press(step)
    assert sum(count for _levels, count in counts(step)) == 6


# What comes out.
def test_a_circle_is_a_tie_and_shown_as_one():
    step = shown_order(None, "2x 1 2 3", "2x 2 3 1", "2x 3 1 2")
    lines = result(step).lines
    assert [(line.place, line.is_tied, line.name) for line in lines] == [
        (1, True, "A"),
        (1, True, "B"),
        (1, True, "C"),
    ]
    assert (result(step).winner, [line.beats for line in lines]) == (None, [1, 1, 1])


def test_who_beats_whom_by_how_many():
    table = {line.name: line.duels for line in result(shown_order()).lines}
    assert [(duel.ours, duel.theirs) if duel else None for duel in table["B"]] == [None, (3, 2), (5, 1)]
    assert [duel.outcome if duel else "" for duel in table["A"]] == ["lost", "lost", ""]


def test_other_ways_are_named_where_they_put_another_first():
    found = result(shown_order(None, "3x 1 2 3", "2x 2 3 1"))
    assert found.winner.name == found.first[0].name == "A"
    assert [(str(way.name), names) for way, names in found.others_first] == [("Borda count", ["B"])]
    assert len(found.same_order) + len(found.same_first) == 3


# Paper.
def read(step, reading, orders):
    return do(step, "read_papers", **papers(reading, orders))


def test_papers_count_once_two_readings_are_the_same():
    step = make_order(ABC)
    assert read(step, 1, "3x 2 1=3\n1").startswith("Noted.")
    assert read(step, 2, "1\n2 3=1\n 2x 2, 1 = 3\n") == "Both readings are the same. The papers count."
    put_all(step, "5x 1")
    press(step)
    assert counts(step) == [([[1]], 6), ([[2], [1, 3]], 3)]


@pytest.mark.parametrize("readings", [["5x 1"], ["5x 1", "4x 1"], ["5x 1", "5x 2"]])
def test_papers_that_do_not_agree_count_for_nobody(readings):
    step = make_order(ABC)
    for reading, orders in enumerate(readings, start=1):
        read(step, reading, orders)
    press(step)
    assert counts(step) == []


def test_a_reading_can_be_mended():
    step = make_order(ABC)
    read(step, 1, "5x 1")
    assert read(step, 2, "4x 1").startswith("The two readings are not the same.")
    assert read(step, 2, "5x 1").startswith("Both")
    do(step, "forget_papers")
    assert PaperCount.objects.count() == 0


@pytest.mark.parametrize(
    ("orders", "why"),
    [
        ("1 2\n4", "Line 2: there is no issue 4."),
        ("1 2 1", "Line 1: issue 1 stands there twice."),
        ("1=1", "Line 1: issue 1 stands there twice."),
        ("Water", "Line 1 cannot be read. It looks like 3 1 2=4."),
        ("0x 1", "Line 1: from 1 to 1000 ballots may be alike."),
        ("9999x 1", "Line 1: from 1 to 1000 ballots may be alike."),
        ("1;2", "Line 1 cannot be read. It looks like 3 1 2=4."),
        ("1\n" * 501, "Too many lines. Put ballots that are alike into one line."),
    ],
)
def test_papers_that_cannot_be_read_are_refused_with_their_line(orders, why):
    assert refused(make_order(ABC), "read_papers", reading=1, orders=orders)["orders"] == [why]


def test_papers_are_taken_while_it_is_open():
    step = press(make_order(ABC))
    assert read(step, 1, "1").startswith("Papers are taken in while it is open.")
    assert PaperCount.objects.count() == 0
