"""Methods on grades, against the definitions by hand."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from agenda.ballots import grades
from tests.agenda.ballots import by_hand
from tests.agenda.ballots.profiles import some

COUNTS = st.lists(st.integers(0, 4), min_size=3, max_size=3)
GRADES = st.lists(COUNTS, min_size=1, max_size=5).map(lambda rows: dict(enumerate(rows, start=1)))


@some(400)
@given(GRADES)
def test_majority_judgment_takes_out_one_median_after_the_other(given_grades):
    assert grades.majority_judgment(given_grades) == by_hand.majority_judgment(given_grades)


@some(60)
@given(GRADES)
def test_score_compares_means(given_grades):
    means = {
        n: Fraction(counts[1] + 2 * counts[2], sum(counts)) if sum(counts) else -1
        for n, counts in given_grades.items()
    }
    assert grades.score(given_grades) == by_hand.ranked(means)


@some(60)
@given(GRADES, st.data())
def test_what_others_got_changes_nothing_between_two(given_grades, data):
    """Independence of irrelevant alternatives."""
    kept = data.draw(st.sets(st.sampled_from(sorted(given_grades)), min_size=1))
    fewer = {n: counts for n, counts in given_grades.items() if n in kept}
    for method in (grades.score, grades.majority_judgment):
        whole = [[n for n in level if n in kept] for level in method(given_grades)]
        assert method(fewer) == [level for level in whole if level]


def test_half_and_half_is_judged_by_the_lower_grade():
    assert grades.majority_judgment({1: [5, 0, 5], 2: [0, 1, 0]}) == [[2], [1]]


def test_a_million_grades_cost_no_more_than_ten():
    assert grades.majority_judgment({1: [10**6, 0, 10**6 + 1], 2: [0, 3, 0]}) == [[1], [2]]


def test_missing_grades_are_no_zeros():
    assert grades.score({1: [0, 0, 1], 2: [0, 1, 9], 3: [0, 0, 0]}) == [[1], [2], [3]]


def test_dots_are_added_up():
    assert grades.dots({1: 3, 2: 5, 3: 3, 4: 0}) == [[2], [1, 3], [4]]
