"""Fifty women send while the host closes: each is counted or told that it is closed, and nothing in between."""

import threading

import pytest
from django.db import connections

from agenda.actions import ordering as actions
from agenda.models import Ballot, OrderCount, Ordering
from coalition.meetings import actions as meetings
from coalition.meetings.models import Receipt
from tests.agenda.orders import make_order
from tests.agenda.room import press
from tests.factories import answer, make_participant

WOMEN = 50


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_sends_that_arrive_while_it_closes_are_counted_or_refused():
    step = make_order(["A", "B", "C"])
    first, second, _third = step.ordering.issues.values_list("issue", flat=True)
    women = [make_participant(step.room) for _ in range(WOMEN)]
    taken, refused, start = [], [], threading.Barrier(WOMEN + 1)

    def send_one(woman):
        start.wait()
        try:
            taken.append(answer(step, woman, levels=[[first], [second]]))
        except meetings.Closed:
            refused.append(woman)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send_one, args=[woman]) for woman in women]
    for thread in threads:
        thread.start()
    start.wait()
    press(step)
    for thread in threads:
        thread.join()
    assert len(taken) + len(refused) == WOMEN
    assert len(taken) == Ballot.objects.count() == Receipt.objects.count()
    assert sum(OrderCount.objects.values_list("count", flat=True)) == len(taken)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_woman_who_sends_fifty_at_once_has_one_ballot():
    step = make_order(["A", "B", "C"])
    issues = list(step.ordering.issues.values_list("issue", flat=True))
    woman, start = make_participant(step.room), threading.Barrier(WOMEN)

    def send_one(number):
        start.wait()
        try:
            answer(step, woman, levels=[[issues[number % 3]]])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send_one, args=[number]) for number in range(WOMEN)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    press(step)
    assert (Ballot.objects.count(), Receipt.objects.count()) == (1, WOMEN)
    assert OrderCount.objects.get().count == 1


@pytest.mark.django_db
def test_closing_twice_counts_once():
    step = make_order(["A"])
    ordering = Ordering.objects.get(step=step)
    actions.put_in_order(
        ordering,
        participant=make_participant(step.room),
        levels=[[ordering.issues.get().issue_id]],
    )
    press(step)
    actions.close_ordering(step, now=Ordering.objects.get().closed_at)
    assert OrderCount.objects.get().count == 1
