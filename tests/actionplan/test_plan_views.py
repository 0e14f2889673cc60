from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actionplan import actions
from actionplan.models import Action, Partner, Task
from tests.actionplan.making import make_action, make_partner, make_task
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db
PLAN, PARTNERS = reverse("actionplan:plan"), reverse("actionplan:partner_list")
NEW_TASK, NEW_PARTNER = reverse("actionplan:give_task"), reverse("actionplan:add_partner")


def _soon(days=5):
    return timezone.localdate() + timedelta(days=days)


def _said(task, **fields):
    said = {name: getattr(task, name) for name in ("action", "owner")}
    said = {name: value.pk for name, value in said.items()} | {
        "title": task.title,
        "helper": "",
        "due_on": _soon(),
    }
    return said | fields


def test_the_plan_says_how_far_each_action_is(client):
    action = make_action(title="Hold a meeting", due_on=_soon())
    make_task(action=action, title="a", finished=True)
    make_task(action=action, title="b", owner=make_member())
    page = client.get(PLAN).content.decode()
    assert "1 of 2 done, by" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0]


def test_members_read_and_planners_change(client, facilitator):
    task = make_task(due_on=_soon())
    change = reverse("actionplan:change_task", args=[task.pk])
    assert [change in phone.get(PLAN).content.decode() for phone in (client, facilitator)] == [False, True]


def test_a_declined_task_is_free_to_take_and_its_reason_is_for_planners(client, facilitator):
    task = make_task()
    actions.decline(task, why="no bus", now=NOW)
    pages = [phone.get(PLAN).content.decode() for phone in (client, facilitator)]
    assert ["I will do it" in page for page in pages] == [True, True]
    assert ["no bus" in page for page in pages] == [False, True]


def test_an_empty_plan_leads_to_the_meetings(client):
    assert reverse("meetings:meeting_list") in client.get(PLAN).content.decode()


@pytest.mark.parametrize("url", [PLAN, PARTNERS, NEW_TASK, NEW_PARTNER])
def test_strangers_are_sent_to_sign_in(url):
    assert Client().get(url).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("role", ["", "membership_admin", "care_companion"])
def test_only_planners_change_the_plan(role):
    task, partner = make_task(), make_partner()
    phone = Client()
    phone.force_login(make_member(*filter(None, [role])))
    urls = [NEW_TASK, NEW_PARTNER, reverse("actionplan:change_partner", args=[partner.pk])]
    urls += [reverse("actionplan:change_task", args=[task.pk])]
    urls += [reverse("actionplan:change_action", args=[task.action.pk])]
    assert [phone.get(url).status_code for url in urls] == [403] * 5
    assert phone.post(reverse("actionplan:remove_task", args=[task.pk])).status_code == 403


def test_a_planner_gives_a_task(facilitator):
    owner, action = make_member(), make_action()
    said = {"action": action.pk, "title": "Find a hall", "owner": owner.pk, "helper": "", "due_on": _soon()}
    assert facilitator.post(NEW_TASK, said).headers["Location"] == PLAN
    assert list(Task.objects.waiting().assigned_to(owner).values_list("title", flat=True)) == ["Find a hall"]


def test_a_third_task_is_refused_where_it_is_written(facilitator):
    owner, action = make_member(), make_action()
    for title in "ab":
        make_task(action=action, owner=owner, title=title)
    said = {"action": action.pk, "title": "c", "owner": owner.pk, "helper": "", "due_on": _soon()}
    response = facilitator.post(NEW_TASK, said)
    assert response.status_code == 422
    assert response.context["form"].errors["owner"] == [
        "She has two open tasks. That is enough for one woman."
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "t" * 141),
        ("owner", ""),
        ("owner", "9999"),
        ("due_on", "2001-01-01"),
        ("action", "x"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(facilitator, field, value):
    task = make_task(due_on=_soon())
    response = facilitator.post(
        reverse("actionplan:change_task", args=[task.pk]), _said(task, title="Other") | {field: value}
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Task.objects.get().title == "Find a hall"


def test_nobody_helps_herself(facilitator):
    task = make_task(due_on=_soon())
    response = facilitator.post(
        reverse("actionplan:change_task", args=[task.pk]), _said(task, helper=task.owner.pk)
    )
    assert list(response.context["form"].errors) == ["helper"]


def test_a_planner_changes_and_removes_a_task(co_lead):
    task, helper = make_task(due_on=_soon()), make_member()
    co_lead.post(reverse("actionplan:change_task", args=[task.pk]), _said(task, helper=helper.pk))
    assert (Task.objects.get().helper, Task.objects.get().is_accepted) == (helper, True)
    co_lead.post(reverse("actionplan:remove_task", args=[task.pk]))
    assert Task.objects.count() == 0


def test_a_planner_moves_an_action_to_later(facilitator):
    action = make_action()
    said = {"title": action.title, "done_when": "", "due_on": _soon(), "item": "", "later": "on"}
    facilitator.post(reverse("actionplan:change_action", args=[action.pk]), said)
    assert list(Action.objects.for_later()) == [action]


def test_a_bidi_trick_in_a_title_is_taken_out(facilitator):
    action = make_action()
    said = {"title": "a\u202eb<script>", "done_when": "", "due_on": _soon(), "item": ""}
    facilitator.post(reverse("actionplan:change_action", args=[action.pk]), said)
    assert Action.objects.get().title == "ab<script>"
    assert "<script>" not in facilitator.get(PLAN).content.decode().split("<main")[1].split("</main>")[0]


def test_partners_are_kept_by_planners_and_read_by_members(client, facilitator):
    said = {"name": "Redio Igizo", "kind": "media", "warmth": "careful", "may_know": "issues_only"}
    facilitator.post(NEW_PARTNER, said)
    assert "Redio Igizo" in client.get(PARTNERS).content.decode()
    partner = Partner.objects.get()
    facilitator.post(reverse("actionplan:change_partner", args=[partner.pk]), said | {"ask": "One programme"})
    assert Partner.objects.get().ask == "One programme"


def test_a_partner_stands_on_the_list_once(facilitator):
    partner = make_partner()
    said = {"name": partner.name, "kind": "health", "warmth": "friend", "may_know": "counts_only"}
    response = facilitator.post(NEW_PARTNER, said)
    assert (response.status_code, Partner.objects.count()) == (422, 1)


def test_an_empty_list_of_partners_offers_planners_to_add_one(client, facilitator):
    assert [NEW_PARTNER in phone.get(PARTNERS).content.decode() for phone in (client, facilitator)] == [
        False,
        True,
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_plan_stay_the_same(client, count, django_assert_num_queries):
    for number in range(count):
        make_task(action=make_action(title=str(number)), helper=make_member())
    with django_assert_num_queries(7):
        client.get(PLAN)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_partners_stay_the_same(client, count, django_assert_num_queries):
    for number in range(count):
        make_partner(name=str(number), contact_owner=make_member())
    with django_assert_num_queries(5):
        client.get(PARTNERS)
