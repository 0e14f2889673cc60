from datetime import timedelta

import pytest

from coalition.meetings import actions
from coalition.meetings.queries import Clock, clock
from tests.factories import NOW, make_meeting, make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    """The first of two steps of ten minutes, in a meeting of twenty."""
    meeting = make_meeting(ends_at=NOW + timedelta(minutes=20), template="coalition-one-day")
    first = make_step(kind="talk", meeting=meeting)
    make_step(kind="talk", meeting=meeting, priority="could")
    actions.go_to(first.room, step=first)
    return first


def at(step, minutes):
    return clock(step.meeting, step, list(step.meeting.steps.all()), NOW + timedelta(minutes=minutes))


def test_day_that_begins_in_time_is_in_time(first):
    assert at(first, 0) == Clock(left=10, behind=0)


def test_day_that_begins_late_is_behind(first):
    assert at(first, 40) == Clock(left=10, behind=40)


def test_step_that_takes_longer_pushes_the_end(first):
    actions.advance(first, from_state="ready", by=None, now=NOW)
    found = at(first, 16)
    assert (found, found.over) == (Clock(left=-6, behind=6), 6)


def test_skipping_a_step_wins_its_minutes_back(first):
    actions.skip(first.meeting.steps.last(), now=NOW)
    assert at(first, 10) == Clock(left=10, behind=0)


def test_shortening_wins_minutes_back(first):
    actions.give_minutes(first.meeting.steps.last(), minutes=5)
    assert at(first, 5).behind == 0
