"""Deciding while several act at once: two hosts, a host and phones, the one button. Nothing breaks, all stays true."""

import threading
from functools import partial

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from agenda.actions import decision as actions
from agenda.models import Attempt, Decision, Position
from coalition.meetings import actions as meetings
from tests.agenda.deciding import HERE, count, open_decision, propose
from tests.agenda.deeds import do
from tests.agenda.room import press
from tests.factories import NOW, make_participant
from tests.hands import alike

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]
ROUNDS = 6


def at_once(*deeds) -> list[Exception]:
    """What went wrong when all began at the same moment; Closed is an answer, not a fault."""
    wrong, start = [], threading.Barrier(len(deeds))

    def act(deed):
        start.wait()
        try:
            deed()
        except meetings.Closed:
            pass
        except (DatabaseError, AssertionError, Decision.DoesNotExist) as fault:
            wrong.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def stand(decision, woman):
    return partial(actions.take_position, decision, participant=woman, choice=Position.Choice.AGREE)


def counting(step, decision):
    counts = alike(agree=15, stand_aside=2, block=0, no_answer=1, stepped_out=0)
    return partial(run, step, actions.count, decision=decision, number=1, counts=counts)


def run(step, act, **sent):
    """As the page does it, with a form that was checked a moment ago."""
    deed = type("Checked", (), {"act": staticmethod(act)})
    return meetings.run_deed(step, deed=deed, by=None, now=NOW, cleaned=sent)


def test_counting_and_taking_back_at_once():
    step = open_decision()
    women = [make_participant(step.room) for _woman in range(3)]
    for _round in range(ROUNDS):
        decision = propose(step)
        hands = [stand(decision, woman) for woman in women]
        assert (
            at_once(counting(step, decision), partial(run, step, actions.withdraw, decision=decision), *hands)
            == []
        )
        left = Decision.objects.filter(pk=decision.pk).values_list("outcome", flat=True)
        assert list(left) in ([], ["adopted"])
        assert (Attempt.objects.filter(decision=decision).count(), Position.objects.count()) == (len(left), 0)


def test_counting_again_while_somebody_proposes():
    step = open_decision()
    for _round in range(ROUNDS):
        decision = propose(step)
        count(step, decision)
        again = partial(run, step, actions.count_again, decision=decision)
        new = partial(run, step, actions.propose, text="Another", **HERE)
        assert at_once(again, new) == []
        assert Decision.objects.open().count() == 1
        Decision.objects.open().get().delete()


def test_parking_and_counting_at_once_keeps_one_outcome():
    step = open_decision()
    for _round in range(ROUNDS):
        decision = propose(step)
        assert at_once(counting(step, decision), partial(run, step, actions.park, decision=decision)) == []
        decision.refresh_from_db()
        assert decision.outcome == ("adopted" if decision.attempts.exists() else "parked")


def test_hands_that_arrive_while_phones_are_stopped_are_kept_or_refused():
    step = open_decision()
    women = [make_participant(step.room) for _woman in range(8)]
    decision, taken = propose(step), []

    def show(woman):
        stand(decision, woman)()
        taken.append(woman)

    assert (
        at_once(
            partial(run, step, actions.stop_phones, decision=decision), *(partial(show, w) for w in women)
        )
        == []
    )
    assert actions.shown_on_phones(decision)["agree"] == len(taken)
    with pytest.raises(meetings.Closed):
        show(women[0])


def test_the_button_and_a_count_at_once():
    for _round in range(ROUNDS):
        step = open_decision()
        decision = propose(step)
        press(step)
        assert at_once(counting(step, decision), partial(press, step)) == []
        decision.refresh_from_db()
        assert decision.outcome in ("adopted", "carried")


def test_who_comes_too_late_is_told_so():
    step = open_decision()
    decision = propose(step)
    assert do(step, "withdraw", decision=decision) == "The proposal is taken back."
    assert run(step, actions.withdraw, decision=decision) == "The proposal is taken back."
    assert counting(step, decision)() == "This try is counted already."
    assert run(step, actions.count_again, decision=decision) == "There is no count to take back."
    assert run(step, actions.park, decision=decision) == "It was counted already, so it stays in the record."
    with pytest.raises(meetings.Closed):
        stand(decision, make_participant(step.room))()
