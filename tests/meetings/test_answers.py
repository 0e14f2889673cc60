import uuid

import pytest

from coalition.meetings import actions
from coalition.meetings.models import Feedback, Receipt
from coalition.meetings.steps import kind_of
from tests.factories import NOW, answer, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db
HAPPY = {"face": "happy", "safe": "yes", "helped": "kupumua", "change": ""}


def test_answer_is_kept_with_a_receipt():
    step = open_step(kind="feedback")
    assert answer(step, make_participant(step.room), **HAPPY)
    assert (Feedback.objects.count(), Receipt.objects.count()) == (1, 1)


def test_same_send_five_times_counts_once():
    step = open_step(kind="feedback")
    woman, key = make_participant(step.room), uuid.uuid4()
    taken = [actions.take_answer(step, participant=woman, key=key, cleaned=HAPPY) for _ in range(5)]
    assert taken == [True, False, False, False, False]
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("state", ["ready", "closed", "shown", "saved"])
def test_answer_outside_the_open_state_is_refused(state):
    step = make_step(kind="feedback", state=state)
    with pytest.raises(actions.Closed):
        answer(step, make_participant(step.room), **HAPPY)
    assert Feedback.objects.count() == 0


def test_replay_of_an_accepted_send_after_closing_is_received_not_refused():
    step = open_step(kind="feedback")
    woman, key = make_participant(step.room), uuid.uuid4()
    actions.take_answer(step, participant=woman, key=key, cleaned=HAPPY)
    actions.advance(step, from_state="open", by=None, now=NOW)
    assert actions.take_answer(step, participant=woman, key=key, cleaned=HAPPY) is False


def test_answer_while_paused_is_refused():
    step = open_step(kind="feedback")
    actions.set_paused(step.room, paused=True)
    with pytest.raises(actions.Closed):
        answer(step, make_participant(step.room), **HAPPY)


def test_saved_feedback_keeps_no_order_of_sending():
    step = open_step(kind="feedback")
    for text in ("c", "a", "b"):
        answer(step, make_participant(step.room), **HAPPY | {"helped": text})
    for state in ("open", "closed", "shown"):
        actions.advance(step, from_state=state, by=None, now=NOW)
    assert list(Feedback.objects.order_by("pk").values_list("helped", flat=True)) == ["a", "b", "c"]


@pytest.mark.parametrize(("women", "lines"), [(4, 0), (5, 5)])
def test_record_says_what_was_written_only_from_five_women_on(women, lines):
    step = open_step(kind="feedback")
    for number in range(women):
        answer(step, make_participant(step.room), **HAPPY | {"helped": f"word {number}"})
    assert sum(line.text.startswith("word") for line in kind_of(step).record()) == lines


def test_failing_answer_leaves_no_receipt():
    step = open_step(kind="feedback")
    with pytest.raises(TypeError):
        answer(step, make_participant(step.room), nonsense=1)
    assert Receipt.objects.count() == 0
