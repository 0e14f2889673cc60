"""Beans, dots or hands: counted for each grade by two people, kept once, counted with the phones as what they are."""

import uuid

import pytest

from agenda.models import Round, SlipBatch, SlipCount, Tally
from agenda.rounds import readings
from coalition.meetings.actions import add_without_phone
from tests.agenda.room import make_round, press, rate_all
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TWO = {"counted_by": "M-014", "witnessed_by": "Mama Rehema"}
SIX = {"b1-urgency-5": "4", "b1-urgency-1": "2", "b1-feasibility-3": "6"}


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def room_of(count, names=("Nauli",), **fields):
    step = make_round(names, **fields)
    for _woman in range(count):
        add_without_phone(step.room)
    return step


def send(host, step, **typed):
    data = {"key": uuid.uuid4(), "women": 6, **TWO} | typed
    return host.post(f"/host/s/{step.meeting_id}/slips/{step.pk}/beans/", data)


def counts(model):
    return sorted(model.objects.values_list("issue__name", "urgency", "feasibility", "count"), key=str)


def errors(response):
    return [error for field in response.context["form"].errors.values() for error in field]


def test_beans_are_kept_for_each_scale_by_itself(host):
    step = room_of(6)
    assert send(host, step, **SIX).status_code == 302
    assert counts(SlipCount) == [("Nauli", 1, None, 2), ("Nauli", 5, None, 4), ("Nauli", None, 3, 6)]
    assert list(SlipBatch.objects.values_list("slips", "raters")) == [(6, 6)]


def test_six_women_with_beans_are_six_women_in_the_result(host):
    step = room_of(6)
    send(host, step, **SIX)
    press(step, 2)
    reading = readings.reading(Round.objects.get())
    [line] = reading.lines
    assert (line.result.n, line.result.urgency.n, line.result.feasibility.n) == (6, 6, 6)
    assert (float(line.result.urgency.mean), float(line.result.feasibility.mean)) == (22 / 6, 3.0)
    assert (reading.results.given, reading.results.possible) == (12, 12)


def test_beans_and_phones_are_counted_together(host):
    step = room_of(6)
    rate_all(step, *[[(5, 5)]] * 5)
    send(host, step, **SIX)
    press(step, 2)
    assert ("Nauli", 5, 5, 5) in counts(Tally)
    assert Round.objects.get().raters == 11
    [line] = readings.reading(Round.objects.get()).lines
    assert line.result.n == 11


def test_four_women_with_beans_are_too_few_though_they_gave_eight(host):
    step = room_of(4)
    send(host, step, women=4, **{"b1-urgency-5": "4", "b1-feasibility-3": "4"})
    press(step, 2)
    [line] = readings.reading(Round.objects.get()).lines
    assert line.is_shown is False


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"b1-urgency-5": "7"}, "Issue 1, How urgent: 7 beans, but 6 women. Count again."),
        ({"b1-urgency-5": "many"}, "Issue 1, How urgent: type whole numbers, or nothing."),
        ({"b1-urgency-5": "-1"}, "Issue 1, How urgent: type whole numbers, or nothing."),
        ({"b1-urgency-5": "9999"}, "Issue 1, How urgent: type whole numbers, or nothing."),
        ({}, "Type in the numbers first: how many beans lie at each grade."),
        ({**SIX, "witnessed_by": "m-014"}, "Two different people count: write the other one here."),
        ({**SIX, "counted_by": ""}, "This field is required."),
    ],
)
def test_what_does_not_agree_is_refused_with_a_sentence_and_kept_on_the_page(host, typed, said):
    step = room_of(6)
    page = send(host, step, **typed)
    assert page.status_code == 422
    assert said in errors(page)
    assert SlipBatch.objects.count() == 0
    for value in typed.values():
        assert value in page.content.decode()


def test_fewer_beans_than_women_is_a_question_and_missing_stays_missing(host):
    step, fewer = room_of(6), {**SIX, "b1-feasibility-3": "5"}
    assert errors(send(host, step, **fewer)) == [
        "Look at the numbers once more. Tick this when they are right."
    ]
    send(host, step, sure="on", **fewer)
    assert ("Nauli", None, 3, 5) in counts(SlipCount)
    assert SlipBatch.objects.get().slips == 6


def test_more_women_than_the_room_knows_of_is_a_question(host):
    step = room_of(2)
    assert send(host, step, **SIX).status_code == 422
    assert send(host, step, sure="on", **SIX).status_code == 302


def test_the_same_page_sent_five_times_counts_once(host):
    step, key = room_of(6), uuid.uuid4()
    for _tap in range(5):
        send(host, step, key=key, **SIX)
    assert SlipBatch.objects.count() == 1


def test_who_counted_is_compared_and_kept_nowhere(host):
    send(host, room_of(6), **SIX)
    assert "Rehema" not in str(list(SlipBatch.objects.values()) + list(SlipCount.objects.values()))


@pytest.mark.parametrize("presses", [2, 3])
def test_once_shown_nothing_more_is_taken(host, presses):
    step = room_of(6)
    press(step, presses)
    send(host, step, **SIX)
    assert SlipBatch.objects.count() == 0


@pytest.mark.parametrize("issues", [1, 9])
def test_page_costs_the_same_for_one_issue_and_for_many(host, django_assert_num_queries, issues):
    step = room_of(6, [f"Suala {number}" for number in range(issues)])
    url = f"/host/s/{step.meeting_id}/slips/{step.pk}/beans/"
    host.get(url)
    # session, her, her roles; the step with its room; the round, its issues and batches; who is in (three), who has
    # rated on phones and on paper; the house's name
    with django_assert_num_queries(13):
        host.get(url)
