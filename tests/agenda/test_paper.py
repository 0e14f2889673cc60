"""Rating slips from paper: typed by number, kept once, only when two people's count agrees, counted with the phones."""

import uuid

import pytest

from agenda.models import Round, SlipBatch, SlipCount, Tally
from agenda.rounds import readings
from agenda.rounds.actions import paper
from coalition.meetings.actions import Closed, add_without_phone
from coalition.meetings.steps import kind_of
from tests.agenda.room import back, make_round, press, rate_all
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TWO = {"counted_by": "M-014", "witnessed_by": "Mama Rehema"}
FIVE = [[(4, 5)]] * 4 + [[(1, 1)]]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def address(step):
    return f"/host/s/{step.meeting_id}/slips/{step.pk}/"


def typed(*rows) -> dict:
    """As the boxes of the grid are named: typed("45 33", "5") is two slips."""
    return {
        f"c{row}-{number}": text
        for row, line in enumerate(rows, start=1)
        for number, text in enumerate(line.split(), start=1)
    }


def send(host, step, *rows, **more):
    """The host presses Keep; as many women as slips are in the room unless told otherwise."""
    data = {"key": uuid.uuid4(), "counted": len(rows), **TWO} | typed(*rows) | more
    return host.post(address(step), data)


def room_of(count, names=("A", "B"), **fields):
    step = make_round(names, **fields)
    for _woman in range(count):
        add_without_phone(step.room)
    return step


def counts(model, **where):
    return sorted(
        model.objects.filter(**where).values_list("issue__name", "urgency", "feasibility", "count"),
        key=str,
    )


def errors(response):
    return [error for field in response.context["form"].errors.values() for error in field]


# What is kept.
def test_slips_are_kept_as_counts(host):
    step = room_of(4)
    assert send(host, step, "45 33", "45 30", "05", "0").status_code == 302
    assert counts(SlipCount) == sorted(
        [("A", 4, 5, 2), ("A", None, 5, 1), ("B", 3, 3, 1), ("B", 3, None, 1)], key=str
    )
    assert list(SlipBatch.objects.values_list("slips", "raters")) == [(4, 3)]


def test_paper_and_phones_are_counted_together(host):
    step = room_of(3, ["A"])
    rate_all(step, *FIVE)
    send(host, step, "45", "45", "20")
    press(step)
    assert counts(Tally) == [("A", 1, 1, 1), ("A", 2, None, 1), ("A", 4, 5, 6)]
    assert Round.objects.get().raters == 8


def test_fewer_than_five_phones_are_not_counted_beside_paper(host):
    """Who typed the slips knows what is on them; the rest would be what these few gave."""
    step = room_of(6)
    rate_all(step, *([(1, 1)] for _ in range(4)), [(None, None), (2, 2)])
    send(host, step, *["45"] * 6)
    press(step)
    assert counts(Tally) == [("A", 4, 5, 6), ("B", 2, 2, 1)]


def test_slips_that_come_after_closing_count(host):
    step = room_of(3, ["A"])
    rate_all(step, *FIVE)
    press(step)
    send(host, step, "45", "11")
    assert counts(Tally) == [("A", 1, 1, 2), ("A", 4, 5, 5)]
    assert Round.objects.get().raters == 7


def test_paper_alone_gives_the_same_result_as_phones():
    rows = [(4, 5), (2, 3), (5, 5), (1, None), (3, 3)]
    phones, on_paper = make_round(["A"]), room_of(5, ["A"])
    rate_all(phones, *([pair] for pair in rows))
    issue = on_paper.round.issues.get().issue_id
    paper.enter_slips(on_paper, key=uuid.uuid4(), slips=[{issue: pair} for pair in rows], by=None, now=NOW)
    read = [readings.reading(Round.objects.get(step=press(step))) for step in (phones, on_paper)]
    assert read[0].lines[0].result.urgency == read[1].lines[0].result.urgency
    assert [one.results.raters for one in read] == [5, 5]


def test_the_same_page_sent_twice_counts_once(host):
    step, key = room_of(2, ["A"]), uuid.uuid4()
    send(host, step, "45", key=key)
    again = send(host, step, "45", key=key)
    assert (again.status_code, SlipBatch.objects.count()) == (302, 1)
    assert [str(said) for said in again.wsgi_request._messages][
        -1
    ] == "These slips were kept before, and count once."


def test_two_batches_add_up(host):
    step = room_of(3, ["A"])
    send(host, step, "45")
    send(host, step, "45", "45")
    press(step)
    assert counts(Tally) == [("A", 4, 5, 3)]


def test_who_counted_is_forgotten(host):
    step = room_of(1, ["A"])
    page = send(host, step, "45", follow=True)
    assert [
        TWO["counted_by"] in str(vars(row)) for row in (*SlipBatch.objects.all(), *SlipCount.objects.all())
    ] == [
        False,
        False,
    ]
    assert page.status_code == 302
    assert "1 slip; two people counted" in host.get(address(step)).content.decode()


# Taken back, sealed, reopened.
def test_a_batch_taken_back_is_not_counted(host):
    step = room_of(3, ["A"])
    send(host, step, "45")
    send(host, step, "11")
    press(step)
    host.post(f"{address(step)}{SlipBatch.objects.first().pk}/back/")
    assert counts(Tally) == [("A", 1, 1, 1)]
    assert Round.objects.get().raters == 1


def test_once_the_result_was_shown_no_batch_is_taken_back(host):
    """Also not after going back: the two results together would tell what was on the slips of the batch."""
    step = room_of(6, ["A"])
    send(host, step, *["45"] * 5)
    send(host, step, "11")
    back(press(step, 2))
    host.post(f"{address(step)}{SlipBatch.objects.last().pk}/back/")
    assert SlipBatch.objects.count() == 2


def test_a_batch_of_another_room_cannot_be_taken_back(host):
    step, other = room_of(1, ["A"]), room_of(1, ["A"])
    send(host, other, "45")
    answer = host.post(f"{address(step)}{SlipBatch.objects.get().pk}/back/")
    assert (answer.status_code, SlipBatch.objects.count()) == (404, 1)


def test_once_saved_only_the_number_of_slips_is_left(host):
    step = room_of(5)
    send(host, step, *["45 40"] * 5)
    press(step, 3)
    host.post(f"{address(step)}{SlipBatch.objects.get().pk}/back/")
    assert (SlipCount.objects.count(), SlipBatch.objects.count(), counts(Tally)) == (0, 1, [("A", 4, 5, 5)])
    assert "5 slips from paper, counted by two people" in [line.label for line in kind_of(step).record()]


def test_after_the_result_was_shown_no_slip_is_taken(host):
    step = room_of(1, ["A"])
    press(step, 2)
    send(host, step, "45")
    assert SlipBatch.objects.count() == 0
    with pytest.raises(Closed):
        paper.enter_slips(step, key=uuid.uuid4(), slips=[{}], by=None, now=NOW)


def test_reopened_and_closed_again_paper_stays(host):
    step = room_of(2, ["A"])
    send(host, step, "45")
    back(press(step))
    rate_all(step, *FIVE)
    press(step)
    assert counts(Tally) == [("A", 1, 1, 1), ("A", 4, 5, 5)]


def test_levels_stay_once_there_is_paper(host):
    step = room_of(1, ["A"], levels=3)
    send(host, step, "33")
    deed = kind_of(step).deeds["set_levels"]
    assert (
        deed.act(step, levels=5, by=None, now=NOW)
        == "Women have rated already, so the levels stay as they are."
    )


# What does not agree.
@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (3, "You counted 3, but a row is missing. Look which slip was left out."),
        (5, "You counted 5, but 3 rows are missing. Look which slips were left out."),
        (1, "You counted 1, but there is a row too many. Look which slip was typed twice."),
    ],
)
def test_totals_that_differ_say_which_side_and_by_how_many(host, counted, said):
    step = room_of(9, ["A"])
    answer = send(host, step, "45", "33", counted=counted)
    assert (answer.status_code, errors(answer), SlipBatch.objects.count()) == (422, [said], 0)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"witnessed_by": "m-014"}, "Two different people count: write the other one here."),
        ({"witnessed_by": ""}, "This field is required."),
        ({"counted": ""}, "This field is required."),
        ({"key": "x"}, "Enter a valid UUID."),
    ],
)
def test_two_people_must_have_counted(host, more, said):
    answer = send(host, room_of(9, ["A"]), "45", **more)
    assert (answer.status_code, errors(answer), SlipBatch.objects.count()) == (422, [said], 0)


@pytest.mark.parametrize("text", ["6", "46", "x", "4'", "456", "٣"])
def test_a_box_that_is_no_grade_is_named(host, text):
    answer = send(host, room_of(9, ["A"]), "45", text)
    said = "Row 2, issue 1: type two digits from 1 to 5, or 0 for empty."
    assert (answer.status_code, errors(answer)) == (422, [said])
    assert 'aria-invalid="true"' in answer.content.decode()


def test_many_wrong_boxes_are_counted_and_not_told_one_by_one(host):
    said = errors(send(host, room_of(9, ["A"]), *["x"] * 8))
    assert (len(said), said[5]) == (6, "3 more boxes below are wrong and red.")


def test_what_was_typed_stands_there_still(host):
    answer = send(host, room_of(9), "45 33", "77 11").content.decode()
    assert ['value="45"' in answer, 'value="77"' in answer, 'value="M-014"' in answer] == [True, True, True]


def test_more_slips_than_women_is_a_question_not_a_refusal(host):
    step = room_of(1, ["A"])
    said = "With these slips 2 women have rated, but 1 are here. Is that right? Tick it below."
    assert errors(send(host, step, "45", "33")) == [said]
    assert send(host, step, "45", "33", sure="on").status_code == 302


def test_nothing_typed_is_nothing_kept(host):
    assert errors(send(host, room_of(1), counted=1)) == ["Type in the slips first: a row for each."]


# Looking at the totals on the way: this is what Enter does without a script.
def test_a_look_keeps_nothing_and_tells_the_totals(host):
    step = room_of(9)
    page = host.post(address(step), {"key": uuid.uuid4(), "look": "1"} | typed("45 30", "05"))
    form = page.context["form"]
    assert (page.status_code, form.filled, form.totals, form.next_row) == (200, 2, [(1, 2), (1, 0)], 3)
    assert SlipBatch.objects.count() == 0
    assert page.content.decode().count("autofocus") == 1


def test_the_first_button_is_the_look(host):
    """Enter presses the first button of a form."""
    page = host.get(address(room_of(1))).content.decode()
    form = page[page.index("data-slips") :]
    assert form[form.index("<button") :].startswith(
        '<button class="btn btn-secondary" name="look" value="1">'
    )


@pytest.mark.parametrize("count", [1, 30])
def test_costs_the_same_for_few_and_for_many(host, django_assert_num_queries, count):
    step = room_of(count, ["A"] * 9)
    rows = [" ".join(["45"] * 9)] * count
    # session, her, her roles; the step and its room; the round, its issues; who is here: women, phones, answers,
    # women without one; raters on phones and paper; kept before?, the room, the step, the round, the batch between
    # savepoints, its counts; the bounds of the transaction; what is said
    with django_assert_num_queries(24):
        send(host, step, *rows)
