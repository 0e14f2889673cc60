"""Rating: kept once, changed until closed, hidden until shown, counted exactly, then only counts are left."""

import gzip
import threading
import uuid

import pytest
from django.db import connections
from django.urls import reverse

from agenda import queries
from agenda.models import Issue, Rating, Round, Tally
from agenda.steps import Rating as Kind
from agenda.steps.rating import RateForm
from coalition.meetings import actions as meetings
from coalition.meetings.models import Receipt
from coalition.meetings.steps import kind_of
from tests.agenda.room import DEMO, THEMES, back, demo_round, make_round, press, rate, rate_all, shown_round
from tests.factories import NOW, make_member, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FIVE = [[(4, 4), (5, 2)]] * 5


def grades(step):
    return list(Rating.objects.filter(round__step=step).values_list("issue__name", "urgency", "feasibility"))


def counts(step):
    return sorted(
        Tally.objects.filter(round__step=step).values_list("issue__name", "urgency", "feasibility", "count")
    )


def seat(client, step):
    """Sit a phone down in the room of ``step``."""
    client.post(reverse("meetings:enter", args=[step.room.code]))
    return step.room.participants.last()


def send(client, step, **data):
    data = {"key": uuid.uuid4(), "issue": 1} | data
    return client.post(reverse("meetings:answer", args=[step.room.code, step.pk]), data)


# What is kept.
def test_opening_freezes_the_issues_in_their_order():
    step = make_round(["A", "B"])
    Issue.objects.create(meeting=step.meeting, name="Later")
    assert [(entry.position, entry.issue.name) for entry in step.round.issues.all()] == [(1, "A"), (2, "B")]


def test_a_rating_may_hold_one_grade_alone():
    step = make_round(["A"])
    rate(step, make_participant(step.room), 1, 4, None)
    assert grades(step) == [("A", 4, None)]


def test_a_second_send_takes_the_place_of_the_first():
    step = make_round(["A"])
    woman = make_participant(step.room)
    rate(step, woman, 1, 4, 4)
    rate(step, woman, 1, 2, None)
    assert grades(step) == [("A", 2, None)]


def test_grades_taken_back_leave_nothing():
    step = make_round(["A"])
    woman = make_participant(step.room)
    rate(step, woman, 1, 4, 4)
    rate(step, woman, 1, None, None)
    assert grades(step) == []


def test_two_women_on_one_phone_do_not_meet():
    step = make_round(["A"])
    first = make_participant(step.room, device="shared")
    rate(step, first, 1, 5, 5)
    second = meetings.next_woman(first).participant
    assert kind_of(step).phone(second)["mine"] is None
    rate(step, second, 1, 1, 1)
    assert sorted(grades(step)) == [("A", 1, 1), ("A", 5, 5)]


# What is counted.
def test_closing_counts_each_pair():
    step = make_round(["A", "B"])
    rate_all(step, [(4, 4), (5, None)], [(4, 4), (None, None)], [(4, 3), (5, None)])
    press(step)
    assert counts(step) == [("A", 4, 3, 1), ("A", 4, 4, 2), ("B", 5, None, 2)]
    assert Round.objects.get(step=step).raters == 3


def test_reopened_and_closed_again_it_is_counted_anew():
    step = make_round(["A"])
    woman = make_participant(step.room)
    rate(step, woman, 1, 4, 4)
    back(press(step))
    assert counts(step) == []
    rate(step, woman, 1, 1, 1)
    press(step)
    assert counts(step) == [("A", 1, 1, 1)]


def test_saving_leaves_only_counts():
    step = make_round(["A", "B"])
    rate_all(step, *FIVE)
    press(step, 3)
    assert (Rating.objects.count(), counts(step)) == (0, [("A", 4, 4, 5), ("B", 5, 2, 5)])


def test_a_sealed_round_is_shown_again_but_never_opened_again():
    step = make_round(["A"])
    rate_all(step, *([(4, 4)] for _ in range(5)))
    before = make_step(kind="talk", meeting=step.meeting)
    meetings.go_to(step.room, step=step)
    assert before.position > step.position
    press(step, 3)
    back(step)
    assert (step.state, kind_of(step).previous_state()) == ("shown", None)
    meetings.back(step, from_state="shown", by=None, now=NOW)
    step.refresh_from_db()
    press(step)
    assert counts(step) == [("A", 4, 4, 5)]


def test_the_demo_room_gives_what_the_demo_expects():
    step = press(demo_round(), 3)
    found = queries.reading(Round.objects.get(step=step))
    names = {name: theme for theme, name in THEMES.items()}
    assert {
        names[line.name]: (float(line.mean_urgency), float(line.mean_feasibility), line.result.rank)
        for line in found.lines
    } == {t: (e["mean_u"], e["mean_f"], e["rank"]) for t, e in DEMO["ratings_expected"].items()}
    answers = {name: getattr(found.results, name) for name in ("given", "possible", "missing")}
    assert answers == DEMO["ratings_answers"]
    assert [names[line.name] for line in found.first_of_all] == ["T2", "T4", "T8"]
    assert [names[line.name] for line in found.split] == ["T9"]
    assert [names[line.name] for line in found.by_urgency_alone] == ["T5", "T3"]


def test_an_issue_merged_before_reopening_takes_its_grades_with_it():
    step = make_round(["A", "B"])
    rate_all(step, [(4, 4), (5, 5)])
    back(step)
    first, second = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=second.pk).update(merged_into=first)
    Issue.objects.create(meeting=step.meeting, name="New")
    press(step)
    assert [(entry.position, entry.issue.name) for entry in step.round.issues.all()] == [(1, "A"), (2, "New")]
    assert grades(step) == [("A", 4, 4)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_answers_that_arrive_while_it_closes_are_counted_or_refused():
    step = make_round(["A"])
    women = [make_participant(step.room) for _ in range(12)]
    taken, start = [], threading.Barrier(len(women) + 1)

    def send_one(woman):
        start.wait()
        try:
            taken.append(rate(step, woman, 1, 3, 3))
        except meetings.Closed:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send_one, args=[woman]) for woman in women]
    for thread in threads:
        thread.start()
    start.wait()
    press(step)
    for thread in threads:
        thread.join()
    found = Round.objects.get(step=step)
    assert found.raters == len(taken) == Rating.objects.count() == Receipt.objects.count()
    assert sum(Tally.objects.values_list("count", flat=True)) == len(taken)


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
