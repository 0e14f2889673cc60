from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from actionplan import actions
from actionplan.actions import Refused
from actionplan.models import Task
from tests.actionplan.making import make_action, make_task
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_a_new_task_waits_for_its_owner():
    task, taken = make_task(accepted=False), make_task()
    assert list(Task.objects.waiting()) == [task]
    assert list(Task.objects.under_way()) == [taken]


def test_a_third_open_task_is_refused():
    woman, action = make_member(), make_action()
    make_task(action=action, owner=woman, title="a")
    make_task(action=action, owner=woman, title="b", accepted=False)
    with pytest.raises(Refused, match=woman.number):
        make_task(action=action, owner=woman, title="c")
    assert woman.tasks.count() == 2


def test_done_and_declined_tasks_do_not_count_for_her_two():
    woman, action = make_member(), make_action()
    make_task(action=action, owner=woman, title="a", finished=True)
    actions.decline(make_task(action=action, owner=woman, title="b"), why="", now=NOW)
    for title in "cd":
        make_task(action=action, owner=woman, title=title)
    assert Task.objects.open().assigned_to(woman).count() == 2


def test_a_task_given_twice_is_asked_once():
    woman, action = make_member(), make_action()
    assert make_task(action=action, owner=woman) == make_task(action=action, owner=woman)


def test_a_yes_heard_in_the_room_names_who_noted_it():
    task, host = make_task(accepted=False), make_member("facilitator")
    actions.accept(task, by=host, now=NOW)
    assert (task.is_accepted, task.was_accepted_aloud, task.accepted_by) == (True, True, host)


def test_a_second_yes_changes_nothing():
    task = make_task()
    actions.accept(task, by=make_member(), now=LATER)
    assert (task.accepted_at, task.accepted_by) == (NOW, task.owner)


def test_a_yes_can_become_a_no_and_a_yes_again():
    task = make_task()
    actions.decline(task, why="My child is ill", now=NOW)
    assert (task.is_accepted, task.is_declined, task.declined_why) == (False, True, "My child is ill")
    actions.accept(task, by=task.owner, now=NOW)
    assert (task.is_accepted, task.is_declined, task.declined_why) == (True, False, "")


def test_finish_twice_changes_nothing():
    task = make_task()
    actions.finish(task, by=task.owner, now=NOW)
    actions.finish(task, by=make_member(), now=LATER)
    assert (task.finished_at, task.finished_by) == (NOW, task.owner)


def test_a_task_without_a_yes_cannot_be_finished():
    task = make_task(accepted=False)
    actions.finish(task, by=task.owner, now=NOW)
    assert task.is_finished is False


def test_a_finished_task_cannot_be_declined():
    task = make_task(finished=True)
    actions.decline(task, why="", now=LATER)
    assert (task.is_finished, task.is_declined) == (True, False)


def test_unfinish_brings_it_back():
    task = make_task(finished=True)
    actions.unfinish(task, now=LATER)
    assert (task.finished_at, task.finished_by, task.is_accepted) == (None, None, True)


def test_of_two_women_who_take_a_task_the_second_is_told_who_has_it():
    task = make_task(accepted=False)
    actions.decline(task, why="", now=NOW)
    stale, first, second = Task.objects.get(pk=task.pk), make_member(), make_member()
    actions.take(task, by=first, now=NOW)
    with pytest.raises(Refused, match=first.number):
        actions.take(stale, by=second, now=NOW)
    assert (Task.objects.get().owner, Task.objects.get().is_accepted) == (first, True)


def test_a_helper_who_takes_the_task_no_longer_helps():
    helper = make_member()
    task = make_task(helper=helper)
    actions.decline(task, why="", now=NOW)
    actions.take(task, by=helper, now=NOW)
    assert (task.owner, task.helper) == (helper, None)


def test_a_task_somebody_does_cannot_be_taken():
    task = make_task()
    with pytest.raises(Refused, match=task.owner.number):
        actions.take(task, by=make_member(), now=NOW)


def _change(task, **fields):
    kept = {name: getattr(task, name) for name in ("action", "title", "owner", "helper", "due_on")}
    actions.change_task(task, **kept | fields, now=NOW)


def test_another_owner_is_asked_anew():
    task, other = make_task(), make_member()
    _change(task, owner=other)
    assert (task.owner, task.is_accepted, task.accepted_by) == (other, False, None)


def test_another_day_keeps_her_yes():
    task = make_task()
    _change(task, due_on=TODAY + timedelta(days=20))
    assert (task.is_accepted, task.due_on) == (True, TODAY + timedelta(days=20))


def test_late_is_what_she_does_and_what_has_passed():
    late, today = make_task(due_on=TODAY - timedelta(days=1)), make_task(due_on=TODAY)
    make_task(due_on=TODAY - timedelta(days=1), finished=True)
    make_task(due_on=TODAY - timedelta(days=1), accepted=False)
    assert list(Task.objects.late(TODAY)) == [late]
    assert list(Task.objects.ahead(TODAY)) == [today]


def test_a_task_outlives_its_owner():
    task = make_task()
    task.owner.delete()
    task.refresh_from_db()
    assert (task.owner, task.needs_owner, task.is_accepted) == (None, True, True)
    assert list(Task.objects.without_owner()) == [task]


@pytest.mark.parametrize(
    "fields",
    [
        {"finished_by": 1},
        {"accepted_at": None, "accepted_by": 1},
        {"declined_at": NOW},
        {"declined_why": "no"},
        {"helper": 1},
        {"finished_at": NOW, "accepted_at": None, "accepted_by": None},
    ],
)
def test_the_database_refuses_what_cannot_be(fields):
    task = make_task()
    fields = {name: task.owner if value == 1 else value for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**fields)
