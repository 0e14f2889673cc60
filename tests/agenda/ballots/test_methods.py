"""Each method against the slow counter by hand, over small profiles of every kind; and the plain cases by name."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.ballots import instant_runoff, ordered, pairwise
from agenda.ballots.methods import METHODS, agreement, all_orders
from agenda.ballots.ordered import BadBallot, Profile
from tests.agenda.ballots import by_hand
from tests.agenda.ballots.profiles import (
    anyhow,
    counted_by_hand,
    levels,
    numbers_to,
    of_places,
    orders_of,
    profiles,
    some,
)

CIRCLE = [([[1], [2], [3]], 1), ([[2], [3], [1]], 1), ([[3], [1], [2]], 1)]


@some(2000)
@given(st.integers(0, 2**64))
def test_every_method_counts_as_by_hand_on_thousands(seed):
    ballots, numbers = anyhow(random.Random(seed))
    assert levels(orders_of(ballots, numbers)) == levels(counted_by_hand(ballots, numbers))


@some(100)
@given(profiles())
def test_every_method_counts_as_by_hand(profile):
    assert levels(orders_of(*profile)) == levels(counted_by_hand(*profile))


@some(40)
@given(profiles())
def test_all_orders_are_those_of_each_method(profile):
    counted = Profile.of(profile[0], numbers=profile[1])
    assert all_orders(counted) == {name: method.order(counted) for name, method in METHODS.items()}


@some(60)
@given(profiles(least=2), st.data())
def test_withdrawn_alternative_counts_as_if_it_had_never_stood(profile, data):
    ballots, numbers = profile
    gone = data.draw(st.sampled_from(numbers))
    kept = [n for n in numbers if n != gone]
    without = [([[n for n in level if n != gone] for level in order], times) for order, times in ballots]
    found = all_orders(Profile.of(ballots, numbers=numbers).without([gone]))
    assert levels(found) == levels(counted_by_hand(without, kept))


@some(100)
@given(profiles())
def test_pairwise_table_holds_who_stands_before_whom(profile):
    ballots, numbers = profile
    table = pairwise.table(Profile.of(ballots, numbers=numbers))
    assert table.before.tolist() == [
        [by_hand.before(ballots, a, b) if a != b else 0 for b in numbers] for a in numbers
    ]
    won = by_hand.wins(ballots, numbers)
    assert {(a, b) for a in numbers for b in table.losers_to(a)} == set(won)


@pytest.mark.parametrize("votes", [0, 1, 12])
def test_where_all_are_level_all_share_the_first_place(votes):
    orders = orders_of([([[1, 2, 3, 4]], votes)], numbers_to(4))
    assert set(map(str, orders.values())) == {"[[1, 2, 3, 4]]"}


def test_without_a_ballot_all_share_the_first_place():
    assert set(map(str, orders_of([], numbers_to(3)).values())) == {"[[1, 2, 3]]"}


def test_without_an_alternative_there_is_no_place():
    assert set(map(str, orders_of([], []).values())) == {"[]"}


def test_one_voter_gets_her_order():
    orders = orders_of([([[3], [1, 4], [2]], 1)], numbers_to(5))
    assert set(map(str, orders.values())) == {"[[3], [1, 4], [2], [5]]"}


def test_those_left_out_share_the_last_place():
    assert set(map(str, orders_of([([[2]], 9)], numbers_to(4)).values())) == {"[[2], [1, 3, 4]]"}


def test_a_circle_is_a_tie():
    assert set(map(str, orders_of(CIRCLE, numbers_to(3)).values())) == {"[[1, 2, 3]]"}


def test_a_full_tie_of_opposite_ballots_is_a_tie():
    opposite = [([[1], [2], [3]], 5), ([[3], [2], [1]], 5)]
    orders = orders_of(opposite, numbers_to(3))
    assert orders.pop("instant_runoff") == [[1, 3], [2]]
    assert set(map(str, orders.values())) == {"[[1, 2, 3]]"}


def test_level_ones_that_leave_first_cannot_hand_the_place_to_another():
    """Six of ten want 2 or 3; were both to leave at once for having three each, 1 would win with four."""
    ballots = [([[1], [2, 3]], 4), ([[2], [3], [1]], 3), ([[3], [2], [1]], 3)]
    assert orders_of(ballots, numbers_to(3))["instant_runoff"] == [[2, 3], [1]]


def test_equally_strong_wins_in_a_circle_are_dropped_together():
    """From the list election-methods, 27 December 2002: A beats B, D beats A and C beats D by eight votes each."""
    ballots = [(([[1], [2], [3], [4]]), 5), ([[2], [4], [1], [3]], 4), ([[3], [4], [1], [2]], 3)]
    ballots += [([[4], [2], [3], [1]], 1)]
    assert orders_of(ballots, numbers_to(4))["ranked_pairs"] == [[1, 2], [3, 4]]


def test_too_many_ways_let_those_with_fewest_leave_together():
    turned = [[[(i + turn) % 14 + 1] for i in range(14)] for turn in range(14)]
    order = instant_runoff.order(Profile.of([(ballot, 1) for ballot in turned], numbers=numbers_to(14)))
    assert order == [numbers_to(14)]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ([[1], [5]], "there is no alternative 5"),
        ([[1], [2], [1]], "alternative 1 stands there twice"),
        ([[2, 2]], "alternative 2 stands there twice"),
        ([[0]], "there is no alternative 0"),
    ],
)
def test_ballot_that_names_what_it_may_not_is_refused(order, why):
    with pytest.raises(BadBallot, match=why):
        Profile.of([(order, 1)], numbers=numbers_to(3))


def test_ballot_cast_fewer_than_no_times_is_refused():
    with pytest.raises(BadBallot, match="fewer than no times"):
        Profile.of([([[1]], -1)], numbers=[1])


def test_unknown_alternative_cannot_be_withdrawn():
    with pytest.raises(BadBallot, match="no alternative 9"):
        Profile.of([], numbers=[1]).without([9])


def test_many_ballots_in_several_chunks_count_like_one(monkeypatch):
    rng = np.random.default_rng(5)
    ballots = [
        (of_places(rng.integers(0, 4, 6).tolist()), int(rng.integers(1, 99))) for _ballot in range(300)
    ]
    whole = orders_of(ballots, numbers_to(6))
    monkeypatch.setattr(ordered, "CHUNK", 7)
    assert orders_of(ballots, numbers_to(6)) == whole


def test_ballot_cast_no_times_counts_for_nothing():
    assert set(map(str, orders_of([([[1], [2]], 0)], [1, 2]).values())) == {"[[1, 2]]"}


def test_huge_counts_stay_exact():
    ballots = [([[1], [2]], 10**12 + 1), ([[2], [1]], 10**12)]
    assert set(map(str, orders_of(ballots, [1, 2]).values())) == {"[[1], [2]]"}


def test_one_ballot_on_a_thousand_alternatives():
    row = [[n] for n in reversed(numbers_to(1000))]
    assert instant_runoff.order(Profile.of([(row, 1)], numbers=numbers_to(1000))) == row


def test_more_alternatives_than_a_byte_holds():
    numbers = numbers_to(300)
    ballots = [([[n] for n in numbers], 2), ([[300]], 1)]
    orders = orders_of(ballots, numbers)
    assert orders["schulze"] == orders["ranked_pairs"] == orders["copeland"] == [[n] for n in numbers]


def test_distinct_ballots_are_listed_by_how_often_they_were_cast():
    ballots = [([[2], [1]], 1), ([[1], [2]], 1), ([[2], [1]], 3), ([[1, 2]], 0)]
    assert Profile.of(ballots, numbers=[1, 2]).orders() == [([[2], [1]], 4), ([[1], [2]], 1)]


def test_agreement_tells_the_others_apart():
    orders = {"a": [[1], [2], [3]], "b": [[1], [2], [3]], "c": [[1], [3], [2]], "d": [[1, 2], [3]]}
    assert agreement(orders, chosen="a") == (["b"], ["c"], ["d"])
