"""Feedback slips from paper: typed by keyboard, kept once, only when two people's count agrees, counted with phones."""

import uuid

import pytest

from coalition.meetings import actions
from coalition.meetings.actions import feedback
from coalition.meetings.models import Feedback, FeedbackBatch
from coalition.meetings.report import report
from coalition.meetings.steps import kind_of
from tests.agenda.room import back, press
from tests.factories import NOW, answer, make_member, make_participant, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TWO = {"counted_by": "M-014", "witnessed_by": "Mama Rehema"}
NOBODY = {"helped": "", "change": ""}
WHY = "who typed the slips could tell them."


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


@pytest.fixture
def step():
    return open_step(kind="feedback")


def address(step):
    return f"/host/s/{step.meeting_id}/feedback/{step.pk}/"


def typed(*rows) -> dict:
    """As the boxes are named: typed("12", ("3", "0", "The circle", "More tea")) is two slips."""
    names = ("face", "safe", "helped", "change")
    return {
        f"f{row}-{name}": text
        for row, slip in enumerate(rows, start=1)
        for name, text in zip(names, slip, strict=False)
    }


def send(host, step, *rows, **more):
    data = {"key": uuid.uuid4(), "counted": len(rows), "sure": "on", **TWO} | typed(*rows) | more
    return host.post(address(step), data)


def phones(step, count, **said):
    for _woman in range(count):
        answer(step, make_participant(step.room), **{"face": "sad", "safe": "no"} | NOBODY | said)


def kept():
    return sorted(Feedback.objects.values_list("face", "safe", "helped", "change"))


def errors(response):
    return [error for field in response.context["form"].errors.values() for error in field]


def strip(host, step):
    return host.get(f"/host/s/{step.meeting_id}/strip/").content.decode()


def test_digits_and_words_are_kept_as_she_marked_them(host, step):
    assert send(host, step, "12", ("3", "", "The circle\u202e", " More  tea ")).status_code == 302
    assert kept() == [("happy", "partly", "", ""), ("sad", "", "The circle", "More tea")]
    assert FeedbackBatch.objects.get().slips == 2


def test_a_slip_without_a_mark_counts_as_a_slip_and_says_nothing(host, step):
    send(host, step, "12", "0")
    assert (len(kept()), FeedbackBatch.objects.get().slips) == (1, 2)


@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        (["12"], {"counted": 2}, "You counted 2, but a row is missing. Look which slip was left out."),
        (["42"], {}, "Row 1, How was the day? Type 1, 2 or 3, or 0 for empty."),
        (["1x"], {}, "Row 1, Did you feel safe here? Type 1, 2 or 3, or 0 for empty."),
        (["12"], {"witnessed_by": "m-014"}, "Two different people count: write the other one here."),
        ([], {"counted": 1}, "Type in the slips first: a row for each."),
        (
            ["12"],
            {"sure": ""},
            "With these slips 1 women have answered, but 0 are here. Is that right? Tick it below.",
        ),
    ],
)
def test_what_does_not_agree_keeps_nothing_and_stands_there_still(host, step, rows, more, said):
    response = send(host, step, *rows, **more)
    assert (response.status_code, errors(response), kept()) == (422, [said], [])


def test_a_look_keeps_nothing(host, step):
    page = host.post(address(step), {"key": uuid.uuid4(), "look": "1"} | typed("12", "33"))
    assert (page.status_code, page.context["form"].filled, kept()) == (200, 2, [])


def test_the_same_page_sent_twice_counts_once(host, step):
    key = uuid.uuid4()
    for _tap in range(2):
        send(host, step, "12", key=key)
    assert (len(kept()), FeedbackBatch.objects.count()) == (1, 1)


def test_paper_and_phones_are_one_result(host, step):
    phones(step, 5)
    send(host, step, "11", "11")
    press(step, 2)
    assert [(face.value, count) for face, count in kind_of(step).wall()["faces"]] == [
        ("happy", 2),
        ("so-so", 0),
        ("sad", 5),
    ]


@pytest.mark.parametrize(("women", "counted"), [(0, 6), (1, 6), (4, 6), (5, 11)])
def test_fewer_than_five_phones_beside_slips_are_not_counted_and_the_host_is_told(host, step, women, counted):
    phones(step, women, helped="Only hers")
    send(host, step, *["11"] * 6)
    assert (WHY in strip(host, step)) == (women not in (0, 5))
    press(step, 3)
    assert (len(kept()), kind_of(step).wall()["count"]) == (counted, counted)
    said = [line.text for line in kind_of(step).record()]
    assert ("Only hers" in said) == (women == 5)


def test_once_saved_nobody_knows_what_came_on_paper(host, step):
    phones(step, 5)
    send(host, step, *["11"] * 5)
    press(step, 3)
    assert Feedback.objects.exclude(batch=None).count() == 0
    assert "5 slips from paper, counted by two people" in [line.label for line in kind_of(step).record()]
    actions.end(step.meeting, by=None, now=NOW)
    assert report(step.meeting)["safe"].counts == [("Yes", 5), ("No", 5)]


def test_a_batch_is_taken_back_until_the_result_is_shown(host, step):
    send(host, step, "11")
    send(host, step, "33")
    first, last = FeedbackBatch.objects.all()
    host.post(f"{address(step)}{first.pk}/back/")
    assert kept() == [("sad", "no", "", "")]
    press(step, 2)
    host.post(f"{address(step)}{last.pk}/back/")
    send(host, step, "11")
    assert kept() == [("sad", "no", "", "")]
    with pytest.raises(actions.Closed):
        feedback.enter_feedback(step, key=uuid.uuid4(), slips=[{}], by=None, now=NOW)


def test_shown_it_is_opened_no_more(host, step):
    """Else whoever subtracts one result from the next would read what those said who came between the two."""
    press(step, 2)
    back(step)
    assert step.state == "closed"
    assert kind_of(step).previous_state() is None
    assert not actions.back(step, from_state="closed", by=None, now=NOW)
    send(host, step, "11")
    assert kept() == []


def test_slips_of_another_day_and_steps_of_another_kind_are_not_there(host, step):
    other = open_step(kind="feedback")
    send(host, other, "11")
    batch = FeedbackBatch.objects.get()
    assert host.post(f"{address(step)}{batch.pk}/back/").status_code == 404
    talk = open_step(kind="talk")
    assert host.get(address(talk)).status_code == 404
    assert FeedbackBatch.objects.count() == 1


@pytest.mark.parametrize("count", [1, 30])
def test_costs_the_same_for_few_and_for_many(host, step, django_assert_num_queries, count):
    host.get(address(step))
    # session, her, her roles; the step and its room, twice; who is here (four); who has answered, on phones and on
    # paper; the bounds of the transaction, and between them: kept before?, the room, the step, the batch between
    # savepoints, its rows
    with django_assert_num_queries(21):
        send(host, step, *["11"] * count)
