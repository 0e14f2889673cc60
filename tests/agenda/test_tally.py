"""Results from counts: the demo coalition's exactly, and any others against working them out the long way."""

import statistics
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.rounds import tally

DEMO = yaml.safe_load(Path("coalition/home/demo/demo.yaml").read_text(encoding="utf-8"))
THEMES = list(DEMO["ratings_expected"])

grades = st.none() | st.integers(1, 5)
rounds = st.lists(st.lists(st.tuples(grades, grades), min_size=4, max_size=4), max_size=25)


def results_of(women: list[list[tuple]], *, levels: int = 5) -> tally.Results:
    """The round in which each of ``women`` gave these pairs to issues 0, 1, 2..."""
    counts = Counter(
        (issue, *pair) for woman in women for issue, pair in enumerate(woman) if pair != (None, None)
    )
    cells = [tally.Cell(*key, count) for key, count in counts.items()]
    raters = sum(any(pair != (None, None) for pair in woman) for woman in women)
    width = len(women[0]) if women else 4
    return tally.results(cells, issues=range(width), levels=levels, raters=raters)


def demo_results() -> tally.Results:
    return results_of([[tuple(pairs[theme]) for theme in THEMES] for pairs in DEMO["ratings"].values()])


def rounded(value) -> float:
    return round(float(value), 3)


@pytest.mark.parametrize("theme", THEMES)
def test_the_demo_ratings_give_what_is_expected(theme):
    found = next(result for result in demo_results().issues if THEMES[result.issue] == theme)
    assert {
        "n_u": found.urgency.n,
        "n_f": found.feasibility.n,
        "n_both": found.n_both,
        "mean_u": rounded(found.urgency.mean),
        "mean_f": rounded(found.feasibility.mean),
        "median_u": found.urgency.median,
        "median_f": found.feasibility.median,
        "sd_u": rounded(found.urgency.sd),
        "sd_f": rounded(found.feasibility.sd),
        "quadrant": found.quadrant,
        "rank": found.rank,
    } == DEMO["ratings_expected"][theme]


def test_the_demo_answers_are_counted():
    found = demo_results()
    assert {
        "given": found.given,
        "possible": found.possible,
        "missing": found.missing,
    } == DEMO["ratings_answers"]


def test_the_demo_room_is_split_on_safety_alone():
    assert [THEMES[result.issue] for result in demo_results().issues if result.is_split] == ["T9"]


def test_by_urgency_alone_the_first_five_are_others():
    found = demo_results()
    assert [THEMES[r.issue] for r in found.first(5)] == ["T2", "T4", "T8", "T1", "T6"]
    assert [THEMES[r.issue] for r in found.first(5, by="rank_by_urgency")] == ["T2", "T5", "T1", "T3", "T8"]


@settings(deadline=None)
@given(rounds)
def test_means_medians_and_spread_are_those_of_the_raw_grades(women):
    for found in results_of(women).issues:
        for side, criterion in enumerate((found.urgency, found.feasibility)):
            raw = [woman[found.issue][side] for woman in women if woman[found.issue][side] is not None]
            assert criterion.n == len(raw)
            assert criterion.mean == (Fraction(sum(raw), len(raw)) if raw else None)
            assert criterion.median == (Fraction(statistics.median(raw)) if raw else None)
            assert criterion.variance == (statistics.variance(map(Fraction, raw)) if len(raw) > 1 else None)


@settings(deadline=None)
@given(rounds)
def test_the_middle_half_holds_at_least_half(women):
    for found in results_of(women).issues:
        raw = sorted(woman[found.issue][0] for woman in women if woman[found.issue][0] is not None)
        if raw:
            low, high = found.urgency.middle_half
            assert 2 * sum(low <= grade <= high for grade in raw) >= len(raw)
            assert low in raw
            assert high in raw


@settings(deadline=None)
@given(rounds)
def test_answers_are_those_given(women):
    found = results_of(women)
    shown = [result.issue for result in found.ranked]
    assert found.given == sum(
        woman[issue][scale] is not None for woman in women for issue in shown for scale in (0, 1)
    )
    raters = sum(any(g is not None for pair in woman for g in pair) for woman in women)
    assert found.possible == 2 * len(shown) * raters
    assert found.missing >= 0


@settings(deadline=None)
@given(rounds)
def test_a_place_counts_those_that_stand_before(women):
    found = results_of(women)
    for one in found.ranked:
        before = sum(_key(other) > _key(one) for other in found.ranked)
        assert one.rank == before + 1
    assert [r.rank for r in found.ranked] == sorted(r.rank for r in found.ranked)
    assert all(min(r.urgency.n, r.feasibility.n) < tally.SMALLEST_GROUP for r in found.too_few)


@settings(deadline=None)
@given(rounds, st.randoms(use_true_random=False))
def test_the_order_of_women_changes_nothing(women, chance):
    shuffled = chance.sample(women, len(women))
    assert results_of(women) == results_of(shuffled)


@settings(deadline=None)
@given(rounds, st.integers(2, 1000))
def test_a_thousand_times_the_women_give_the_same_means_from_as_many_cells(women, times):
    counts = Counter((issue, *pair) for woman in women for issue, pair in enumerate(woman))
    once = tally.results([tally.Cell(*k, c) for k, c in counts.items()], issues=range(4), levels=5, raters=1)
    many = tally.results(
        [tally.Cell(*k, c * times) for k, c in counts.items()], issues=range(4), levels=5, raters=1
    )
    by_issue = {result.issue: result for result in many.issues}
    for found in once.issues:
        other = by_issue[found.issue]
        assert (other.urgency.mean, other.feasibility.mean) == (found.urgency.mean, found.feasibility.mean)
        assert (other.urgency.median, other.quadrant) == (found.urgency.median, found.quadrant)


def test_equal_sums_go_by_urgency_and_full_ties_share_a_place():
    women = [[(3, 4), (4, 3), (3, 4), (1, 1)]] * 5
    found = results_of(women)
    assert [(r.issue, r.rank) for r in found.issues] == [(1, 1), (0, 2), (2, 2), (3, 4)]


def test_under_five_grades_an_issue_has_no_place():
    found = results_of([[(5, 5), (5, None)]] * 4 + [[(5, 5), (5, 5)]])
    assert [(r.issue, r.rank) for r in found.issues] == [(0, 1), (1, None)]


@pytest.mark.parametrize(
    ("counts", "split"),
    [
        ((3, 0, 4, 0, 3), True),
        ((2, 0, 5, 0, 3), False),
        ((1, 2, 4, 3, 0), True),
        ((3, 4, 3), True),
        ((0, 0, 0), False),
    ],
)
def test_a_room_is_split_where_both_ends_hold_three_in_ten(counts, split):
    assert tally.Grades(counts).is_split is split


def test_nobody_rated():
    found = tally.results([], issues=[7, 8], levels=3, raters=0)
    assert [(r.issue, r.rank, r.quadrant, r.urgency.mean, r.urgency.sd) for r in found.issues] == [
        (7, None, "", None, None),
        (8, None, "", None, None),
    ]
    assert (found.given, found.possible, found.missing) == (0, 0, 0)


def test_three_levels_have_their_middle_at_two():
    women = [[(2, 1)]] * 5
    assert results_of(women, levels=3).issues[0].quadrant == tally.PREPARE


def _key(result):
    return result.urgency.mean + result.feasibility.mean, result.urgency.mean
