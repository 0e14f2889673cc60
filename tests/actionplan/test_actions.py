from datetime import timedelta

import pytest

from actionplan import actions
from actionplan.actions import Refused
from actionplan.models import Action, Task
from coalition.meetings.models import Meeting
from tests.actionplan.making import make_action, make_task
from tests.factories import NOW, TODAY, make_meeting, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_meeting()


def _add(meeting, title, **fields):
    return actions.add_action(meeting, title=title, done_when="", due_on=TODAY, **fields)


def test_a_fourth_action_is_refused(meeting):
    for title in "abc":
        _add(meeting, title)
    with pytest.raises(Refused):
        _add(meeting, "d")
    assert meeting.actions.count() == 3


def test_a_fourth_action_goes_on_the_later_list(meeting):
    for title in "abc":
        _add(meeting, title)
    _add(meeting, "d", later=True)
    assert [action.title for action in meeting.actions.for_later()] == ["d"]


def test_an_action_said_twice_is_written_once(meeting):
    assert _add(meeting, "a") == _add(meeting, "a")


def test_another_meeting_has_its_own_three(meeting):
    for title in "abc":
        _add(meeting, title)
    assert _add(make_meeting(), "a").position == 1


def test_what_is_done_makes_room_for_the_next(meeting):
    first, *_ = [_add(meeting, title) for title in "abc"]
    make_task(action=first, finished=True)
    assert _add(meeting, "d").position == 4


def test_later_becomes_now_only_where_there_is_room(meeting):
    *_, third = [_add(meeting, title) for title in "abc"]
    waiting = _add(meeting, "d", later=True)
    said = {"title": "d", "done_when": "", "due_on": TODAY}
    with pytest.raises(Refused):
        actions.change_action(waiting, **said)
    actions.change_action(third, title="c", done_when="", due_on=TODAY, later=True)
    actions.change_action(waiting, **said)
    assert [action.title for action in meeting.actions.now()] == ["a", "b", "d"]


def test_a_removed_action_takes_its_tasks_with_it():
    action = make_action()
    make_task(action=action)
    other = make_task()
    actions.remove_action(action, now=NOW)
    assert list(Task.objects.all()) == [other]


def test_an_action_outlives_its_meeting():
    action = make_action()
    Meeting.objects.all().delete()
    assert Action.objects.get().title == action.title


def test_progress_counts_what_is_done():
    action = make_action()
    make_task(action=action, title="a", finished=True)
    make_task(action=action, title="b", owner=make_member(), due_on=TODAY + timedelta(days=3))
    (action,) = Action.objects.with_tasks()
    assert (action.done_count, action.is_finished) == (1, False)
