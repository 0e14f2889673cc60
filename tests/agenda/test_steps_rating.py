"""Rating: kept once, changed until closed, hidden until shown, counted exactly, then only counts are left."""

import threading

import pytest
from django.db import connections

from agenda.models import Issue, Rating, Round, Tally
from agenda.rounds import readings
from coalition.meetings import actions as meetings
from coalition.meetings.models import Receipt
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import screen, send
from tests.agenda.room import DEMO, THEMES, back, demo_round, make_round, press, rate, rate_all
from tests.factories import NOW, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FIVE = [[(4, 4), (5, 2)]] * 5


def grades(step):
    return list(Rating.objects.filter(round__step=step).values_list("issue__name", "urgency", "feasibility"))


def counts(step):
    return sorted(
        Tally.objects.filter(round__step=step).values_list("issue__name", "urgency", "feasibility", "count")
    )


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
    make_step(kind="talk", meeting=step.meeting)
    meetings.go_to(step.room, step=step)
    press(step, 3)
    meetings.go_to(step.room, step=step)  # the day stood at the talk
    back(step)
    assert (step.state, kind_of(step).previous_state()) == ("shown", None)
    meetings.back(step, from_state="shown", by=None, now=NOW)
    step.refresh_from_db()
    press(step)
    assert counts(step) == [("A", 4, 4, 5)]


def test_the_demo_room_gives_what_the_demo_expects():
    step = press(demo_round(), 3)
    found = readings.reading(Round.objects.get(step=step))
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


def test_issues_keep_their_numbers_when_one_goes_and_another_comes():
    """Slips on paper and phones that were away say the numbers of before."""
    step = make_round(["A", "B", "C"])
    back(step)
    a, b, _c = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=b.pk).update(merged_into=a)
    Issue.objects.create(meeting=step.meeting, name="New")
    press(step)
    numbers = step.round.issues.values_list("position", "issue__name")
    assert list(numbers) == [(1, "A"), (3, "C"), (4, "New")]
    woman = make_participant(step.room)
    asked = {number: screen(step, "phone", participant=woman, data={"issue": number}) for number in "345"}
    assert ["C</span>" in asked["3"], "?issue=4" in asked["3"], "New</span>" in asked["4"]] == [True] * 3
    assert "You rated 0 of 3" in asked["5"]


def test_a_phone_that_still_shows_a_merged_issue_is_told():
    """What she weighed as B is not kept for another that has its number by now: a send may wait on a phone for long."""
    step = make_round(["A", "B"])
    back(step)
    a, b = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=b.pk).update(merged_into=a)
    new = Issue.objects.create(meeting=step.meeting, name="New")
    press(step)
    woman, given = make_participant(step.room), {"issue": 2, "urgency": 5, "feasibility": 1}
    gone = {"__all__": ["This is no longer where it was. Look at the list again."]}
    assert send(step, woman, of=b.pk, **given) == send(step, woman, of=b.pk, issue=2, clear="on") == gone
    assert grades(step) == []
    assert f'name="of" value="{new.pk}"' in screen(step, "phone", participant=woman, data={"issue": "2"})
    assert send(step, woman, of=new.pk, **given) == {}
    assert grades(step) == [("New", 5, 1)]


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
