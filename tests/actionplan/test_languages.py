"""Every page of the plan speaks one language at a time; what women wrote stays as it is."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actionplan import actions
from tests.actionplan.conftest import signed_in
from tests.actionplan.making import make_action, make_partner, make_task
from tests.factories import NOW, make_member, open_step
from tests.languages import foreign_strings

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("language", ["sw", "en"])]


def _story(woman):
    """One of everything: waiting, late, under way, declined, done, helped with."""
    action = make_action(title="Kuchagua timu ya uongozi ya muda")
    today = timezone.localdate()
    late = make_task(action=action, owner=woman, title="Kazi moja", due_on=today)
    make_task(action=action, owner=woman, title="Kazi mbili", accepted=False, helper=make_member())
    make_task(action=action, title="Kazi tatu", helper=woman)
    declined = make_task(action=action, title="Kazi nne")
    actions.decline(declined, why="Sina nauli", now=NOW)
    make_task(action=action, title="Kazi tano", finished=True)
    make_partner(name="Kliniki", contact_owner=woman, ask="Mshauri", next_step="Barua")
    actions.add_commitment(woman, text="I will rest and pray")
    return late


@pytest.mark.parametrize("role", ["facilitator", "co_lead", ""])
def test_pages(language, role):
    woman = make_member(*filter(None, [role]), language=language, name_used="Amina")
    task = _story(woman)
    urls = [
        reverse(f"actionplan:{name}") for name in ("task_list", "plan", "partner_list", "commitment_list")
    ]
    urls += [reverse("actionplan:task", args=[task.pk])]
    if role:
        urls += [reverse(f"actionplan:{name}") for name in ("give_task", "add_partner")]
        urls += [reverse("actionplan:change_task", args=[task.pk])]
        urls += [reverse("actionplan:change_action", args=[task.action.pk])]
    phone = signed_in(woman)
    pages = {url: foreign_strings(phone.get(url).content.decode(), language) for url in urls}
    assert {url: found for url, found in pages.items() if found} == {}


@pytest.mark.parametrize("record", ["actions", "tasks", "partners", "commitments"])
def test_screens_of_the_room(language, record):
    kind = "reflect" if record == "commitments" else "actions"
    step = open_step(kind=kind, record=record)
    make_task(
        action=make_action(meeting=step.meeting, title="Hold the first meeting of the year"),
        title="Kazi",
        accepted=False,
    )
    make_partner(name="Kliniki", meeting=step.meeting, ask="Mshauri")
    host = signed_in(make_member("facilitator", language=language, name_used="Neema"))
    phone = Client(headers={"Accept-Language": language})
    phone.post(reverse("meetings:enter", args=[step.room.code]))
    pages = [
        host.get(reverse("meetings:host", args=[step.meeting_id])),
        phone.get(reverse("meetings:room", args=[step.room.code])),
        phone.get(reverse("meetings:wall", args=[step.room.wall_token])),
    ]
    found = [foreign_strings(page.content.decode(), page.headers["Content-Language"]) for page in pages]
    assert found == [[], [], []]
