"""Other ways of counting the same grades: whether they agree with the rule, and with whom they would begin."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.rounds import readings, recounting
from agenda.rounds.recounting import sums
from agenda.rounds.tally import Cell
from tests.agenda.test_rounds_results import closed
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
grade = st.none() | st.integers(1, 5)


def told(round_) -> dict:
    """Each way: the same order, the same first, whom it puts first."""
    ways = recounting.ways(readings.reading(round_))
    return {
        str(way.name): (way.is_same_order, way.is_same_first, [line.name for line in way.first])
        for way in ways
    }


def test_where_all_agree_it_says_so():
    round_ = closed(["A", "B"], *([(5, 5), (1, 2)] for _ in range(5)))
    assert told(round_) == {
        "Score voting": (True, True, ["A"]),
        "Majority judgment": (True, True, ["A"]),
    }


def test_the_middle_grade_may_put_another_first():
    """Three of five give A all they can and two nothing: its mean is low, its middle is high."""
    round_ = closed(["A", "B"], *([(5, 5), (4, 4)] for _ in range(3)), *([(1, 1), (4, 4)] for _ in range(2)))
    assert told(round_) == {
        "Score voting": (True, True, ["B"]),
        "Majority judgment": (False, False, ["A"]),
    }


def test_who_gave_one_grade_alone_is_left_out_of_it():
    """By the rule B stands first: a woman who said nothing of urgency counts for what she said."""
    rows = [[(4, 1), (3, 3)] for _ in range(5)]
    round_ = closed(["A", "B"], *rows, [(None, 5), (3, 3)], [(5, None), (3, 3)])
    assert told(round_)["Score voting"][2] == ["B"]


def test_under_five_nothing_is_compared():
    rows = [[(4, 1), (3, 3)] for _ in range(4)]
    assert told(closed(["A", "B"], *rows, [(None, 5), (3, None)], [(5, None), (None, 3)])) == {}


def test_one_issue_has_nothing_to_be_compared_with():
    assert told(closed(["A"], *([(4, 1)] for _ in range(5)))) == {}


def test_the_page_of_a_result_says_it(client):
    client.force_login(make_member())
    round_ = closed(["A", "B"], *([(5, 5), (4, 4)] for _ in range(3)), *([(1, 1), (4, 4)] for _ in range(2)))
    page = " ".join(client.get(f"/agenda/rounds/{round_.pk}/").content.decode().split())
    assert "<b>Majority judgment</b>: would put first:" in page
    assert "<b>Score voting</b>: the same order." in page


@pytest.mark.parametrize("women", [5, 40])
def test_it_is_one_query_however_many_rated(django_assert_num_queries, women):
    reading = readings.reading(closed(["A", "B"], *([(4, 1), (3, 3)] for _ in range(women))))
    with django_assert_num_queries(1):
        recounting.ways(reading)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(1, 3), grade, grade), max_size=30))
def test_sums_are_those_of_the_women_one_by_one(women):
    cells = [Cell(*row, count) for row, count in Counter(women).items()]
    by_hand = {
        issue: [
            sum(u is not None and f is not None and issue == i and u + f == total for i, u, f in women)
            for total in range(2, 11)
        ]
        for issue in {i for i, u, f in women if u is not None and f is not None}
    }
    assert sums(cells, levels=5) == by_hand
