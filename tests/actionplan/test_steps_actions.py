from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from actionplan.models import Action, Partner, Task
from coalition.meetings.models import Meeting
from coalition.meetings.steps import kind_of
from tests.actionplan.making import make_action, make_partner, make_task
from tests.factories import NOW, TODAY, make_member, make_step, open_step

pytestmark = pytest.mark.django_db
DUE = (TODAY + timedelta(days=28)).isoformat()


def _do(host, step, deed, **said):
    return host.post(reverse("meetings:do_deed", args=[step.meeting_id, step.pk, deed]), said)


def _host(host, step):
    return host.get(reverse("meetings:host", args=[step.meeting_id])).content.decode()


def _wall(step):
    return Client().get(reverse("meetings:wall", args=[step.room.wall_token])).content.decode()


def _record(step):
    return [(line.label, line.text) for line in kind_of(step).record()]


@pytest.fixture
def step():
    return open_step(kind="actions", record="actions")


def test_the_host_writes_an_action_and_the_wall_shows_it(facilitator, step):
    _do(facilitator, step, "add_action", title="Hold a meeting", done_when="Held", due_on=DUE)
    assert [(action.title, action.meeting) for action in Action.objects.all()] == [
        ("Hold a meeting", step.meeting)
    ]
    assert ["Hold a meeting" in page for page in (_host(facilitator, step), _wall(step))] == [True, True]


def test_the_fourth_is_refused_with_a_sentence_and_kept_in_the_form(facilitator, step):
    for title in "abc":
        make_action(meeting=step.meeting, title=title)
    response = _do(facilitator, step, "add_action", title="A fourth thing", done_when="", due_on=DUE)
    assert response.status_code == 422
    assert "Three are enough for now." in response.content.decode()
    assert "A fourth thing" in response.content.decode()
    assert step.meeting.actions.count() == 3


def test_the_rest_goes_to_later_and_not_to_the_wall(facilitator, step):
    _do(facilitator, step, "add_action", title="Another year", done_when="", due_on=DUE, later="on")
    assert "Another year" not in _wall(step)
    assert _record(step) == [("Later", "Another year")]


def test_the_host_changes_and_removes_an_action(facilitator, step):
    action = make_action(meeting=step.meeting)
    _do(facilitator, step, "change_action", action=action.pk, title="Better said", done_when="", due_on=DUE)
    assert Action.objects.get().title == "Better said"
    _do(facilitator, step, "remove_action", action=action.pk)
    assert Action.objects.count() == 0


def test_a_change_that_cannot_be_comes_back_with_its_words(facilitator, step):
    action = make_action(meeting=step.meeting)
    response = _do(
        facilitator, step, "change_action", action=action.pk, title="", done_when="When read", due_on=DUE
    )
    assert response.status_code == 422
    assert "When read" in response.content.decode()


@pytest.mark.parametrize("value", ["", "x", "0"])
def test_a_change_of_no_action_is_refused(facilitator, step, value):
    assert _do(facilitator, step, "change_action", action=value, title="a", due_on=DUE).status_code == 422


def test_the_action_of_another_meeting_cannot_be_reached(facilitator, step):
    action = make_action(
        meeting=Meeting.objects.create(title="x", starts_at=NOW, ends_at=NOW + timedelta(hours=1))
    )
    assert _do(facilitator, step, "remove_action", action=action.pk).status_code == 422


def test_the_record_says_what_and_by_when(step):
    make_action(
        meeting=step.meeting, title="Hold a meeting", done_when="Held", due_on=TODAY + timedelta(days=28)
    )
    ((label, text),) = _record(step)
    assert (label.startswith("By "), text) == (True, "Hold a meeting. Held")


@pytest.fixture
def tasks_step():
    step = open_step(kind="actions", record="tasks")
    make_action(meeting=step.meeting)
    return step


def _give(host, step, owner, **said):
    action = step.meeting.actions.get()
    said = {
        "action": action.pk,
        "title": "Find a hall",
        "owner": owner.pk,
        "helper": "",
        "due_on": DUE,
    } | said
    return _do(host, step, "give_task", **said)


def test_a_task_is_asked_for_and_the_wall_shows_only_a_number(facilitator, tasks_step):
    owner = make_member(name_used="Rehema Kielelezo")
    _give(facilitator, tasks_step, owner)
    page = _wall(tasks_step)
    assert [word in page for word in ("Find a hall", owner.number, "Rehema")] == [True, True, False]
    assert Task.objects.get().is_accepted is False


def test_a_yes_heard_in_the_room(facilitator, tasks_step):
    task = make_task(action=tasks_step.meeting.actions.get(), accepted=False)
    _do(facilitator, tasks_step, "accept_aloud", task=task.pk)
    assert (Task.objects.get().is_accepted, Task.objects.get().was_accepted_aloud) == (True, True)
    assert "She said yes" in _host(facilitator, tasks_step)


def test_a_third_task_is_refused_on_the_form(facilitator, tasks_step):
    owner = make_member()
    for title in "ab":
        _give(facilitator, tasks_step, owner, title=title)
    response = _give(facilitator, tasks_step, owner, title="c")
    assert response.status_code == 422
    assert "That is enough for one woman." in response.content.decode()


def test_a_task_is_removed(facilitator, tasks_step):
    task = make_task(action=tasks_step.meeting.actions.get())
    _do(facilitator, tasks_step, "remove_task", task=task.pk)
    assert Task.objects.count() == 0


def test_the_record_of_tasks_has_no_names(tasks_step):
    task = make_task(action=tasks_step.meeting.actions.get())
    ((label, text),) = _record(tasks_step)
    assert (text, task.owner.number in label) == ("Find a hall", False)


def test_without_actions_the_host_is_told_what_to_do(facilitator):
    step = open_step(kind="actions", record="tasks")
    assert "No action has been chosen." in _host(facilitator, step)


@pytest.fixture
def partners_step():
    return open_step(kind="actions", record="partners")


def test_partners_are_written_shown_and_removed(facilitator, partners_step):
    said = {"name": "VICOBA Onyesho", "kind": "savings-group", "warmth": "friend", "may_know": "counts_only"}
    said |= {"ask": "Training"}
    _do(facilitator, partners_step, "add_partner", **said)
    assert "VICOBA Onyesho" in _wall(partners_step)
    assert _record(partners_step) == [("Savings group", "VICOBA Onyesho. Training")]
    _do(facilitator, partners_step, "remove_partner", partner=Partner.objects.get().pk)
    assert Partner.objects.count() == 0


def test_a_partner_without_a_name_is_asked_again(facilitator, partners_step):
    response = _do(facilitator, partners_step, "add_partner", name="", kind="faith", warmth="friend")
    assert (response.status_code, Partner.objects.count()) == (422, 0)


def test_a_partner_is_not_tied_to_another_meeting(partners_step):
    make_partner(name="From before")
    assert "From before" not in _wall(partners_step)


@pytest.mark.parametrize("record", ["actions", "tasks", "partners"])
@pytest.mark.parametrize("count", [1, 3])
def test_the_kind_asks_the_same_number_of_queries(record, count, django_assert_num_queries):
    step = make_step(kind="actions", record=record)
    for number in range(count):
        make_task(action=make_action(meeting=step.meeting, title=str(number)))
        make_partner(name=str(number), meeting=step.meeting, contact_owner=make_member())
    with django_assert_num_queries(2 if record == "actions" else 1):
        [list(rows) for rows in kind_of(step).wall().values() if not isinstance(rows, int)]
