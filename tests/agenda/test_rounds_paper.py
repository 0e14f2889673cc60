"""Slips of women without a phone, in a round between meetings: two counts that agree, counted with the phones."""

import uuid

import pytest
from django.utils import timezone

from agenda.models import Round
from tests.agenda.rounds import finish, make_round, rate_all
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def planner(client):
    client.force_login(make_member("co_lead"))
    return client


def open_now(names) -> Round:
    return make_round(names, now=timezone.now())


def type_in(planner, round_, *rows, **more):
    cells = {f"c{row}-1": text for row, text in enumerate(rows, start=1)}
    two = {
        "key": uuid.uuid4(),
        "counted": len(rows),
        "counted_by": "M-1",
        "witnessed_by": "M-2",
        "sure": "on",
    }
    return planner.post(f"/agenda/rounds/{round_.pk}/slips/", cells | two | more)


def test_slips_count_with_the_phones(planner):
    round_ = open_now(["A"])
    rate_all(round_, *([(3, 3)] for _ in range(5)))
    assert type_in(planner, round_, "45", "45", "10").status_code == 302
    assert round_.batches.get().raters == 3
    finish(round_)
    kept = round_.tallies.order_by("count", "urgency").values_list("urgency", "feasibility", "count")
    assert list(kept) == [(1, None, 1), (4, 5, 2), (3, 3, 5)]
    assert Round.objects.get().raters == 8


def test_two_counts_that_differ_keep_nothing(planner):
    round_ = open_now(["A"])
    assert type_in(planner, round_, "45", "45", counted=3).status_code == 422
    assert round_.batches.count() == 0


def test_slips_are_taken_back_until_the_time_is_over(planner):
    round_ = open_now(["A"])
    type_in(planner, round_, "45")
    type_in(planner, round_, "11")
    first, second = round_.batches.all()
    planner.post(f"/agenda/rounds/{round_.pk}/slips/{first.pk}/back/")
    assert list(round_.batches.all()) == [second]
    finish(round_)
    assert planner.post(f"/agenda/rounds/{round_.pk}/slips/{second.pk}/back/").status_code == 404
    assert type_in(planner, round_, "11").status_code == 404


def test_slips_are_printed_with_the_numbers_of_the_round(planner):
    round_ = open_now(["A", "B"])
    page = planner.get(f"/agenda/rounds/{round_.pk}/print/?women=5")
    assert len(page.context["pages"]) == 2
    assert page.content.decode().count('class="slip ballot"') == 8


def test_the_page_speaks_of_members_where_nobody_is_here(planner):
    answer = type_in(planner, open_now(["A"]), "45", "45", sure="")
    said = answer.context["form"].errors["counted"]
    assert said == [
        "With these slips 2 women have rated, but there are 1 members. Is that right? Tick it below."
    ]


def test_the_page_leads_back_to_the_ratings_and_takes_back_its_own_slips(planner):
    round_ = open_now(["A"])
    type_in(planner, round_, "45")
    page = planner.get(f"/agenda/rounds/{round_.pk}/slips/").content.decode()
    assert 'class="crumb" href="/agenda/rounds/"' in page
    assert f'action="/agenda/rounds/{round_.pk}/slips/{round_.batches.get().pk}/back/"' in page


@pytest.mark.parametrize(("phones", "is_told"), [(0, False), (1, True), (4, True), (5, False)])
def test_who_plans_is_told_before_phones_are_set_aside(planner, phones, is_told):
    round_ = open_now(["A"])
    rate_all(round_, *([(3, 3)] for _ in range(phones)))
    type_in(planner, round_, "45")
    page = planner.get("/agenda/rounds/").content.decode()
    assert ("On 1 issue fewer than five women rated on phones beside the slips" in page) == is_told


def test_who_does_not_plan_is_not_told_what_phones_did(planner, client):
    round_ = open_now(["A"])
    rate_all(round_, [(3, 3)])
    type_in(planner, round_, "45")
    client.force_login(make_member())
    assert "beside the slips" not in client.get("/agenda/rounds/").content.decode()
