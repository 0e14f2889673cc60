"""An action may name the issue on the agenda that it serves; the way back stands on its tasks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from actionplan.forms import ActionForm
from agenda.models import Agenda, Decision, Item, Round
from tests.actionplan.making import make_action, make_task
from tests.agenda.room import make_issues
from tests.factories import NOW, TODAY, make_meeting, make_step

pytestmark = pytest.mark.django_db


def _agenda(*names, version=1):
    """A published agenda; a name that begins with "-" was left out."""
    meeting = make_meeting()
    step = make_step(kind="rating", meeting=meeting)
    agenda = Agenda.objects.create(meeting=meeting, round=Round.objects.create(step=step))
    for place, issue in enumerate(make_issues(meeting, names), start=1):
        position = None if issue.name.startswith("-") else place
        Item.objects.create(agenda=agenda, issue=issue, name=issue.name, position=position, label="start_now")
    decision = Decision.objects.create(
        step=step,
        meeting=meeting,
        text="This is our agenda",
        present_full=12,
        chapters_present=3,
        quorum_met=True,
    )
    Agenda.objects.filter(pk=agenda.pk).update(
        published_at=NOW, version=version, decision=decision, rule="By count"
    )
    agenda.refresh_from_db()
    return agenda


def _offered(action=None):
    form = ActionForm(meeting=make_meeting(), earliest=TODAY, action=action)
    return [item.name for item in form.fields["item"].queryset]


def test_only_the_newest_agenda_is_offered_in_its_order():
    _agenda("Old", version=1)
    _agenda("Land", "-Later", "Stigma", version=2)
    assert _offered() == ["Land", "Stigma"]


def test_without_an_agenda_there_is_nothing_to_choose():
    assert _offered() == []


def test_what_was_chosen_from_an_older_agenda_stays():
    old = _agenda("Stigma", version=1).items.get()
    _agenda("Land", version=2)
    assert sorted(_offered(make_action(item=old))) == ["Land", "Stigma"]


def test_the_way_back_stands_on_task_and_plan(client, her):
    item = _agenda("Stigma in the neighbourhood").items.get()
    task = make_task(action=make_action(item=item, due_on=TODAY + timedelta(days=9)), owner=her)
    pages = [client.get(reverse("actionplan:task", args=[task.pk])), client.get(reverse("actionplan:plan"))]
    assert ["Stigma in the neighbourhood" in page.content.decode() for page in pages] == [True, True]
    assert reverse("agenda:version", args=[item.agenda.version]) in pages[0].content.decode()
