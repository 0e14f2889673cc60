"""Two co-leads by single transferable vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.ballots.ordered import Profile
from agenda.ballots.transferable import UNIT, LotNeeded, elect
from tests.agenda.ballots.profiles import numbers_to, profiles, some

TURNED = [([[1], [2], [3]], 4), ([[2], [3], [1]], 4), ([[3], [1], [2]], 4)]


def elected(ballots, numbers, **options) -> list[int]:
    return elect(Profile.of(ballots, numbers=numbers), **options).elected


def test_surplus_goes_on_in_shares():
    """Quota 34 of 100. Of 60 votes 26 are not needed: each ballot goes on with 26/60, cut to 0.43333."""
    ballots = [([[1], [2]], 30), ([[1], [3]], 30), ([[2]], 10), ([[3]], 18), ([[4]], 12)]
    election = elect(Profile.of(ballots, numbers=numbers_to(4)))
    assert election.quota == 34
    assert election.stages[1].values == {1: 34 * UNIT, 2: 2_299_990, 3: 3_099_990, 4: 12 * UNIT}
    assert election.elected == [1, 3]


def test_level_choices_share_a_vote():
    election = elect(Profile.of([([[1, 2], [3]], 6), ([[3]], 2)], numbers=numbers_to(3)))
    assert election.stages[0].values == {1: 3 * UNIT, 2: 3 * UNIT, 3: 2 * UNIT}
    assert election.elected == [1, 2]


def test_no_more_women_than_seats_are_all_elected():
    assert elected([([[2]], 3)], [1, 2]) == [2, 1]
    assert elected([], [1]) == [1]
    assert elected([], []) == []


def test_who_was_behind_before_is_out():
    """After 5 is out, 3 and 4 hold two each; before, 4 held one."""
    ballots = [([[1]], 6), ([[2]], 3), ([[3]], 2), ([[4]], 1), ([[5], [4]], 1)]
    with pytest.raises(LotNeeded) as drawn:
        elected(ballots, numbers_to(5))
    assert drawn.value.tied == [4, 5]
    election = elect(Profile.of(ballots, numbers=numbers_to(5)), lot=[4, 5])
    assert [stage.out for stage in election.stages] == [None, 5, 4, 3, None]


def test_what_nothing_separates_is_drawn_by_lot():
    with pytest.raises(LotNeeded, match="a lot must be drawn between 1, 2, 3"):
        elected(TURNED, numbers_to(3))
    assert sorted(elected(TURNED, numbers_to(3), lot=[3, 1, 2])) == [1, 3]


@some(60)
@given(profiles(least=2), st.data())
def test_no_value_is_made_and_both_seats_are_filled(profile, data):
    ballots, numbers = profile
    lot = data.draw(st.permutations(numbers))
    election = elect(Profile.of(ballots, numbers=numbers), lot=lot)
    totals = [sum(stage.values.values()) for stage in election.stages]
    assert totals == sorted(totals, reverse=True)
    assert totals[0] <= sum(times for _order, times in ballots) * UNIT
    assert len(set(election.elected)) == len(election.elected) == 2


@some(60)
@given(profiles(strict=True, least=3), st.data())
def test_a_third_of_the_voters_that_stand_together_get_a_seat(profile, data):
    """Proportionality for solid coalitions (Droop; D. R. Woodall, 1994)."""
    ballots, numbers = profile
    group = sorted(data.draw(st.sets(st.sampled_from(numbers), min_size=1)))
    behind = [n for n in numbers if n not in group]
    enough = sum(times for _order, times in ballots) // 2 + 1
    rows = [data.draw(st.permutations(group)) + behind for _ballot in range(enough)]
    ballots = [*ballots, *(([[n] for n in row], 1) for row in rows)]
    assert set(elected(ballots, numbers, lot=data.draw(st.permutations(numbers)))) & set(group)
