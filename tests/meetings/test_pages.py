"""The members' pages of meetings, and what a circle promises."""

from datetime import timedelta

import pytest

from coalition.meetings.models import Meeting
from coalition.meetings.steps import kind_of
from tests.factories import NOW, make_meeting, make_step

pytestmark = pytest.mark.django_db


def test_a_meeting_is_coming_until_it_is_over_by_its_plan():
    meeting = make_meeting(starts_at=NOW, ends_at=NOW + timedelta(hours=6))
    assert list(Meeting.objects.upcoming(NOW + timedelta(hours=5))) == [meeting]
    assert list(Meeting.objects.upcoming(NOW + timedelta(hours=6))) == []


@pytest.mark.parametrize(("record", "kept"), [("circle_turns", False), ("care_ideas", True)])
def test_a_circle_says_that_nothing_is_written_only_where_it_is_so(record, kept):
    kind = kind_of(make_step(kind="circle", record=record))
    assert kind.gathers_ideas is kept
    assert ("add_note" in kind.deeds) is kept
