"""The map: everything inside the frame, every number readable, always the same picture."""

import math
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.rounds import matrix


def mark(number, urgency, feasibility, *, n=20, is_split=False):
    return matrix.Mark(number, Fraction(urgency), Fraction(feasibility), (2, 4), (1, 3), n, is_split)


grade = st.fractions(1, 5, max_denominator=20)
rooms = st.lists(st.tuples(grade, grade, st.integers(5, 36)), max_size=16)


def drawn(room):
    return matrix.dots((mark(i, u, f, n=n) for i, (u, f, n) in enumerate(room, start=1)), levels=5)


@settings(max_examples=40, deadline=None)
@given(rooms)
def test_circles_stay_inside_the_frame(room):
    for dot in drawn(room):
        assert dot.x - dot.r >= matrix.LEFT
        assert dot.x + dot.r <= matrix.RIGHT
        assert dot.y - dot.r >= matrix.TOP
        assert dot.y + dot.r <= matrix.BOTTOM


@settings(max_examples=40, deadline=None)
@given(rooms)
def test_no_two_numbers_lie_on_one_another(room):
    labels = [dot.label for dot in drawn(room)]
    assert len(set(labels)) == len(labels)
    apart = [math.dist(one, other) for i, one in enumerate(labels) for other in labels[:i]]
    assert min(apart, default=99) >= 9


@settings(max_examples=40, deadline=None)
@given(rooms)
def test_the_same_room_gives_the_same_picture(room):
    assert drawn(room) == drawn(room)


def test_ten_issues_at_one_point_are_all_seen():
    dots = matrix.dots([mark(number, 5, 5) for number in range(1, 11)], levels=5)
    assert all(
        math.dist((one.x, one.y), (other.x, other.y)) >= one.r + other.r - 2
        for i, one in enumerate(dots)
        for other in dots[:i]
    )


def test_urgent_is_up_and_possible_is_right():
    low, high = matrix.dots([mark(1, 1, 1), mark(2, 5, 5)], levels=5)
    assert high.x > low.x
    assert high.y < low.y


def test_area_says_how_many_graded():
    few, many = matrix.dots([mark(1, 1, 1, n=9), mark(2, 5, 5, n=36)], levels=5)
    assert many.r == 2 * few.r == matrix.BIGGEST


def test_a_small_circle_has_its_number_outside():
    few, _many = matrix.dots([mark(1, 3, 3, n=5), mark(2, 5, 5, n=400)], levels=5)
    assert (few.holds_its_number, few.label) == (False, (few.x, few.y - few.r - 9))


def test_three_levels_use_the_whole_frame():
    low, high = matrix.dots([mark(1, 1, 1), mark(2, 3, 3)], levels=3)
    assert (low.home, high.home) == ((52, 282), (330, 46))
