"""What each method promises, whatever the ballots: checked over small profiles with level places, gaps and circles.

Which method promises what: M. Schulze, A new monotonic ... method, Social Choice and Welfare 36, 2011; for instant
runoff with level places T. Delemazure and D. Peters, EC 2024. A promise stands here only for methods that give it;
ranked pairs gives two of them only where no two wins are equally strong.
"""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.agenda.ballots import by_hand
from tests.agenda.ballots.profiles import levels, orders_of, profiles, rank, some

ALL = ["borda", "copeland", "schulze", "ranked_pairs", "instant_runoff"]
CONDORCET = ["copeland", "schulze", "ranked_pairs"]
MAJORITY = [*CONDORCET, "instant_runoff"]


@some(100)
@given(profiles(), st.data())
def test_other_numbers_for_the_same_alternatives_change_nothing(profile, data):
    """Neutrality."""
    ballots, numbers = profile
    new = dict(zip(numbers, data.draw(st.permutations(numbers)), strict=True))
    renamed = [([[new[n] for n in level] for level in order], times) for order, times in ballots]
    expected = {name: [[new[n] for n in level] for level in o] for name, o in orders_of(*profile).items()}
    assert levels(orders_of(renamed, numbers)) == levels(expected)


@some(40)
@given(profiles(), st.data())
def test_who_cast_which_ballot_and_when_changes_nothing(profile, data):
    """Anonymity; and a ballot cast twice is two ballots."""
    ballots, numbers = profile
    singly = [(order, 1) for order, times in ballots for _time in range(times)]
    assert orders_of(data.draw(st.permutations(singly)), numbers) == orders_of(*profile)


@some(40)
@given(profiles())
def test_three_times_the_women_who_think_alike_change_nothing(profile):
    """Homogeneity."""
    ballots, numbers = profile
    assert orders_of([(order, 3 * times) for order, times in ballots], numbers) == orders_of(*profile)


@some(100)
@given(profiles(least=2))
def test_who_stands_before_another_on_every_ballot_stands_before_her_in_the_order(profile):
    """Pareto."""
    ballots, numbers = profile
    assume(ballots)
    orders = orders_of(*profile)
    votes = sum(times for _order, times in ballots)
    for a, b in by_hand.permutations(numbers, 2):
        if by_hand.before(ballots, a, b) == votes:
            assert all(rank(order, a) < rank(order, b) for order in orders.values())


@some(40)
@given(profiles(least=2, most=2))
def test_between_two_every_method_follows_the_majority(profile):
    """May, 1952."""
    ballots, _numbers = profile
    one, two = by_hand.before(ballots, 1, 2), by_hand.before(ballots, 2, 1)
    expected = [[1], [2]] if one > two else [[2], [1]] if two > one else [[1, 2]]
    assert levels(orders_of(*profile)) == levels(dict.fromkeys(ALL, expected))


@some(100)
@given(profiles(least=2))
def test_who_beats_everybody_is_first_alone_and_whom_everybody_beats_is_last_alone(profile):
    """Condorcet's winner and loser. Borda does not promise it; but there the one is never last, nor the other first."""
    ballots, numbers = profile
    orders, won = orders_of(*profile), by_hand.wins(ballots, numbers)
    for n in numbers:
        others = [other for other in numbers if other != n]
        if all((n, other) in won for other in others):
            assert all(orders[name][0] == [n] for name in CONDORCET)
            assert n not in orders["borda"][-1]
        if all((other, n) in won for other in others):
            assert all(orders[name][-1] == [n] for name in CONDORCET)
            assert n not in orders["borda"][0] + orders["instant_runoff"][0]


@some(100)
@given(profiles(least=2), st.data())
def test_whom_more_than_half_put_first_is_first_alone(profile, data):
    """Majority."""
    ballots, numbers = profile
    favourite = data.draw(st.sampled_from(numbers))
    more = sum(times for _order, times in ballots) + 1
    orders = orders_of([*ballots, ([[favourite]], more)], numbers)
    assert all(orders[name][0] == [favourite] for name in MAJORITY)


@some(100)
@given(profiles(strict=True, least=3), st.data())
def test_a_group_that_more_than_half_put_first_holds_the_first_place(profile, data):
    """Mutual majority."""
    ballots, numbers = profile
    group = data.draw(st.sets(st.sampled_from(numbers), min_size=1))
    within, behind = sorted(group), [n for n in numbers if n not in group]
    more = sum(times for _order, times in ballots) + 1
    rows = [data.draw(st.permutations(within)) + behind for _ballot in range(more)]
    orders = orders_of([*ballots, *(([[n] for n in row], 1) for row in rows)], numbers)
    assert all(set(orders[name][0]) <= group for name in ["schulze", "ranked_pairs", "instant_runoff"])


@some(100)
@given(profiles(least=2))
def test_first_place_lies_in_the_smallest_group_that_beats_all_others(profile):
    """Smith for the three; for Schulze also Schwartz."""
    orders = orders_of(*profile)
    smith = by_hand.smith(*profile)
    assert all(set(orders[name][0]) <= smith for name in CONDORCET)
    assert set(orders["schulze"][0]) <= by_hand.schwartz(*profile)


@some(100)
@given(profiles(least=3))
def test_those_outside_the_smallest_group_change_nothing_within_it(profile):
    """Independence of Smith-dominated alternatives."""
    ballots, _numbers = profile
    smith = by_hand.smith(*profile)
    whole, alone = orders_of(*profile), orders_of(only(ballots, smith), sorted(smith))
    for name in CONDORCET:
        assert alone[name] == whole[name][: len(alone[name])]


def only(ballots, kept):
    """The same ballots, as if the others had never stood."""
    short = [([[n for n in level if n in kept] for level in order], times) for order, times in ballots]
    return [([level for level in order if level], times) for order, times in short]


@some(100)
@given(st.integers(3, 5), st.data())
def test_taking_away_the_first_or_the_last_changes_nothing_for_the_rest(size, data):
    """Local independence of irrelevant alternatives, of ranked pairs alone among these, where no two wins are alike."""
    numbers, times = list(range(1, size + 1)), st.integers(1, 10**6)
    drawn = data.draw(st.lists(st.tuples(st.permutations(numbers), times), min_size=3, max_size=7))
    ballots = [([[n] for n in row], count) for row, count in drawn]
    assume(is_clear(ballots, numbers))
    order = orders_of(ballots, numbers)["ranked_pairs"]
    for rest in (order[1:], order[:-1]):
        kept = sorted(n for level in rest for n in level)
        assert orders_of(only(ballots, kept), kept)["ranked_pairs"] == rest


@some(150)
@given(profiles(strict=True, least=3), st.data())
def test_what_she_puts_behind_does_not_harm_whom_she_put_before(profile, data):
    """Later-no-harm (D. R. Woodall, 1994), of instant runoff alone among these: a short ballot goes on."""
    ballots, numbers = profile
    row = data.draw(st.permutations(numbers))
    named = data.draw(st.integers(1, len(row) - 1))
    short, longer = ([[n] for n in row[:size]] for size in (named, data.draw(st.integers(named, len(row)))))
    before = orders_of([*ballots, (short, 1)], numbers)["instant_runoff"][0]
    after = orders_of([*ballots, (longer, 1)], numbers)["instant_runoff"][0]
    assert set(before) & set(row[:named]) <= set(after)


@some(100)
@given(profiles(least=2), st.data())
def test_lifting_the_winner_on_a_ballot_does_not_harm_her(profile, data):
    """Monotonicity; instant runoff does not promise it."""
    ballots, numbers = profile
    assume(ballots)
    at = data.draw(st.integers(0, len(ballots) - 1))
    orders = orders_of(*profile)
    for name in ["borda", *CONDORCET]:
        winner = orders[name][0][0]
        higher = [*ballots[:at], (lifted(ballots[at][0], winner, data), ballots[at][1]), *ballots[at + 1 :]]
        if name != "ranked_pairs" or (is_clear(*profile) and is_clear(higher, numbers)):
            assert winner in orders_of(higher, numbers)[name][0]


def is_clear(ballots, numbers) -> bool:
    """No meeting is drawn and no two wins are equally strong."""
    won = by_hand.wins(ballots, numbers)
    return len(set(won.values())) == len(won) == len(numbers) * (len(numbers) - 1) // 2


def lifted(order, number, data):
    """The same ballot with one alternative alone at a better place, or level with those just before it."""
    place = by_hand.place(order, number)
    rest = [[n for n in level if n != number] for level in order]
    to = data.draw(st.integers(0, place))
    if to < place and data.draw(st.booleans()):
        rest[to] = [*rest[to], number]
    else:
        rest.insert(to, [number])
    return [level for level in rest if level]


@some(80)
@given(profiles(strict=True, least=2, most=4), st.data())
def test_a_copy_that_stands_beside_its_like_on_every_ballot_changes_nothing_for_others(profile, data):
    """Independence of clones, for the first place."""
    ballots, numbers = profile
    like, copy = data.draw(st.sampled_from(numbers)), len(numbers) + 1
    cloned = []
    for order, times in ballots:
        pair = data.draw(st.sampled_from([[[like], [copy]], [[copy], [like]]]))
        cloned.append(([new for level in order for new in (pair if level == [like] else [level])], times))
    before, after = orders_of(*profile), orders_of(cloned, [*numbers, copy])
    for name in ["schulze", "instant_runoff", *(["ranked_pairs"] if is_clear(*profile) else [])]:
        assert set(after[name][0]) - {copy, like} == set(before[name][0]) - {like}
        assert bool({copy, like} & set(after[name][0])) == (like in before[name][0])


@some(80)
@given(profiles(least=2))
def test_upside_down_ballots_turn_the_order_round(profile):
    """Reversal symmetry: Borda and Copeland wholly; with the others who is first alone is not first again."""
    ballots, numbers = profile
    orders, turned = (
        orders_of(*profile),
        orders_of([(upside_down(o, numbers), t) for o, t in ballots], numbers),
    )
    for name in ["borda", "copeland"]:
        assert turned[name] == orders[name][::-1]
    for name in ["schulze", "ranked_pairs"]:
        assert len(orders[name][0]) > 1 or orders[name][0][0] not in turned[name][0]


def upside_down(order, numbers):
    left_out = [n for n in numbers if not any(n in level for level in order)]
    return ([left_out] if left_out else []) + order[::-1]


@some(80)
@given(profiles(most=4), st.data())
def test_two_halves_that_agree_on_a_first_place_agree_together(profile, data):
    """Reinforcement, of Borda alone among these (H. P. Young, 1975)."""
    one, numbers = profile
    other = data.draw(profiles(least=len(numbers), most=len(numbers)))[0]
    common = set(orders_of(one, numbers)["borda"][0]) & set(orders_of(other, numbers)["borda"][0])
    assume(common)
    assert set(orders_of(one + other, numbers)["borda"][0]) == common


@some(50)
@given(profiles(strict=True, most=5))
def test_where_no_two_wins_are_equally_strong_ranked_pairs_needs_no_rule_for_ties(profile):
    """One lock after the other, as Tideman wrote it."""
    ballots, numbers = profile
    assume(is_clear(*profile))
    won = by_hand.wins(ballots, numbers)
    locked = set()
    for winner, loser in sorted(won, key=won.get, reverse=True):
        if not any(chain <= locked for chain in by_hand.chains(numbers, loser, winner)):
            locked.add((winner, loser))
    order = by_hand.layers(numbers, lambda one, other: (one, other) in locked)
    assert orders_of(ballots, numbers)["ranked_pairs"] == order


def test_borda_may_pass_over_whom_more_than_half_put_first():
    ballots = [([[1], [2], [3]], 5), ([[2], [3], [1]], 4)]
    assert orders_of(ballots, [1, 2, 3])["borda"] == [[2], [1], [3]]


def test_instant_runoff_may_pass_over_who_beats_everybody():
    """Two of nine put 2 first, so it leaves at once, though it beats 1 by six to three and 3 by five to four."""
    ballots = [([[1], [2], [3]], 3), ([[3], [2], [1]], 4), ([[2], [3], [1]], 2)]
    assert orders_of(ballots, [1, 2, 3])["instant_runoff"] == [[3], [1], [2]]
