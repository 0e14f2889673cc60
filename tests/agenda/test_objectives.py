"""Objectives and the issues they were made from: each leads to the other, on the page and on paper."""

import pytest
from django.conf import settings

from agenda.models import CharterText, MadeFrom
from members.models import Coalition
from tests.agenda.carrying import make_agenda
from tests.agenda.charters import TODAY, in_session, note
from tests.agenda.deeds import do, screen
from tests.agenda.room import make_issues, press
from tests.factories import NOW, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def planner(client):
    Coalition.objects.create(pk=1, name="Kikao", language="en")
    client.force_login(make_member("facilitator"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def objective():
    return in_session("objective", "Open ways to earn", on=TODAY(), outcome="Two groups")


def page(client, path) -> str:
    return client.get(path).content.decode()


def test_it_is_made_from_several_issues_and_each_leads_to_the_other(planner, objective):
    work, loans, land = make_agenda("Work", "Loans", "Land")
    path = f"/charter/objectives/{objective.pk}/issues/"
    for _tap in range(2):
        assert planner.post(path, {"issues": [work.pk, loans.pk]}).status_code == 302
    assert list(objective.issues.order_by("pk")) == [work, loans]
    charter, paper = page(planner, "/charter/"), page(planner, "/charter/print/")
    assert [f'href="/agenda/issues/{issue.pk}/"' in charter for issue in (work, loans, land)] == [
        True,
        True,
        False,
    ]
    assert ("Made from: Work; Loans" in paper, "/agenda/issues/" in paper) == (True, False)
    for issue, told in ((work, True), (loans, True), (land, False)):
        assert ("Open ways to earn" in page(planner, f"/agenda/issues/{issue.pk}/")) is told
    planner.post(path, {})
    assert MadeFrom.objects.count() == 0


def test_an_issue_that_not_all_may_read_of_yet_is_not_told_and_not_offered(planner, objective):
    (hidden,) = make_issues(make_step(kind="themes").meeting, ["Still in the room"])
    path = f"/charter/objectives/{objective.pk}/issues/"
    assert planner.post(path, {"issues": [hidden.pk]}).status_code == 422
    objective.issues.add(hidden)
    assert "Still in the room" not in page(planner, "/charter/")


@pytest.mark.parametrize("sent", [["x"], ["0"], ["99999"]])
def test_what_is_no_issue_is_refused(planner, objective, sent):
    assert planner.post(f"/charter/objectives/{objective.pk}/issues/", {"issues": sent}).status_code == 422


def test_only_an_objective_that_holds_has_that_page(planner, objective):
    vision = in_session("vision", "Free", on=TODAY())
    CharterText.objects.filter(pk=objective.pk).update(replaced_at=NOW)
    for text in (vision, objective):
        assert planner.get(f"/charter/objectives/{text.pk}/issues/").status_code == 404


def test_words_that_stay_go_on_to_name_them_and_words_that_change_do_not(objective):
    work, loans = make_agenda("Work", "Loans")
    other = in_session("objective", "Know our rights", on=TODAY())
    objective.issues.set([work, loans])
    other.issues.set([loans])
    note("objective", "Open ways to earn | Three groups\nLearn our rights")
    held = CharterText.objects.adopted().of_kind("objective")
    assert {text.text: list(text.issues.order_by("pk")) for text in held} == {
        "Open ways to earn": [work, loans],
        "Learn our rights": [],
    }


def test_a_room_keeps_it_with_its_issues_and_another_day_names_it_once_more():
    step = press(make_step(kind="brainstorm", record="objectives", grouping="pairs"))
    work, loans = make_issues(step.meeting, ["Work", "Loans"])
    do(step, "keep_objective", text="Earn", issues=[work, loans])
    do(step, "keep_objective", text="Earn", issues=[loans])
    assert list(CharterText.objects.get().issues.all()) == [loans]
    assert "Loans" in screen(step, "host")


def test_a_merged_issue_still_leads_to_it(client, objective):
    work, loans = make_agenda("Work", "Loans")
    objective.issues.set([work, loans])
    type(loans).objects.filter(pk=loans.pk).update(merged_into=work)
    client.force_login(make_member())
    found = page(client, f"/agenda/issues/{work.pk}/")
    assert found.count("Open ways to earn") == 1


@pytest.mark.parametrize("count", [1, 9])
def test_the_charter_asks_the_same_however_many_there_are(planner, django_assert_num_queries, count):
    issues = make_agenda(*(f"Issue {number}" for number in range(count)))
    for number, issue in enumerate(issues):
        in_session("objective", f"Objective {number}", on=TODAY()).issues.set([issue])
    page(planner, "/charter/")
    for path, queries in (("/charter/", 10), ("/charter/print/", 7), ("/charter/objectives/", 6)):
        with django_assert_num_queries(queries):
            planner.get(path)
