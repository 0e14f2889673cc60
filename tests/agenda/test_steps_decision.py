"""Deciding: two tries, a block names the harm, the room's own count is kept, without quorum nothing is adopted."""

import pytest
from django.db import IntegrityError, transaction

from agenda.models import Agenda, Attempt, Decision
from coalition.meetings.models import Attendance
from coalition.meetings.steps import kind_of
from members.models import Member
from tests.agenda.deciding import COUNTED, HERE, adopt, count, counted, open_decision, play, propose
from tests.agenda.deeds import do, refused, screen
from tests.agenda.room import DECISIONS, THEMES, demo_round, make_coalition, order, press
from tests.agenda.test_steps_ranking import arrange
from tests.factories import TODAY, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    return open_decision()


# Quorum.
@pytest.mark.parametrize(
    ("members", "chapters", "met"),
    [(10, 3, True), (9, 6, False), (18, 2, False), (20, 6, True), (0, 0, False)],
)
def test_quorum_is_half_the_full_members_from_three_chapters(step, members, chapters, met):
    assert propose(step, present_full=members, chapters_present=chapters).quorum_met is met


def test_allies_and_women_who_left_do_not_count_for_the_quorum(step):
    for _ in range(9):
        make_member(category="ally")
    gone = Member.objects.full().order_by("pk").values_list("pk", flat=True)[:4]
    Member.objects.filter(pk__in=list(gone)).update(is_active=False)
    assert propose(step, present_full=8).quorum_met is True


def test_women_who_paused_do_not_count_for_the_quorum(step):
    paused = Member.objects.full().order_by("pk").values_list("pk", flat=True)[:4]
    Member.objects.filter(pk__in=list(paused)).update(paused_on=TODAY)
    assert propose(step, present_full=8).quorum_met is True


def test_the_form_begins_with_those_who_signed_in(step):
    for member in Member.objects.all()[:7]:
        Attendance.objects.create(meeting=step.meeting, member=member)
    initial = kind_of(step).host()["propose_form"].initial
    assert (initial["present_full"], initial["chapters_present"]) == (7, 6)
    # It goes on the wall: the house's language.
    assert initial["text"] == "Tunayabeba masuala haya pamoja: B; A; C."


def test_without_quorum_it_is_carried_over_never_adopted(step):
    decision = propose(step, present_full=8, chapters_present=3)
    assert "There is no quorum" in screen(step, "host")
    counts = {"agree": 8, "stand_aside": 0, "no_answer": 0}
    assert count(step, decision, **counts).startswith("There is no quorum")
    do(step, "carry_over", decision=decision)
    decision.refresh_from_db()
    assert (decision.outcome, decision.attempts.count()) == ("carried", 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(outcome="adopted")


def test_when_more_women_come_the_quorum_is_met(step):
    decision = propose(step, present_full=8, chapters_present=3)
    do(step, "set_presence", decision=decision, **HERE)
    count(step, decision)
    decision.refresh_from_db()
    assert decision.outcome == "adopted"


# Tries.
def test_d1_of_the_demo_is_adopted_and_published():
    make_coalition()
    meeting = press(demo_round(), 2).meeting
    arrange(press(make_step(kind="ranking", meeting=meeting)))
    step = press(make_step(kind="decision", record="agenda", meeting=meeting))
    decision = play(step, "d1")
    do(step, "add_concern", decision=decision, text=DECISIONS["d1"]["concerns"][0]["en"])
    do(step, "publish")
    agenda = Agenda.objects.published().get()
    assert order(agenda) == [THEMES[theme] for theme in DECISIONS["d1"]["agenda"]]
    labels = {item.name: item.label for item in agenda.kept}
    assert labels == {THEMES[theme]: label for theme, label in DECISIONS["d1"]["agenda_labels"].items()}
    assert (agenda.version, agenda.decision, decision.outcome) == (1, decision, "adopted")
    attempt = decision.attempts.get()
    assert (attempt.agree, attempt.stand_aside, attempt.block, attempt.no_answer) == (15, 2, 0, 1)


def test_d2_of_the_demo_is_blocked_changed_and_adopted(step):
    decision = play(step, "d2")
    tries = list(decision.attempts.values_list("number", "outcome", "agree", "block"))
    assert tries == [(1, "blocked", 14, 1), (2, "adopted", 16, 0)]
    first = decision.attempts.get(number=1)
    assert first.harm_named == DECISIONS["d2"]["rounds"][0]["harm_named"]["en"]
    assert first.change == DECISIONS["d2"]["rounds"][0]["change"]["en"]
    assert (decision.text, decision.outcome) == ("Two years, interim", "adopted")


def test_blocked_twice_it_is_parked(step):
    decision = propose(step)
    blocked = {"agree": 14, "block": 1, "harm_named": "Too long"}
    assert count(step, decision, **blocked) == "Blocked"
    do(step, "try_again", decision=decision, change="Shorter", text="Two years")
    assert count(step, decision, 2, **blocked) == "Parked"
    decision.refresh_from_db()
    assert decision.outcome == "parked"


@pytest.mark.parametrize(("agree", "aside", "said"), [(10, 7, "Adopted"), (9, 8, "Too few agree")])
def test_more_than_half_must_agree(step, agree, aside, said):
    assert count(step, propose(step), agree=agree, stand_aside=aside) == said


def test_a_blocked_proposal_can_be_parked_at_once(step):
    decision = propose(step)
    count(step, decision, agree=14, block=1, harm_named="Too long")
    do(step, "park", decision=decision)
    decision.refresh_from_db()
    assert decision.outcome == "parked"
    assert propose(step)


def test_a_count_sent_twice_is_kept_once(step):
    decision = propose(step)
    count(step, decision)
    assert count(step, decision) == "This try is counted already."
    assert Attempt.objects.count() == 1


def test_a_wrong_count_can_be_taken_back(step):
    decision = adopt(step)
    do(step, "count_again", decision=decision)
    decision.refresh_from_db()
    assert (decision.outcome, decision.attempts.count()) == ("", 0)
    assert Agenda.objects.get().decision is None


def test_a_proposal_put_twice_stands_once(step):
    propose(step)
    assert do(step, "propose", text="Other", **HERE) == "There is a proposal before the room already."
    assert step.decisions.count() == 1


def test_a_proposal_that_was_not_counted_can_be_taken_back(step):
    do(step, "withdraw", decision=propose(step))
    assert step.decisions.count() == 0


@pytest.mark.parametrize(
    ("counts", "fields"),
    [
        ({"agree": 14}, ["__all__"]),
        ({"agree": -1}, ["agree", "agree_2"]),
        ({"agree": "many"}, ["agree", "agree_2"]),
        ({"agree": ""}, ["agree", "agree_2"]),
        ({"agree": 14, "block": 1}, ["harm_named"]),
        ({"number": 3}, ["number"]),
        ({"decision": 999}, ["decision"]),
    ],
)
def test_a_bad_count_is_refused(step, counts, fields):
    sent = {"decision": propose(step), "number": 1} | COUNTED | counts
    assert list(refused(step, "count", **counted(sent))) == fields
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "fields"),
    [({"text": ""}, ["text"]), ({"text": "x" * 501}, ["text"]), ({"present_full": 21}, ["present_full"])],
)
def test_a_bad_proposal_is_refused(step, sent, fields):
    assert list(refused(step, "propose", **{"text": "We carry it"} | HERE | sent)) == fields


def test_a_block_without_a_harm_cannot_be_stored(step):
    with pytest.raises(IntegrityError), transaction.atomic():
        propose(step).attempts.create(
            number=1, text="x", agree=17, stand_aside=0, block=1, no_answer=0, outcome="blocked"
        )


def test_a_concern_is_written_once_and_can_be_taken_out(step):
    decision = adopt(step)
    for _ in range(2):
        do(step, "add_concern", decision=decision, text="Records must not be forgotten")
    assert screen(step, "host").count("Records must not be forgotten") == 1
    do(step, "remove_concern", concern=decision.concerns.get())
    assert decision.concerns.count() == 0
