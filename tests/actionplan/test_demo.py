"""The demo coalition's plan can be made with the verbs alone."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from actionplan import actions, queries
from actionplan.models import Partner, Task
from coalition.reminders.models import Reminder
from tests.factories import NOW, make_meeting, make_member

pytestmark = pytest.mark.django_db
DEMO = yaml.safe_load((Path(settings.BASE_DIR) / "coalition/home/demo/demo.yaml").read_text(encoding="utf-8"))
DAY = date.fromisoformat(str(DEMO["session"]["date"]))


@pytest.fixture
def women():
    return {one["id"]: make_member(name_used=one["call_me"]) for one in DEMO["members"]}


def _play(women):
    meeting, made = make_meeting(), {}
    for one in DEMO["actions"]:
        made[one["id"]] = actions.add_action(
            meeting,
            title=one["title"]["sw"],
            done_when=one["done_when"]["sw"],
            due_on=DAY + timedelta(days=one["due"]),
        )
    for one in DEMO["tasks"]:
        owner = women[one["owner"]]
        task = actions.give_task(
            made[one["action"]],
            title=one["title"]["sw"],
            owner=owner,
            helper=women[one["helper"]],
            due_on=DAY + timedelta(days=one["due"]),
            by=None,
        )
        actions.accept(task, by=owner, now=NOW)
        if one["status_day_20"] == "done":
            actions.finish(task, by=owner, now=NOW + timedelta(days=5))


def test_three_actions_and_twelve_tasks(women):
    _play(women)
    today = DAY + timedelta(days=20)
    assert [(action.title, action.tasks.count()) for action in queries.plan()["actions"].order_by("pk")] == [
        (one["title"]["sw"], 4) for one in DEMO["actions"]
    ]
    assert (Task.objects.finished().count(), Task.objects.late(today).count()) == (7, 2)
    assert Task.objects.ahead(today).count() == 3


def test_twelve_reminders_of_which_five_stay(women):
    _play(women)
    assert Reminder.objects.count() == 12
    assert Reminder.objects.filter(cancelled_at=None).count() == 5


def test_its_partners(women):
    for one in DEMO["partners"]:
        partner = actions.add_partner(
            name=one["name"],
            kind=one["type"],
            warmth=one["warmth"],
            ask=one["ask"]["sw"],
            offer=one["offer"]["sw"],
            may_know=one["may_know"],
            contact_owner=women[one["contact_owner"]],
            next_step=one["next_step"]["sw"],
            due_on=DAY + timedelta(days=one["due"]),
        )
        partner.full_clean()
    assert Partner.objects.count() == 5
