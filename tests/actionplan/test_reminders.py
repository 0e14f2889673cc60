"""Every accepted task reminds its owner the day before, once, and without its title."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actionplan import actions
from coalition.reminders.models import Reminder
from members.models import SafeContact
from tests.actionplan.making import make_task
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db


def _planned(task):
    """Day and hour of what is still to come, for whom."""
    rows = Reminder.objects.filter(about=task.subject, cancelled_at=None).order_by("pk")
    return [(row.recipient, f"{timezone.localtime(row.due_at):%d.%m. %H:%M}") for row in rows]


def test_her_yes_puts_a_reminder_in_for_the_day_before():
    task = make_task(due_on=TODAY + timedelta(days=10), helper=make_member())
    assert _planned(task) == [(task.owner, "23.03. 09:00")]


def test_nobody_is_reminded_of_what_she_has_not_accepted():
    assert _planned(make_task(accepted=False)) == []


@pytest.mark.parametrize("end", ["finish", "decline", "remove"])
def test_the_reminder_goes_when_the_task_does(end):
    task = make_task()
    ends = {
        "finish": lambda: actions.finish(task, by=task.owner, now=NOW),
        "decline": lambda: actions.decline(task, why="", now=NOW),
        "remove": lambda: actions.remove_action(task.action, now=NOW),
    }
    ends[end]()
    assert _planned(task) == []


def test_undo_brings_it_back():
    task = make_task(finished=True)
    actions.unfinish(task, now=NOW)
    assert _planned(task) == [(task.owner, "23.03. 09:00")]


def test_undo_after_the_day_brings_nothing_back():
    task = make_task(finished=True)
    actions.unfinish(task, now=NOW + timedelta(days=11))
    assert _planned(task) == []


def test_another_day_moves_it():
    task = make_task()
    actions.postpone(task, due_on=TODAY + timedelta(days=20), now=NOW)
    assert _planned(task) == [(task.owner, "02.04. 09:00")]


def test_another_owner_is_reminded_only_after_her_own_yes():
    task, other = make_task(), make_member()
    actions.change_task(
        task, action=task.action, title=task.title, owner=other, helper=None, due_on=task.due_on, now=NOW
    )
    assert _planned(task) == []
    actions.accept(task, by=other, now=NOW)
    assert _planned(task) == [(other, "23.03. 09:00")]


def test_a_reminder_never_says_the_title():
    owner = make_member(channel=SafeContact.Channel.EMAIL)
    task = make_task(owner=owner, title="Kuandika ujumbe mfupi usiotaja gereza")
    rows = Reminder.objects.filter(about=task.subject)
    assert {row.channel for row in rows} == {"inapp", "email"}
    told = " ".join(f"{row.text} {row.occasion} {row.about}" for row in rows)
    assert "gereza" not in told.lower()
    assert "ujumbe" not in told.lower()
