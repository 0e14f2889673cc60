"""What became of our tasks: task by task, by her own word, and nobody shamed on the wall."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from actionplan import actions
from actionplan.models import Task, TaskReview
from coalition.meetings.steps import kind_of
from coalition.reminders.models import Reminder
from tests.actionplan.making import make_action, make_task
from tests.factories import NOW, TODAY, make_meeting, make_member, make_participant, open_step

pytestmark = pytest.mark.django_db
EARLIER = {"starts_at": NOW - timedelta(days=30), "ends_at": NOW - timedelta(days=30) + timedelta(hours=2)}


@pytest.fixture
def step():
    return open_step(kind="review", record="task_review", wall="text_only")


@pytest.fixture
def task(her):
    return make_task(action=make_action(meeting=make_meeting(**EARLIER)), owner=her, title="Find a hall")


def _do(host, step, deed, **said):
    return host.post(reverse("meetings:do_deed", args=[step.meeting_id, step.pk, deed]), said)


def _say(host, step, task, said, **more):
    return _do(host, step, "say_how", task=task.pk, said=said, **{"needs": "", "due_on": ""} | more)


def _wall(step):
    return Client().get(reverse("meetings:wall", args=[step.room.wall_token])).content.decode()


def _record(step):
    return [(line.label, line.text) for line in kind_of(step).record()]


def test_what_is_done_is_finished_and_stands_in_the_record(facilitator, step, task):
    _say(facilitator, step, task, "done")
    task.refresh_from_db()
    assert (task.is_finished, task.finished_by is not None) == (True, True)
    assert _record(step) == [("Done", "Find a hall")]


def test_who_needs_help_says_what_and_another_day_without_a_why(facilitator, step, task):
    later = TODAY + timedelta(days=40)
    _say(facilitator, step, task, "needs_help", needs="A key", due_on=later.isoformat())
    task.refresh_from_db()
    assert (task.due_on, task.is_accepted) == (later, True)
    assert _record(step) == [("Needs help", "Find a hall. A key")]


def test_her_new_day_moves_the_reminder(step, task):
    due_on = TODAY + timedelta(days=20)
    actions.say(step, task=task, said="under_way", due_on=due_on, by=None, now=NOW)
    waiting = Reminder.objects.filter(about=task.subject, cancelled_at=None).values_list(
        "occasion", flat=True
    )
    assert list(waiting) == [f"due {due_on.isoformat()}"]


def test_somebody_else_takes_it_in_the_room(facilitator, step, task):
    friend = make_member()
    _say(facilitator, step, task, "let_go")
    _do(facilitator, step, "take_task", task=task.pk, owner=friend.pk)
    task.refresh_from_db()
    assert (task.owner, task.is_accepted) == (friend, True)


@pytest.mark.parametrize("said", TaskReview.Said.values)
def test_a_slip_is_taken_back_and_the_task_stands_as_before(facilitator, step, task, said):
    before = Task.objects.values("due_on", "finished_at", "declined_at", "owner").get(pk=task.pk)
    later = (TODAY + timedelta(days=20)).isoformat()
    _say(facilitator, step, task, said, due_on=later if said in ("under_way", "needs_help") else "")
    for _tap in range(2):
        _do(facilitator, step, "unsay", task=task.pk)
    assert Task.objects.values(*before).get(pk=task.pk) == before
    assert not step.task_reviews.exists()


def test_said_again_the_newer_word_holds(facilitator, step, task):
    for said in ("done", "under_way", "under_way"):
        _say(facilitator, step, task, said)
    task.refresh_from_db()
    assert (task.is_finished, [review.said for review in step.task_reviews.all()]) == (False, ["under_way"])


def test_wall_tells_how_many_and_never_whose_or_how_late(facilitator, step, task, her):
    Task.objects.filter(pk=task.pk).update(due_on=TODAY - timedelta(days=9))
    _say(facilitator, step, task, "needs_help", needs="A key")
    page = _wall(step)
    assert "Find a hall" in page
    assert [words in page for words in (her.name_used, her.number, "A key", "late")] == [False] * 4


def test_wall_of_totals_shows_no_title(facilitator, task):
    step = open_step(kind="review", record="task_review", wall="totals_only")
    _say(facilitator, step, task, "done")
    assert "Find a hall" not in _wall(step)


def test_tasks_of_this_very_day_are_not_reviewed(step, task, her):
    make_task(action=make_action(meeting=step.meeting), title="New")
    assert [row.title for row, _said in kind_of(step).rows] == ["Find a hall"]


def test_what_was_done_since_we_last_met_is_honoured(step, task, her):
    actions.finish(task, by=her, now=NOW + timedelta(minutes=1))
    assert _record(step) == [("Done", "Find a hall")]


@pytest.mark.parametrize(
    "wrong", [{"said": "late"}, {"due_on": "2020-01-01"}, {"task": 0}, {"needs": "x" * 141}]
)
def test_wrong_word_is_refused_and_nothing_is_kept(facilitator, step, task, wrong):
    response = _do(
        facilitator, step, "say_how", **{"task": task.pk, "said": "under_way", "needs": "x"} | wrong
    )
    assert (response.status_code, step.task_reviews.count()) == (422, 0)


def test_who_has_two_tasks_cannot_take_a_third_and_the_host_is_told(facilitator, step, task):
    busy = make_member()
    for title in ("A", "B"):
        make_task(owner=busy, title=title)
    _say(facilitator, step, task, "let_go")
    response = facilitator.post(
        reverse("meetings:do_deed", args=[step.meeting_id, step.pk, "take_task"]),
        {"task": task.pk, "owner": busy.pk},
        follow=True,
    )
    assert "That is enough for one woman." in response.content.decode()


def test_phone_shows_counts_and_paper_has_a_line_for_each_task(step, task):
    sheet = kind_of(step).sheets()[0]
    shown = kind_of(step).phone(make_participant(step.room))
    assert (sheet.filled["rows"], shown["counts"]["rows"]) == (["Find a hall"], [("", "Still to hear", 1)])


@pytest.mark.parametrize("many", [1, 8])
def test_host_page_asks_the_same_for_many_tasks(facilitator, step, many, django_assert_num_queries):
    action = make_action(meeting=make_meeting(**EARLIER))
    for number in range(many):
        make_task(action=action, title=f"Task {number}")
    kind = kind_of(step)
    with django_assert_num_queries(4):
        shown = kind.host()
        [task.owner for task, _form in shown["ahead"]]


def test_words_of_her_need_go_with_her(facilitator, step, task, her):
    from actionplan.personal import OfActionplan

    _say(facilitator, step, task, "needs_help", needs="A key")
    assert "A key" in str(OfActionplan().holds(her))
    OfActionplan().forget(her, now=NOW)
    assert TaskReview.objects.get().needs == ""
