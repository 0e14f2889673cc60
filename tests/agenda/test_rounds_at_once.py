"""Fifty grades arrive while a round closes: each is counted or told that it is closed, and nothing in between."""

import threading

import pytest
from django.db import connections

from agenda.models import MemberRating, Round, Tally
from agenda.rounds.actions import between as actions
from coalition.meetings.actions import Closed
from tests.agenda.rounds import END, OVER, make_round, rate
from tests.factories import NOW, make_member

WOMEN = 50
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def all_at_once(*deeds):
    start = threading.Barrier(len(deeds))

    def do(deed):
        start.wait()
        try:
            deed()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_grades_that_arrive_while_it_closes_are_counted_or_refused():
    """Every phone's clock stands just before the end, and the counting just after it."""
    round_, women = make_round(["A"]), [make_member() for _ in range(WOMEN)]
    taken, refused, counted = [], [], []

    def send(woman):
        try:
            rate(round_, woman, 1, 3, 3, now=NOW)
            taken.append(woman)
        except Closed:
            refused.append(woman)

    all_at_once(
        *(lambda woman=woman: send(woman) for woman in women),
        *[lambda: counted.append(actions.close(round_, now=OVER))] * 2,
    )
    assert (len(taken) + len(refused), sorted(counted)) == (WOMEN, [False, True])
    assert Round.objects.get().raters == len(taken)
    if len(taken) >= 5:
        assert sum(Tally.objects.values_list("count", flat=True)) == len(taken)
    assert MemberRating.objects.count() == 0


def test_one_woman_who_sends_fifty_at_once_is_one():
    round_, woman = make_round(["A"]), make_member()
    all_at_once(*[lambda: rate(round_, woman, 1, 3, 3, now=NOW)] * WOMEN)
    assert MemberRating.objects.count() == 1


def test_two_who_open_the_same_page_twice_open_one_round():
    first = make_round(["A"])
    given = {"key": first.key, "issues": [], "levels": 5, "closes_at": END, "now": NOW}
    Round.objects.all().delete()
    all_at_once(*[lambda: actions.open_round(**given)] * 5)
    assert Round.objects.count() == 1
