"""The advocacy ladder: practised, made, told, talked about with a practice to come back to here and now."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from actionplan.models import Visit
from tests.agenda.carrying import make_agenda, make_visit
from tests.factories import make_member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def issue():
    return make_agenda("Work")[0]


@pytest.fixture
def planner(client):
    client.force_login(make_member("facilitator"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(name, *args) -> str:
    return reverse(f"actionplan:{name}", args=args)


def said(issue, **fields) -> dict:
    return {"issue": issue.pk, "office": "Council", "on": timezone.localdate(), "who": ["co_lead"]} | fields


def test_a_visit_is_planned_once_however_often_it_is_sent(planner, issue):
    sent = said(issue, key=uuid.uuid4())
    for _tap in range(2):
        assert planner.post(page("plan_visit"), sent).status_code == 302
    assert Visit.objects.values_list("office", "who").get() == ("Council", ["co_lead"])


def test_only_issues_of_the_agenda_are_visited_for(planner, issue):
    other = issue.meeting.issues.create(name="Not on it")
    answer = planner.post(page("plan_visit"), said(other))
    assert list(answer.context["form"].errors) == ["issue"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("practised_on", timezone.localdate() + 2 * DAY),
        ("on", "1999-01-01"),
        ("who", ["Mama Asha"]),
        ("office", ""),
        ("outcome", "a" * 501),
    ],
)
def test_what_a_visit_may_not_say(planner, issue, field, value):
    answer = planner.post(page("plan_visit"), said(issue, **{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_nothing_was_said_on_a_day_that_is_to_come(planner, issue):
    answer = planner.post(page("plan_visit"), said(issue, on=timezone.localdate() + DAY, outcome="Yes"))
    assert list(answer.context["form"].errors) == ["outcome"]


def test_after_the_visit_a_practice_is_offered_and_before_it_none(planner, issue):
    coming, made = make_visit(issue, on=timezone.localdate() + DAY), make_visit(issue)
    shown = [planner.get(page("visit", one.pk)).content.decode() for one in (coming, made)]
    assert ["Come back to here and now" in one for one in shown] == [False, True]


def test_it_is_talked_about_after_it_and_once(planner, issue):
    coming, made = make_visit(issue, on=timezone.localdate() + DAY), make_visit(issue)
    for one in (coming, made, made):
        planner.post(page("talk_about_visit", one.pk))
    found = [Visit.objects.get(pk=one.pk).talked_on for one in (coming, made)]
    assert found == [None, timezone.localdate()]


def test_of_two_writers_neither_covers_the_other_unseen(planner, issue):
    visit = make_visit(issue)
    sent = said(issue, outcome="They will answer", was=visit.mark)
    Visit.objects.update(next_step="A letter")
    back = planner.post(page("change_visit", visit.pk), sent)
    assert Visit.objects.values_list("outcome", "next_step").get() == ("", "A letter")
    visit.refresh_from_db()
    form = back.context["form"]
    assert (back.status_code, form["outcome"].value(), form["was"].value()) == (
        422,
        "They will answer",
        visit.mark,
    )
    planner.post(page("change_visit", visit.pk), sent | {"was": visit.mark})
    assert Visit.objects.get().outcome == "They will answer"


def test_members_read_and_do_not_write(client, issue):
    visit = make_visit(issue, office="<script>x</script>")
    client.force_login(make_member())
    assert "<script>x" not in client.get(page("visit", visit.pk)).content.decode()
    assert client.post(page("change_visit", visit.pk), said(issue)).status_code == 403


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_asks_the_same_however_many(planner, issue, count, django_assert_num_queries):
    for _number in range(count):
        make_visit(issue)
    with django_assert_num_queries(5):
        planner.get(page("visit_list"))
