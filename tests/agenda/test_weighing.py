"""Weights: exact crossing points, checked against counting the order anew at every weight around them."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.rounds import weighing
from agenda.rounds.tally import Cell, results

HALF = Fraction(1, 2)
women = st.lists(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=4, max_size=4), min_size=5, max_size=9
)


def ranked(rows):
    cells = [Cell(issue, *pair, 1) for row in rows for issue, pair in enumerate(row)]
    return results(cells, issues=range(len(rows[0])), levels=5, raters=len(rows)).ranked


def same(*pairs):
    """Five women who give these pairs."""
    return ranked([list(pairs)] * 5)


def test_two_issues_cross_where_their_sums_are_equal():
    # urgency 5 and 2, possibility 1 and 2: w * 5 + (1 - w) = w * 2 + (1 - w) * 2 at w = 1/4
    assert weighing.crossings(same((5, 1), (2, 2))) == [(Fraction(1, 4), 0, 1)]


def test_an_issue_better_in_both_is_never_passed():
    found = same((5, 5), (4, 4), (3, 3))
    assert weighing.crossings(found) == []
    assert weighing.firsts(found) == [(0, 1, (0,))]
    assert weighing.steady(found) == (0, 1)


def test_the_first_place_changes_hands_at_the_crossing():
    found = same((5, 1), (1, 5), (2, 2))
    assert weighing.firsts(found) == [(0, HALF, (1,)), (HALF, 1, (0,))]


def test_level_at_a_crossing_and_by_urgency_at_the_published_weight():
    quarter, half = same((5, 1), (2, 2)), same((5, 1), (1, 5))
    assert weighing.places(quarter, Fraction(1, 4)) == [(1, 0), (1, 1)]
    assert weighing.places(half, HALF) == [(1, 0), (2, 1)]
    assert weighing.steady(half) == (HALF, 1)


def test_two_that_are_alike_share_every_place():
    assert weighing.firsts(same((3, 4), (3, 4))) == [(0, 1, (0, 1))]


@settings(deadline=None, max_examples=60)
@given(women)
def test_at_the_published_weight_it_is_the_published_order(rows):
    found = ranked(rows)
    assert {issue: place for place, issue in weighing.places(found, HALF)} == {
        result.issue: result.rank for result in found
    }


@settings(deadline=None, max_examples=60)
@given(women)
def test_between_two_crossings_the_order_is_always_the_same(rows):
    found = ranked(rows)
    edges = sorted({Fraction(0), Fraction(1), *(one.weight for one in weighing.crossings(found))})
    for begin, end in pairwise(edges):
        steps = [begin + (end - begin) * Fraction(part, 7) for part in range(1, 7)]
        assert len({tuple(weighing.places(found, weight)) for weight in steps if weight != HALF}) == 1


@settings(deadline=None, max_examples=60)
@given(women)
def test_at_each_crossing_two_change_places(rows):
    found = ranked(rows)
    tiny = Fraction(1, 10**9)
    for weight, rises, falls in weighing.crossings(found):
        before = {issue: place for place, issue in weighing.places(found, weight - tiny)}
        after = {issue: place for place, issue in weighing.places(found, weight + tiny)}
        assert before[rises] > before[falls]
        assert after[rises] < after[falls]
