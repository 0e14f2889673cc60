from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actionplan import actions
from actionplan.models import Task
from tests.actionplan.conftest import signed_in
from tests.actionplan.making import make_action, make_task
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db
LIST = reverse("actionplan:task_list")
DEEDS = ["accept", "decline", "finish", "unfinish", "postpone"]


def _url(name, task):
    return reverse(f"actionplan:{name}", args=[task.pk])


def _soon(days=5):
    return timezone.localdate() + timedelta(days=days)


def _tasks(context, name):
    return list(context[name])


def test_her_list_is_in_the_order_of_need(client, her):
    action = make_action()
    waiting = make_task(action=action, owner=her, title="a", accepted=False, due_on=_soon())
    late = make_task(action=action, owner=her, title="b", due_on=_soon(-1))
    make_task(action=action, title="hers not", due_on=_soon())
    context = client.get(LIST).context
    found = {
        name: _tasks(context, name) for name in ("waiting", "late", "ahead", "declined", "done", "helping")
    }
    assert found == {
        "waiting": [waiting],
        "late": [late],
        "ahead": [],
        "declined": [],
        "done": [],
        "helping": [],
    }


def test_her_list_shows_what_she_helps_with_and_what_is_done(client, her):
    helping = make_task(helper=her)
    done = make_task(owner=her, finished=True)
    context = client.get(LIST).context
    assert (_tasks(context, "helping"), _tasks(context, "done")) == ([helping], [done])


def test_late_asks_what_she_needs(client, her):
    make_task(owner=her, due_on=_soon(-1))
    assert "What do you need?" in client.get(LIST).content.decode()


def test_an_empty_list_offers_the_plan(client):
    page = client.get(LIST).content.decode()
    assert "No task now. You can offer to help." in page
    assert reverse("actionplan:plan") in page


def test_a_task_says_why_it_exists_and_who_helps(client, her):
    action = make_action(title="Safe ways to talk", done_when="Everyone knows")
    task = make_task(action=action, owner=her, helper=make_member(name_used="Zuhura"))
    page = client.get(_url("task", task)).content.decode()
    found = [word for word in ("Safe ways to talk", "Everyone knows", "Zuhura", "Chosen on") if word in page]
    assert found == ["Safe ways to talk", "Everyone knows", "Zuhura", "Chosen on"]


def test_a_helper_sees_the_task_and_cannot_answer_for_her(client, her):
    task = make_task(helper=her)
    assert client.get(_url("task", task)).status_code == 200
    assert [client.post(_url(deed, task)).status_code for deed in DEEDS] == [404] * 5


def test_strangers_are_sent_to_sign_in():
    task = make_task()
    answers = [Client().get(LIST), Client().get(_url("task", task))]
    answers += [Client().post(_url(deed, task)) for deed in [*DEEDS, "take"]]
    assert {answer.headers["Location"].split("?")[0] for answer in answers} == {reverse("account_login")}


def test_the_tasks_of_others_are_not_found(client):
    task = make_task()
    assert client.get(_url("task", task)).status_code == 404
    assert [client.post(_url(deed, task)).status_code for deed in DEEDS] == [404] * 5


def test_a_deed_is_never_done_by_looking(client, her):
    task = make_task(owner=her)
    assert [client.get(_url(deed, task)).status_code for deed in DEEDS] == [405] * 5


def test_accept(client, her):
    task = make_task(owner=her, accepted=False)
    assert client.post(_url("accept", task)).headers["Location"] == LIST
    assert Task.objects.get().accepted_by == her


def test_accept_of_a_third_is_refused_with_a_sentence(client, her):
    action = make_action()
    task = make_task(action=action, owner=her, title="given back")
    actions.decline(task, why="", now=NOW)
    for title in "ab":
        make_task(action=action, owner=her, title=title)
    page = client.post(_url("accept", task), follow=True).content.decode()
    assert "has two open tasks" in page
    assert Task.objects.get(pk=task.pk).is_declined is True


def test_decline_says_why(client, her):
    task = make_task(owner=her, accepted=False)
    client.post(_url("decline", task), {"why": "no bus"})
    assert Task.objects.get().declined_why == "no bus"


def test_a_reason_too_long_keeps_her_words(client, her):
    task = make_task(owner=her, accepted=False)
    response = client.post(_url("decline", task), {"why": "w" * 141})
    assert response.status_code == 422
    assert "w" * 141 in response.content.decode()


def test_finish_and_undo(client, her):
    task = make_task(owner=her)
    client.post(_url("finish", task))
    assert Task.objects.get().finished_by == her
    assert "Undo" in client.get(LIST).content.decode()
    client.post(_url("unfinish", task))
    assert Task.objects.get().is_finished is False


def test_finish_answers_htmx_with_the_one_row(client, her):
    task = make_task(owner=her)
    response = client.post(_url("finish", task), headers={"HX-Request": "true"})
    page = response.content.decode().strip()
    assert page.startswith(f'<li class="card" id="task-{task.pk}">')
    assert page.count("<li") == 1
    assert "HX-Request" in response.headers["Vary"]


def test_not_yet_moves_the_day(client, her):
    task = make_task(owner=her, due_on=_soon())
    client.post(_url("postpone", task), {"due_on": _soon(9).isoformat()})
    assert Task.objects.get().due_on == _soon(9)


@pytest.mark.parametrize("value", ["", "tomorrow", "2001-01-01", "9999-12-31"])
def test_not_yet_with_a_day_that_cannot_be(client, her, value):
    task = make_task(owner=her, due_on=_soon())
    response = client.post(_url("postpone", task), {"due_on": value})
    assert (response.status_code, Task.objects.get().due_on) == (422, _soon())


def test_a_co_lead_confirms_the_task_of_another(co_lead):
    task = make_task()
    response = co_lead.post(_url("finish", task), headers={"HX-Request": "true"})
    assert Task.objects.get().is_finished is True
    page = response.content.decode()
    assert [page.count(f'id="task-{task.pk}"'), page.count("<li"), page.count("hx-swap-oob")] == [1, 1, 1]
    assert "1 of 1 done" in page


def test_a_facilitator_does_not(facilitator):
    assert facilitator.post(_url("finish", make_task())).status_code == 404


def test_the_second_woman_sees_who_took_it(client):
    task, quick = make_task(), make_member()
    actions.decline(task, why="", now=NOW)
    signed_in(quick).post(_url("take", task))
    page = client.post(_url("take", task), follow=True).content.decode()
    assert f"{quick.number} was quicker and does it." in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_stay_the_same(client, her, count, django_assert_num_queries):
    for number in range(count):
        make_task(owner=her, title=str(number), finished=True, helper=make_member())
    with django_assert_num_queries(5):
        client.get(LIST)
