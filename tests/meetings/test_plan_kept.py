"""A plan copied from an earlier day, and plans that the coalition keeps."""

from datetime import time, timedelta

import pytest

from coalition.meetings import actions
from coalition.meetings.models import KeptPlan, Meeting, Note
from coalition.meetings.plans import shelf
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAY = {"day": "2026-12-03", "at": "09:00", "place": "Ukumbi", "title": ""}


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


@pytest.fixture
def earlier():
    """An ended day of two steps, the second pinned and made shorter on the day."""
    first = make_step(kind="talk")
    second = make_step(kind="break", meeting=first.meeting, minutes=6, shortened_from=30, pinned_to=time(13))
    Note.objects.create(step=first, text="Siri ya chumba")
    actions.end(first.meeting, by=None, now=NOW)
    return second.meeting


def plan_of(meeting):
    fields = ("position", "kind", "minutes", "planned_minutes", "pinned_to", "state", "shortened_from")
    return list(meeting.steps.values_list(*fields))


def test_plan_of_an_earlier_day_is_copied_and_nothing_that_was_said(host, earlier):
    host.post("/host/new/", DAY | {"template": f"day-{earlier.pk}"})
    copy = Meeting.objects.not_begun().get()
    assert plan_of(copy) == [
        (1, "talk", 10, 10, None, "ready", None),
        (2, "break", 30, 30, time(13), "ready", None),
    ]
    assert (copy.title, Note.objects.filter(step__meeting=copy).count()) == (earlier.title, 0)


def test_day_with_a_pinned_block_ends_when_its_plan_does(host, earlier):
    host.post("/host/new/", DAY | {"template": f"day-{earlier.pk}"})
    copy = Meeting.objects.not_begun().get()
    assert (copy.ends_at - copy.starts_at).total_seconds() / 60 == 4.5 * 60


def test_plan_is_kept_and_a_day_made_from_it(host, earlier):
    host.post(f"/host/s/{earlier.pk}/plan/keep/", {"name": "Nusu siku yetu"})
    kept = KeptPlan.objects.get()
    assert "Nusu siku yetu" in host.get("/host/").content.decode()
    host.post("/host/new/", DAY | {"template": f"kept-{kept.pk}"})
    made = Meeting.objects.not_begun().get()
    assert (made.title, plan_of(made)[1][:3]) == ("Nusu siku yetu", (2, "break", 30))


def test_name_stands_once(host, earlier):
    for _twice in range(2):
        response = host.post(f"/host/s/{earlier.pk}/plan/keep/", {"name": "Yetu"})
    assert (response.status_code, KeptPlan.objects.count()) == (422, 1)


def test_kept_plan_is_renamed_but_not_to_a_taken_name(host, earlier):
    plan = actions.keep_plan(earlier, name="Yetu")
    actions.keep_plan(earlier, name="Nyingine")
    host.post(f"/host/plans/{plan.pk}/", {"name": "Mpya"})
    refused = host.post(f"/host/plans/{plan.pk}/", {"name": "Nyingine"})
    plan.refresh_from_db()
    assert (plan.name, refused.status_code) == ("Mpya", 422)


def test_removed_plan_is_gone_and_its_days_stay(host, earlier):
    plan = actions.keep_plan(earlier, name="Yetu")
    host.post("/host/new/", DAY | {"template": f"kept-{plan.pk}"})
    host.post(f"/host/plans/{plan.pk}/remove/")
    assert (KeptPlan.objects.count(), Meeting.objects.not_begun().get().steps.count()) == (0, 2)


@pytest.mark.parametrize("slug", ["kept-99", "day-99", "kept-x", "none", ""])
def test_plan_that_there_is_not_is_refused(host, slug):
    assert host.get(f"/host/new/?template={slug}").status_code == 200
    assert host.post("/host/new/", DAY | {"template": slug}).status_code == 422


def test_older_day_than_those_in_the_list_is_copied_from_its_own_link(host, earlier):
    for hours in range(1, shelf.EARLIER + 1):
        starts_at = NOW + timedelta(hours=hours)
        times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=6)}
        make_step(kind="talk", meeting=make_meeting(template="coalition-one-day", **times))
    slug = f"day-{earlier.pk}"
    host.post(f"/host/new/?template={slug}", DAY | {"template": slug})
    assert Meeting.objects.get(template=slug).steps.count() == 2


@pytest.mark.parametrize("many", [1, 6])
def test_choice_costs_the_same_for_many_plans(host, earlier, many, django_assert_num_queries):
    for number in range(many):
        actions.keep_plan(earlier, name=f"Plan {number}")
        make_step(kind="talk")
    host.get("/host/new/")
    with django_assert_num_queries(7):
        host.get("/host/new/")
