"""The record of last time is heard, put right beside what was written, and confirmed once."""

from datetime import timedelta

import pytest

from coalition.meetings import actions
from coalition.meetings.models import Confirmation, Meeting
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, screen
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def last():
    """A day that is over, with one line in its record."""
    step = make_step(kind="talk", meeting=_day(-30))
    do(step, "add_note", text="We agreed")
    Meeting.objects.filter(pk=step.meeting_id).update(started_at=NOW - timedelta(days=30))
    for state in ("ready", "open"):
        step.refresh_from_db()
        actions.advance(step, from_state=state, by=None, now=NOW - timedelta(days=30))
    actions.end(step.meeting, by=None, now=NOW - timedelta(days=30))
    return Meeting.objects.get(pk=step.meeting_id)


@pytest.fixture
def step(last):
    return make_step(kind="minutes", record="last_record", wall="text_only")


def _day(days):
    starts_at = NOW + timedelta(days=days)
    return make_meeting(template="x", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))


def record(step):
    return [(line.label, line.text) for line in kind_of(step).record()]


def test_host_reads_it_out_and_counts_the_yes_once(step, last):
    assert "We agreed" in screen(step, "host", confirm_last_form="", correct_last_form="")
    assert do(step, "confirm_last", women=9) == "The record is confirmed."
    assert do(step, "confirm_last", women=8) == "The record was confirmed already."
    assert [(one.meeting, one.at, one.women) for one in Confirmation.objects.all()] == [
        (last, step.meeting, 9)
    ]
    assert record(step)[0][0].endswith("is confirmed: 9 women said yes.")


def test_what_is_not_right_is_written_beside_it_until_it_is_confirmed(step, last):
    do(step, "correct_last", text="We were seven")
    do(step, "confirm_last", women=9)
    told = do(step, "correct_last", text="Too late")
    assert told == "The record is confirmed. Nothing can be put right any more."
    assert [line.text for line in last.corrections.all()] == ["We were seven"]
    assert ("We were seven" in str(record(step)), "Too late" in str(record(step))) == (True, False)


def test_without_a_record_that_waits_the_day_goes_on():
    step = make_step(kind="minutes", record="last_record")
    assert "There is no record that waits." in screen(step, "host")
    assert record(step) == [("There was no record to confirm.", "")]


def test_record_confirmed_at_this_day_still_says_so_later(step, last):
    do(step, "confirm_last", women=9)
    actions.end(step.meeting, by=None, now=NOW)
    assert record(step)[-1][0].endswith("is confirmed: 9 women said yes.")


def test_heard_and_not_confirmed_is_said_plainly_even_when_another_day_confirms_it(step, last):
    later = make_step(kind="minutes", meeting=_day(30))
    Meeting.objects.filter(pk=later.meeting_id).update(started_at=NOW + timedelta(days=30))
    do(later, "confirm_last", women=5)
    assert record(step)[-1][0].endswith("was heard, and is not confirmed yet.")


@pytest.mark.parametrize(("wall", "shown"), [("text_only", True), ("instructions_only", False)])
def test_wall_shows_decisions_only_where_it_may_show_words(step, wall, shown):
    from tests.actionplan.making import make_action, make_task

    given = make_step(kind="actions", record="tasks", meeting=Meeting.objects.get(ended_at__isnull=False))
    given.state = "saved"
    given.save()
    make_task(action=make_action(meeting=given.meeting), title="Find a hall")
    step.wall = wall
    step.save()
    assert ("Find a hall" in screen(step, "wall")) is shown


def test_a_wrong_number_of_hands_is_refused(client, step):
    client.force_login(make_member("facilitator"))
    url = f"/host/s/{step.meeting_id}/steps/{step.pk}/confirm_last/"
    assert [client.post(url, {"women": wrong}).status_code for wrong in ("0", "x", "")] == [422] * 3
    assert not Confirmation.objects.exists()
