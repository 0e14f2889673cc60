"""Deciding: two tries, a block names the harm, the room's own count is kept, without quorum nothing is adopted."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from agenda.actions import agenda as agendas
from agenda.models import Agenda, Attempt, Decision, Frozen, Item, Position
from coalition.meetings import actions as meetings
from coalition.meetings.models import Attendance
from coalition.meetings.steps import kind_of
from members.models import Member
from tests.agenda.deeds import do, refused, screen, send
from tests.agenda.room import DECISIONS, THEMES, demo_round, make_coalition, order, press, shown_round
from tests.agenda.test_steps_ranking import arrange
from tests.factories import NOW, make_meeting, make_member, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
HERE = {"present_full": 18, "chapters_present": 6}
COUNTED = {"agree": 15, "stand_aside": 2, "block": 0, "no_answer": 1, "harm_named": ""}


@pytest.fixture
def step():
    """An open decision step of a coalition of twenty from six chapters, after a shown round."""
    make_coalition()
    return press(make_step(kind="decision", record="agenda", meeting=shown_round().meeting))


def propose(step, **here) -> Decision:
    do(step, "propose", text="We carry it", **HERE | here)
    return step.decisions.get(outcome="")


def count(step, decision, number=1, **counts):
    return do(step, "count", decision=decision, number=number, **COUNTED | counts)


def adopt(step) -> Decision:
    decision = propose(step)
    count(step, decision)
    decision.refresh_from_db()
    return decision


def play(step, name) -> Decision:
    """A decision of the demo, with all its tries."""
    told = DECISIONS[name]
    do(step, "propose", text=told["title"]["en"], **HERE)
    decision = step.decisions.get(outcome="")
    for attempt in told["rounds"]:
        counts = {choice: attempt[choice] for choice in ("agree", "stand_aside", "block", "no_answer")}
        harm = attempt.get("harm_named", {}).get("en", "")
        do(step, "count", decision=decision, number=attempt["try"], harm_named=harm, **counts)
        if "change" in attempt:
            do(
                step,
                "try_again",
                decision=decision,
                change=attempt["change"]["en"],
                text="Two years, interim",
            )
    decision.refresh_from_db()
    return decision


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


def test_the_form_begins_with_those_who_signed_in(step):
    for member in Member.objects.all()[:7]:
        Attendance.objects.create(meeting=step.meeting, member=member)
    initial = kind_of(step).host()["propose_form"].initial
    assert (initial["present_full"], initial["chapters_present"]) == (7, 6)
    assert initial["text"] == "Tunayabeba masuala haya pamoja: B; A; C."  # it goes on the wall: the house's language


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
        ({"agree": -1}, ["agree"]),
        ({"agree": "many"}, ["agree"]),
        ({"agree": ""}, ["agree"]),
        ({"agree": 14, "block": 1}, ["harm_named"]),
        ({"number": 3}, ["number"]),
        ({"decision": 999}, ["decision"]),
    ],
)
def test_a_bad_count_is_refused(step, counts, fields):
    sent = {"decision": propose(step), "number": 1} | COUNTED | counts
    assert list(refused(step, "count", **sent)) == fields
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


# Phones.
def test_a_phone_shows_where_she_stands_and_may_change(step):
    decision, woman = propose(step), make_participant(step.room)
    send(step, woman, choice="agree")
    send(step, woman, choice="block")
    assert list(decision.positions.values_list("choice", flat=True)) == ["block"]
    assert kind_of(step).answered() == 1


def test_what_phones_show_is_not_seen_until_they_are_stopped(step):
    decision = propose(step)
    for _ in range(4):
        send(step, make_participant(step.room), choice="stand_aside")
    assert "phones" in screen(step, "live")
    assert "stand aside 4" not in screen(step, "host") + screen(step, "live") + screen(step, "wall")
    do(step, "stop_phones", decision=decision)
    assert "stand aside 4" in screen(step, "host")
    assert "stand aside 4" not in screen(step, "wall")
    assert kind_of(step).host()["count_form"].initial["no_answer"] == 14


def test_stopped_phones_are_told_so_and_nothing_is_kept(step):
    decision, woman = propose(step), make_participant(step.room)
    do(step, "stop_phones", decision=decision)
    with pytest.raises(meetings.Closed):
        send(step, woman, choice="agree")
    assert (Position.objects.count(), step.receipts.count()) == (0, 0)


def test_counting_deletes_where_phones_stood(step):
    decision = propose(step)
    send(step, make_participant(step.room), choice="agree")
    count(step, decision)
    assert Position.objects.count() == 0


def test_saving_deletes_where_phones_stood_and_carries_over(step):
    decision = propose(step)
    send(step, make_participant(step.room), choice="agree")
    press(step, 2)
    decision.refresh_from_db()
    assert (Position.objects.count(), decision.outcome) == (0, "carried")


def test_a_phone_may_only_say_one_of_three_things(step):
    propose(step)
    assert list(send(step, make_participant(step.room), choice="maybe")) == ["choice"]


def test_a_phone_takes_part_through_its_page(client, step):
    propose(step)
    client.post(reverse("meetings:enter", args=[step.room.code]))
    page = client.get(reverse("meetings:room", args=[step.room.code])).content.decode()
    assert ("We carry it" in page, page.count('name="choice"'), "data-send" in page) == (True, 3, False)
    url = reverse("meetings:answer", args=[step.room.code, step.pk])
    assert client.post(url, {"key": uuid.uuid4(), "choice": "agree"}).status_code == 302
    assert Position.objects.get().choice == "agree"


def test_the_wall_holds_no_counts_before_they_are_shown(step):
    adopt(step)
    assert "15" not in screen(step, "wall")
    press(step)
    assert "15" in screen(step, "wall")


# Publishing.
def test_publish_without_a_decision_says_so(step):
    assert do(step, "publish") == "There is no adopted agenda to publish."
    assert Agenda.objects.published().count() == 0


def test_published_twice_it_is_published_once(step):
    adopt(step)
    do(step, "publish")
    assert do(step, "publish") == "There is no adopted agenda to publish."
    assert list(Agenda.objects.values_list("version", flat=True)) == [1]


def test_saving_publishes_what_was_adopted(step):
    adopt(step)
    press(step, 2)
    assert Agenda.objects.published().get().version == 1


def test_a_published_decision_is_not_taken_back(step):
    decision = adopt(step)
    do(step, "publish")
    assert do(step, "count_again", decision=decision).startswith("The room has gone on")


def test_what_is_published_never_changes(step):
    adopt(step)
    do(step, "publish")
    agenda = Agenda.objects.get()
    item = agenda.items.first()
    for change in (agenda.save, agenda.delete, item.save, item.delete):
        with pytest.raises(Frozen):
            change()
    with pytest.raises(Frozen):
        Item.objects.create(agenda=agenda, issue=item.issue, label="prepare", name="x")
    said = agendas.move(step, item=item, place=2, reason="x", by=None, now=NOW)
    assert (said[:25], order(agenda)) == ("The room has adopted this", ["B", "A", "C"])


def test_a_later_agenda_leaves_the_earlier_as_it_was(step):
    adopt(step)
    do(step, "publish")
    first = Agenda.objects.get()
    before = list(first.items.values())
    first.items.first().issue.__class__.objects.update(name="Renamed")
    later = press(
        make_step(kind="decision", record="agenda", meeting=shown_round(make_meeting(template="x")).meeting)
    )
    adopt(later)
    do(later, "publish")
    assert list(Agenda.objects.published().values_list("version", flat=True)) == [2, 1]
    assert list(first.items.values()) == before
    assert order(first) == ["B", "A", "C"]


def test_the_record_tells_tries_concerns_and_the_agenda(step):
    decision = adopt(step)
    do(step, "add_concern", decision=decision, text="Records must not be forgotten")
    do(step, "publish")
    lines = [f"{line.label}|{line.text}" for line in kind_of(press(step, 2)).record()]
    assert lines == [
        "Proposal|We carry it",
        "Full members here: 18, chapters: 6. There is a quorum.|",
        "Try 1: agree 15, stand aside 2, block 0, no answer 1|",
        "A concern that stays|Records must not be forgotten",
        "Adopted|",
        "Published as agenda 1|",
        "1. Start now|B",
        "2. Start now|A",
        "3. Long road|C",
    ]


def test_a_finished_step_takes_no_deed(step):
    press(step, 2)
    assert refused(step, "propose", text="x", **HERE)["__all__"]


def test_the_host_page_takes_the_same_queries_with_one_phone_and_with_ten(
    client, step, django_assert_num_queries
):
    propose(step)
    send(step, make_participant(step.room), choice="agree")
    with django_assert_num_queries(5):
        screen(step, "host")
    for _ in range(9):
        send(step, make_participant(step.room), choice="agree")
    with django_assert_num_queries(5):
        screen(step, "host")
