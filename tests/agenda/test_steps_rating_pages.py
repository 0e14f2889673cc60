"""Rating on phones, wall and host's screen: what is asked, and what is seen of it."""

import gzip
import uuid

import pytest
from django.urls import reverse

from agenda.models import Issue, Rating, Round
from agenda.steps import Rating as Kind
from agenda.steps.rating import RateForm
from coalition.meetings.models import Receipt
from coalition.meetings.steps import kind_of
from tests.agenda.room import demo_round, make_round, press, rate, rate_all, shown_round
from tests.factories import NOW, make_member, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FIVE = [[(4, 4), (5, 2)]] * 5


def seat(client, step):
    """Sit a phone down in the room of ``step``."""
    client.post(reverse("meetings:enter", args=[step.room.code]))
    return step.room.participants.last()


def send(client, step, **data):
    data = {"key": uuid.uuid4(), "issue": 1} | data
    return client.post(reverse("meetings:answer", args=[step.room.code, step.pk]), data)


# What is asked.
@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"issue": 1}, "Choose a number, or press Skip."),
        ({"issue": 1, "urgency": 6}, "Select a valid choice. 6 is not one of the available choices."),
        (
            {"issue": 1, "urgency": "4' --"},
            "Select a valid choice. 4' -- is not one of the available choices.",
        ),
        ({"issue": 1, "urgency": 5}, "Choose one of the numbers shown."),
        ({"issue": 99, "urgency": 1}, "This is no longer where it was. Look at the list again."),
        ({"issue": "x" * 500, "urgency": 1}, "This is no longer where it was. Look at the list again."),
        ({"urgency": 1}, "This field is required."),
    ],
)
def test_bad_input_is_answered_clearly(data, error):
    step = make_round(["A"], levels=3)
    assert [e for errors in RateForm(data, step=step).errors.values() for e in errors] == [error]


def test_levels_are_chosen_before_anybody_has_rated():
    step = make_step(kind="rating")
    Issue.objects.create(meeting=step.meeting, name="A")
    deed = Kind.deeds["set_levels"]
    deed.act(step, levels=3, by=None, now=NOW)
    press(step)
    assert list(kind_of(step).phone(make_participant(step.room))["scale"]) == [1, 2, 3]
    rate(step, make_participant(step.room), 1, 3, 3)
    assert deed.act(step, levels=5, by=None, now=NOW).startswith("Women have rated already")
    assert Round.objects.get(step=step).levels == 3


# What is seen.
def test_a_phone_goes_from_issue_to_issue_and_ends_on_thanks(client):
    step = make_round(["Alpha", "Beta"])
    seat(client, step)
    page = client.get(reverse("meetings:room", args=[step.room.code])).content.decode()
    assert ("Alpha" in page, "Beta" in page) == (True, False)
    answer = send(client, step, issue=1, urgency=4, feasibility=2)
    assert answer["Location"].endswith("?issue=2")
    answer = send(client, step, issue=2, urgency=1)
    assert answer["Location"].endswith("?issue=3")
    page = client.get(answer["Location"]).content.decode()
    assert ("Alpha" in page, "Beta" in page) == (True, True)


def test_her_own_grades_are_shown_to_her_again(client):
    step = make_round(["Alpha"])
    seat(client, step)
    send(client, step, urgency=4)
    page = client.get(reverse("meetings:room", args=[step.room.code]) + "?issue=1").content.decode()
    assert 'name="urgency" value="4" checked' in page
    assert page.count("checked") == 1


@pytest.mark.parametrize("asked", ["99", "x", "-1", "1e9", "", "%00"])
def test_a_strange_page_number_asks_the_first_open_issue(asked):
    step = make_round(["Alpha", "Beta"])
    assert kind_of(step).phone(make_participant(step.room), {"issue": asked})["entry"].position == 1


def test_an_empty_send_stays_on_the_issue_and_says_why(client):
    step = make_round(["Alpha", "Beta"])
    seat(client, step)
    url = reverse("meetings:answer", args=[step.room.code, step.pk]) + "?issue=2"
    answer = client.post(url, {"key": uuid.uuid4(), "issue": 2})
    assert (answer.status_code, "Beta" in answer.content.decode()) == (422, True)
    assert (Rating.objects.count(), Receipt.objects.count()) == (0, 0)


def test_a_round_without_issues_can_be_walked_through(client):
    step = make_round([])
    seat(client, step)
    assert client.get(reverse("meetings:room", args=[step.room.code])).status_code == 200
    press(step, 3)
    client.force_login(make_member("facilitator"))
    assert client.get(reverse("meetings:host", args=[step.meeting_id])).status_code == 200
    assert client.get(reverse("meetings:record", args=[step.meeting_id])).status_code == 200


def pages(client, step):
    """Host, its live part, strip, wall and a phone."""
    seat(client, step)
    client.force_login(make_member("facilitator"))
    urls = [
        reverse(f"meetings:{name}", args=[step.meeting_id]) for name in ("host", "host_live", "host_strip")
    ]
    urls += [
        reverse("meetings:wall", args=[step.room.wall_token]),
        reverse("meetings:room", args=[step.room.code]),
    ]
    return [client.get(url).content.decode() for url in urls]


@pytest.mark.parametrize("presses", [0, 1])
def test_before_it_is_shown_nobody_sees_a_result(client, presses):
    step = demo_round()
    press(step, presses)
    for page in pages(client, step):
        assert 'class="matrix"' not in page
        assert "4.8 (20)" not in page
        assert ">4.8<" not in page
        assert "316" not in page


def test_shown_it_is_on_host_wall_and_phone(client):
    step = press(demo_round(), 2)
    host, _live, _strip, wall, phone = pages(client, step)
    assert 'class="matrix"' in host
    assert 'class="matrix"' in wall
    assert "4.8 (20)" in host
    assert ">4.8<" in wall
    assert "Work and capital" in phone


def test_under_five_women_an_issue_shows_nothing(client):
    step = make_round(["Alpha"])
    rate_all(step, *([(4, 2)] for _ in range(4)))
    press(step, 2)
    host = pages(client, step)[0]
    assert "Fewer than five women graded it" in host
    assert "4.0 (" not in host


def test_the_map_of_the_demo_is_small(client):
    step = press(demo_round(), 2)
    wall = pages(client, step)[3]
    svg = wall[wall.index('<svg class="matrix"') : wall.index("</svg>", wall.index('<svg class="matrix"'))]
    assert len(gzip.compress(svg.encode())) < 6 * 1024


def test_the_record_holds_counts_and_no_fruit():
    step = press(shown_round())
    lines = list(kind_of(step).record())
    assert lines[0].label == "5 women rated"
    assert [line.text for line in lines[2:]] == ["B", "A", "C"]


@pytest.mark.parametrize("women", [1, 12])
def test_a_phone_page_takes_the_same_queries_however_many_rated(django_assert_num_queries, women):
    step = make_round(["A", "B"])
    rate_all(step, *([(4, 4), (5, 2)] for _ in range(women)))
    woman = make_participant(step.room)
    with django_assert_num_queries(4):
        list(kind_of(step).phone(woman)["words"])


@pytest.mark.parametrize("women", [5, 12])
def test_a_result_takes_three_queries_however_many_rated(django_assert_num_queries, women):
    step = make_round(["A", "B"])
    rate_all(step, *([(4, 4), (5, 2)] for _ in range(women)))
    press(step, 2)
    with django_assert_num_queries(3):
        assert kind_of(step).wall()["reading"].dots


# What follows a send.
def part(client, step, **data):
    """Send as the page's script does: it wants the middle of what follows at once."""
    data = {"key": uuid.uuid4(), "issue": 1, "urgency": 2} | data
    path = reverse("meetings:answer", args=[step.room.code, step.pk])
    return client.post(path, data, headers={"X-Part": "now"})


def test_a_send_brings_the_next_issue_with_it(client):
    step = make_round(["A", "B"])
    seat(client, step)
    response = part(client, step)
    assert (response.status_code, response["X-Page"]) == (200, f"/s/{step.room.code}/?issue=2")
    assert 'name="issue" value="2"' in response.content.decode()
    assert b"<html" not in response.content


def test_a_send_to_a_step_that_is_open_elsewhere_brings_where_the_room_is(client):
    step = make_round(["A", "B"])
    seat(client, step)
    talk = make_step(meeting=step.meeting, kind="talk", position=9)
    step.room.step = talk
    step.room.save()
    response = part(client, step)
    assert (response.status_code, response["X-Page"]) == (200, f"/s/{step.room.code}/")
    assert f'data-mark="{talk.pk}-' in response.content.decode()
    assert Rating.objects.count() == 1
