import pytest
from django.db import IntegrityError

from coalition.meetings import actions
from coalition.meetings.models import Meeting, Step
from tests.factories import NOW, answer, make_meeting, make_member, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db


def press(step, state):
    return actions.advance(step, from_state=state, by=None, now=NOW)


def test_start_opens_a_room_at_the_first_step():
    step = make_step(kind="talk")
    assert step.room.step == step
    assert len(step.room.code) == 6
    assert step.meeting.started_at == NOW


def test_start_twice_keeps_the_room():
    meeting = make_step(kind="talk").meeting
    room = actions.start(meeting, by=None, now=NOW)
    assert room.pk == meeting.room.pk


def test_one_button_walks_a_talk_from_ready_to_saved():
    step = make_step(kind="talk")
    assert press(step, "ready")
    assert (step.state, step.opened_at) == ("open", NOW)
    assert press(step, "open")
    assert (step.state, step.finished_at) == ("saved", NOW)


def test_finished_step_hands_over_to_the_next():
    first = make_step(kind="talk")
    second = make_step(kind="talk", meeting=first.meeting)
    actions.go_to(first.room, step=first)
    press(first, "ready")
    press(first, "open")
    first.room.refresh_from_db()
    assert first.room.step == second


def test_second_host_who_presses_at_once_changes_nothing():
    step = make_step(kind="talk")
    same = Step.objects.select_related("meeting__room").get(pk=step.pk)
    assert press(step, "ready")
    assert not press(same, "ready")
    step.refresh_from_db()
    assert step.state == "open"


def test_back_undoes_the_last_press():
    step = make_step(kind="talk")
    press(step, "ready")
    assert actions.back(step, from_state="open", by=None, now=NOW)
    assert step.state == "ready"


def test_back_from_a_ready_step_stands_at_the_one_before():
    first = make_step(kind="talk")
    second = make_step(kind="talk", meeting=first.meeting)
    assert actions.back(second, from_state="ready", by=None, now=NOW)
    first.room.refresh_from_db()
    assert first.room.step == first


def test_back_from_the_very_first_step_is_refused():
    step = make_step(kind="talk")
    assert not actions.back(step, from_state="ready", by=None, now=NOW)


def test_must_is_never_skipped():
    step = make_step(kind="talk", priority="must")
    assert not actions.skip(step, now=NOW)
    with pytest.raises(IntegrityError):
        Step.objects.filter(pk=step.pk).update(state="skipped")


def test_skipped_step_can_be_gone_back_to():
    step = make_step(kind="talk", priority="could")
    assert actions.skip(step, now=NOW)
    actions.go_to(step.room, step=step)
    step.refresh_from_db()
    assert (step.state, step.finished_at) == ("ready", None)


def test_finished_step_cannot_be_skipped():
    step = make_step(kind="talk", priority="could", state="saved")
    assert not actions.skip(step, now=NOW)


def test_minutes_never_fall_under_the_least():
    step = make_step(kind="talk", min_minutes=5)
    assert actions.give_minutes(step, minutes=2) == 5
    assert actions.give_minutes(step, minutes=25) == 25


def test_every_change_counts_the_version_up():
    step = make_step(kind="talk")
    before = step.room.version
    press(step, "ready")
    actions.give_minutes(step, minutes=12)
    actions.set_paused(step.room, paused=True)
    step.room.refresh_from_db()
    assert step.room.version == before + 3


def test_end_frees_the_code_and_happens_once():
    meeting = make_step(kind="talk").meeting
    assert actions.end(meeting, by=None, now=NOW)
    assert not actions.end(meeting, by=None, now=NOW)
    meeting.room.refresh_from_db()
    assert meeting.room.code is None


def test_button_of_a_step_where_the_day_no_longer_stands_does_nothing():
    step = make_step(kind="talk")
    make_step(kind="talk", meeting=step.meeting)
    assert not press(step, "ready")
    assert not actions.back(step, from_state="ready", by=None, now=NOW)
    assert Step.objects.get(pk=step.pk).state == "ready"


def test_end_saves_what_is_under_way_and_forgets_who_gave_it():
    step = open_step(kind="brainstorm", record="cards")
    answer(step, make_participant(step.room), act="write", card=None, text="Hatuna kazi")
    actions.end(step.meeting, by=None, now=NOW)
    step.refresh_from_db()
    assert (step.state, step.cards.get().participant) == ("saved", None)


def test_end_leaves_what_has_not_begun():
    step = make_step(kind="talk")
    actions.end(step.meeting, by=None, now=NOW)
    step.refresh_from_db()
    assert step.state == "ready"


def test_end_forgets_in_which_order_members_came():
    meeting = make_step(kind="talk").meeting
    first, second = make_member(), make_member()
    for member in (second, first):
        actions.attend(meeting, member=member)
    actions.end(meeting, by=None, now=NOW)
    assert list(meeting.attendances.order_by("pk").values_list("member", flat=True)) == [first.pk, second.pk]


def test_meeting_that_has_not_begun_cannot_end():
    meeting = make_meeting()
    assert not actions.end(meeting, by=None, now=NOW)
    with pytest.raises(IntegrityError):
        Meeting.objects.filter(pk=meeting.pk).update(ended_at=NOW)


def test_model_session_has_34_steps_of_390_minutes():
    by = make_member("facilitator")
    meeting = actions.plan_session(
        template="coalition-one-day", title="Siku", starts_at=NOW, place="", by=by, now=NOW
    )
    steps = list(meeting.steps.all())
    assert len(steps) == 34
    assert sum(step.minutes for step in steps) == 390
    assert (meeting.ends_at - meeting.starts_at).total_seconds() == 390 * 60
