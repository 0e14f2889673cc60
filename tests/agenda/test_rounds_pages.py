"""The pages of a round between meetings: one issue on each, open to all, opened and given more time by who plans."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.models import Issue, MemberRating, Round
from tests.agenda.room import make_issues, shown_round
from tests.agenda.rounds import A_WEEK, finish, make_round, rate_all
from tests.factories import make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def woman():
    return make_member()


@pytest.fixture
def hers(client, woman):
    client.force_login(woman)
    return client


@pytest.fixture
def planner(client):
    client.force_login(make_member("co_lead"))
    return client


def open_now(names=("A", "B"), **fields) -> Round:
    return make_round(names, now=timezone.now(), **fields)


def page(round_, query=""):
    return f"/agenda/rate/{round_.pk}/{query}"


def given(round_):
    return sorted(round_.member_ratings.values_list("issue__name", "urgency", "feasibility"), key=str)


# A member rates.
def test_she_is_asked_the_first_issue_that_she_has_not_rated(hers):
    round_ = open_now()
    answer = hers.post(page(round_), {"issue": 1, "urgency": 4, "feasibility": 5})
    assert (answer.status_code, answer["Location"]) == (302, page(round_, "?issue=2"))
    assert given(round_) == [("A", 4, 5)]
    assert hers.get(page(round_)).context["asked"].number == 2


def test_skip_and_back_lead_on_without_a_grade(hers):
    round_ = open_now(["A", "B", "C"])
    context = hers.get(page(round_, "?issue=2")).context
    assert (context["before"], context["following"], context["place"]) == (1, "3", 2)
    assert hers.get(page(round_, "?issue=3")).context["following"] == "all"


def test_at_the_end_she_sees_what_she_rated(hers):
    round_ = open_now()
    hers.post(page(round_), {"issue": 1, "urgency": 4})
    answer = hers.get(page(round_, "?issue=all")).content.decode()
    assert "You rated 1 of 2." in answer


def test_what_she_gave_is_there_when_she_comes_back_and_nobody_elses(hers):
    round_ = open_now()
    rate_all(round_, [(1, 1), (2, 2)])
    hers.post(page(round_), {"issue": 2, "urgency": 5})
    mine = hers.get(page(round_, "?issue=2")).context["asked"].mine
    assert (mine.urgency, mine.feasibility) == (5, None)
    assert hers.get(page(round_, "?issue=1")).context["asked"].mine is None


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"issue": 1},
        {"issue": 9, "urgency": 3},
        {"issue": 1, "urgency": 6},
        {"issue": 1, "urgency": "x"},
        {"issue": 1, "feasibility": -1},
    ],
)
def test_what_is_no_grade_is_refused_with_a_sentence(hers, sent):
    round_ = open_now()
    answer = hers.post(page(round_), sent)
    assert (answer.status_code, given(round_)) == (422, [])
    assert "alert-danger" in answer.content.decode()


def test_with_three_levels_four_is_no_grade(hers):
    round_ = open_now(levels=3)
    assert hers.post(page(round_), {"issue": 1, "urgency": 4}).status_code == 422
    assert hers.get(page(round_)).content.decode().count('name="urgency"') == 3


def test_she_takes_her_grades_back(hers):
    round_ = open_now()
    hers.post(page(round_), {"issue": 1, "urgency": 4})
    hers.post(page(round_), {"issue": 1, "urgency": 4, "clear": "on"})
    assert given(round_) == []


def test_an_issue_merged_meanwhile_is_told_and_leads_to_where_it_is_rated(hers):
    round_ = open_now()
    hers.post(page(round_), {"issue": 2, "urgency": 4})
    first, second = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=second.pk).update(merged_into=first)
    answer = hers.post(page(round_), {"issue": 2, "urgency": 1})
    assert (answer["Location"], given(round_)) == (page(round_, "?issue=1"), [("B", 4, None)])
    shown = " ".join(hers.get(page(round_)).content.decode().split())
    assert "What you gave it counts there, unless you rate that one too." in shown
    assert hers.get(page(round_)).context["sheet"].rated[-1].number == 1


def test_after_its_time_she_is_told_that_it_is_closed(hers):
    round_ = open_now()
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1), opened_at=timezone.now() - A_WEEK)
    answer = hers.post(page(round_), {"issue": 1, "urgency": 4}, follow=True)
    assert "This rating is closed. What you sent now is not counted any more." in answer.content.decode()
    assert given(round_) == []


def test_a_round_of_a_room_is_not_rated_here(hers):
    assert hers.get(page(shown_round().round)).status_code == 404


# Where she finds it.
def test_the_agenda_begins_with_what_is_open_to_rate(hers):
    round_ = open_now(["A", "B", "C"])
    hers.post(page(round_), {"issue": 1, "urgency": 4})
    shown = hers.get("/agenda/").content.decode()
    main = shown[shown.index("<h1>") :]
    assert main.index("2 issues wait for you.") < main.index("No agenda is published yet.")


def test_home_says_it_until_she_has_begun(hers):
    round_ = open_now()
    assert "Rate our issues" in hers.get("/home/").content.decode()
    hers.post(page(round_), {"issue": 1, "urgency": 4})
    assert "Rate our issues" not in hers.get("/home/").content.decode()


# Who plans.
def send(planner, **fields):
    issues = [issue.pk for issue in Issue.objects.all()]
    day = timezone.localdate() + A_WEEK
    data = {"key": uuid.uuid4(), "issues": issues, "levels": 3, "last_day": day.isoformat()}
    return planner.post("/agenda/rounds/new/", data | fields)


def over():
    """A meeting that is over: all members may read of its issues."""
    now = timezone.now()
    return make_meeting(started_at=now - A_WEEK, ended_at=now - A_WEEK + timedelta(hours=6))


def test_who_plans_opens_a_round_over_the_issues_she_chose(planner):
    make_issues(over(), ["A", "B", "C"])
    chosen = list(Issue.objects.exclude(name="B").values_list("pk", flat=True))
    assert send(planner, issues=chosen).status_code == 302
    round_ = Round.objects.get()
    assert [(entry.position, entry.issue.name) for entry in round_.issues.all()] == [(1, "A"), (2, "C")]
    closes = timezone.localtime(round_.closes_at)
    assert (round_.levels, closes.date(), closes.hour) == (3, timezone.localdate() + A_WEEK, 21)


@pytest.mark.parametrize(
    ("field", "sent"),
    [("issues", []), ("last_day", "2020-01-01"), ("last_day", "2099-01-01"), ("levels", 4), ("key", "x")],
)
def test_what_cannot_be_opened_is_said(planner, field, sent):
    make_issues(over(), ["A"])
    answer = send(planner, **{field: sent})
    assert (answer.status_code, list(answer.context["form"].errors), Round.objects.count()) == (
        422,
        [field],
        0,
    )


def test_only_issues_that_stand_are_offered(planner):
    make_issues(over(), ["A", "gone"])
    Issue.objects.filter(name="gone").update(retired_at=timezone.now())
    offered = planner.get("/agenda/rounds/new/").context["form"].fields["issues"].queryset
    assert [issue.name for issue in offered] == ["A"]


def test_who_plans_gives_more_time_and_never_less(planner):
    round_ = open_now()
    day = timezone.localdate(round_.closes_at)
    less = planner.post(
        f"/agenda/rounds/{round_.pk}/extend/", {"last_day": (day - timedelta(days=1)).isoformat()}
    )
    more = planner.post(f"/agenda/rounds/{round_.pk}/extend/", {"last_day": (day + A_WEEK).isoformat()})
    assert (less.status_code, more.status_code) == (422, 302)
    assert timezone.localdate(Round.objects.get().closes_at) == day + A_WEEK


def test_it_cannot_be_counted_before_its_time(planner):
    round_ = open_now()
    planner.post(f"/agenda/rounds/{round_.pk}/close/")
    assert Round.objects.get().closed_at is None
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1), opened_at=timezone.now() - A_WEEK)
    planner.post(f"/agenda/rounds/{round_.pk}/close/")
    assert Round.objects.get().closed_at is not None


def test_while_it_is_open_she_sees_how_many_and_no_result(planner):
    round_ = open_now(["Waterwell", "B"])
    rate_all(round_, *([(5, 5), (1, 1)] for _ in range(6)))
    assert "6 women have rated" in planner.get("/agenda/rounds/").content.decode()
    assert planner.get(f"/agenda/rounds/{round_.pk}/").status_code == 404


def test_a_member_does_not_see_how_many(hers):
    rate_all(open_now(), *([(5, 5), (1, 1)] for _ in range(6)))
    assert "women have rated" not in hers.get("/agenda/rounds/").content.decode()


def test_issues_of_a_day_that_is_not_over_are_not_offered(planner):
    make_issues(make_meeting(), ["A"])
    assert "There are no issues yet." in planner.get("/agenda/rounds/new/").content.decode()


# What came out.
def result(hers, *rows, names=("A", "B")):
    round_ = open_now(names)
    rate_all(round_, *rows)
    finish(round_)
    return hers.get(f"/agenda/rounds/{round_.pk}/")


def test_the_result_is_shown_to_every_member(hers):
    answer = result(hers, *([(5, 4), (1, 2)] for _ in range(3)), *([(5, 5), (5, 4)] for _ in range(3)))
    reading = answer.context["reading"]
    assert [(line.name, line.result.rank) for line in reading.lines] == [("A", 1), ("B", 2)]
    assert [(bar.name, bar.low, bar.between, bar.high) for bar in reading.bars[0][1]] == [
        ("A", 0, 0, 6),
        ("B", 3, 0, 3),
    ]
    assert answer.content.decode().count("badge-warm") == 3  # in the table, and on its two bars


def test_fewer_than_five_are_not_shown(hers):
    answer = result(hers, *([(5, 4), (1, 2)] for _ in range(4)))
    assert "Fewer than five women graded the issues, so no result is shown." in answer.content.decode()
    assert MemberRating.objects.count() == 0


@pytest.mark.parametrize("count", [1, 12])
def test_rating_costs_the_same_for_few_and_for_many_issues(hers, django_assert_num_queries, count):
    round_ = open_now([f"Issue {number}" for number in range(count)])
    # session, her; the round; the issue she means, all issues, her grades; the bounds of the transaction, and between
    # them the round held and her grade
    with django_assert_num_queries(10):
        hers.post(page(round_), {"issue": 1, "urgency": 4})


@pytest.mark.parametrize("count", [1, 3])
def test_the_agenda_costs_the_same_for_one_and_for_many_open_rounds(hers, django_assert_num_queries, count):
    for number in range(count):
        open_now([f"{number} A", f"{number} B"])
    # session, her; the rounds, their issues, her grades; no agenda and no versions of it; the coalition; her roles
    with django_assert_num_queries(9):
        answer = hers.get("/agenda/")
    assert len(answer.context["to_rate"]) == count


@pytest.mark.parametrize("count", [1, 12])
def test_a_result_costs_the_same_for_few_and_for_many_issues(hers, django_assert_num_queries, count):
    rows = [[(4, 4)] * count] * 5
    answer = result(hers, *rows, names=[f"Issue {number}" for number in range(count)])
    # session, her; the round; its issues, its counts; the coalition; her roles
    with django_assert_num_queries(8):
        hers.get(answer.request["PATH_INFO"])
