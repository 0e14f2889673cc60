"""Ways of deciding in a room besides consensus: consent, more than half, two thirds, and the vote after two tries."""

import pytest
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import translation

from actionplan import book
from agenda import ways
from agenda.models import Attempt, Decision, Position
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.agenda.deciding import HERE, count, open_decision
from tests.agenda.deciding import counted as both
from tests.agenda.deeds import do, refused, screen, send
from tests.agenda.room import press
from tests.factories import make_participant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
VOTE = {"in_favour": 10, "against": 5, "abstain": 3}
CONSENT = {"asked_aloud": "on", "objections": 0, "harm_named": ""}
BLOCKED = {"agree": 14, "block": 1, "harm_named": "Too long"}


@pytest.fixture
def step():
    return open_decision()


def put(step, way) -> Decision:
    tick = {"fits_a_vote": "on"} if way in Decision.VOTES else {}
    do(step, "propose", text="We carry it", way=way, **tick, **HERE)
    return step.decisions.get(outcome="")


def counted(step, decision, number=1, **counts) -> str:
    said = do(step, "count", **both(counts | {"decision": decision, "number": number}))
    decision.refresh_from_db()
    return said


def parked_by_consensus(step) -> Decision:
    decision = put(step, "consensus")
    count(step, decision, **BLOCKED)
    do(step, "try_again", decision=decision, change="Shorter", text="Two years")
    count(step, decision, 2, **BLOCKED)
    return step.decisions.get()


# Votes by hand.
@pytest.mark.parametrize(
    ("way", "hands", "outcome"),
    [
        ("majority", (10, 8, 0), "adopted"),
        ("majority", (9, 9, 0), "refused"),
        ("majority", (1, 0, 17), "adopted"),
        ("majority", (0, 0, 18), "refused"),
        ("majority", (8, 9, 1), "refused"),
        ("two_thirds", (12, 6, 0), "adopted"),
        ("two_thirds", (11, 6, 1), "refused"),
        ("two_thirds", (2, 1, 15), "adopted"),
        ("two_thirds", (0, 0, 18), "refused"),
    ],
)
def test_a_vote_is_settled_by_one_count_and_a_tie_is_not_adopted(step, way, hands, outcome):
    decision = put(step, way)
    counted(step, decision, **dict(zip(("in_favour", "against", "abstain"), hands, strict=True)))
    assert (decision.outcome, decision.attempts.get().outcome) == (outcome, outcome)
    assert decision.decided_at is not None


@pytest.mark.parametrize("way", Decision.VOTES)
def test_safety_a_story_and_an_absent_woman_are_never_voted_on(step, way):
    why = refused(step, "propose", text="We carry it", way=way, **HERE)
    said = "These are never decided by vote. Tick that it is none of them, or choose another way."
    assert why == {"fits_a_vote": [said]}
    assert "It is not about safety, not about a member&#x27;s story" in screen(step, "host")
    assert step.decisions.count() == 0


def test_a_vote_without_the_hosts_word_cannot_be_stored(step):
    decision = put(step, "majority")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(fits_a_vote=False)


def test_a_tick_without_a_vote_is_not_kept(step):
    do(step, "propose", text="We carry it", way="consent", fits_a_vote="on", **HERE)
    assert step.decisions.get().fits_a_vote is False


def test_a_way_that_is_none_is_refused(step):
    assert list(refused(step, "propose", text="We carry it", way="dictator", **HERE)) == ["way"]


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"abstain": 4}, ["__all__"]),
        ({"against": -1}, ["against", "against_2"]),
        ({"in_favour": "all"}, ["in_favour", "in_favour_2"]),
        ({"stepped_out": 1}, ["__all__"]),
        ({"stepped_out": -1}, ["stepped_out", "stepped_out_2"]),
        ({"decision": "x"}, ["decision"]),
    ],
)
def test_a_bad_count_of_hands_is_refused(step, sent, fields):
    told = {"decision": put(step, "majority"), "number": 1} | VOTE | sent
    assert set(refused(step, "count", **both(told))) == set(fields)
    assert Attempt.objects.count() == 0


def test_a_count_of_hands_sent_twice_is_kept_once(step):
    decision = put(step, "two_thirds")
    assert counted(step, decision, **VOTE) == "Adopted"
    assert counted(step, decision, **VOTE) == "This try is counted already."
    assert Attempt.objects.count() == 1


def test_a_lost_vote_has_no_second_try_but_its_count_can_be_taken_back(step):
    decision = put(step, "majority")
    counted(step, decision, in_favour=5, against=10, abstain=3)
    again = do(step, "try_again", decision=decision, change="All", text="All of it")
    assert again == "There is no second try to begin."
    do(step, "count_again", decision=decision)
    counted(step, decision, **VOTE)
    assert decision.outcome == "adopted"


def test_who_stepped_out_is_a_number_in_the_record_and_the_book(step):
    decision = put(step, "majority")
    counted(step, decision, in_favour=10, against=4, abstain=2, stepped_out=2)
    said = "Hands: for 10, against 4, abstain 2. Stepped out, because it is about them: 2"
    (entry,) = book.entries()
    assert (entry.how, entry.counts) == ("By a vote of more than half, in a meeting", [said])
    assert said in [line.label for line in kind_of(press(step, 2)).record()]


# Consent.
def test_consent_is_adopted_when_nobody_objects(step):
    decision = put(step, "consent")
    assert counted(step, decision, **CONSENT, stepped_out=1) == "Adopted"
    attempt = decision.attempts.get()
    assert (attempt.fine, attempt.objections, attempt.asked_aloud) == (17, 0, True)


def test_silence_is_consent_only_after_the_host_asked_aloud(step):
    decision = put(step, "consent")
    why = refused(step, "count", **both({"decision": decision, "number": 1, "objections": 0}))
    assert why == {"asked_aloud": ["Silence is consent only after you have asked aloud."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.attempts.create(number=1, way="consent", text="x", fine=18, outcome="adopted")


def test_an_objection_names_the_harm_and_is_integrated(step):
    decision = put(step, "consent")
    one = CONSENT | {"objections": 1}
    assert list(refused(step, "count", **both(one | {"decision": decision, "number": 1}))) == ["harm_named"]
    assert counted(step, decision, **one | {"harm_named": "No bus home"}) == "An objection stands"
    assert decision.outcome == ""
    do(step, "try_again", decision=decision, change="We end at four", text="We meet until four")
    assert counted(step, decision, 2, **CONSENT) == "Adopted"
    assert (decision.text, decision.outcome) == ("We meet until four", "adopted")
    lines = [f"{line.label}|{line.text}" for line in kind_of(press(step, 2)).record()]
    assert "The harm that an objection names|No bus home" in lines
    assert "Try 2: no objection 18, objections 0|" in lines


def test_an_objection_that_stands_twice_parks_it_and_is_not_voted_on(step):
    decision = put(step, "consent")
    one = CONSENT | {"objections": 1, "harm_named": "No bus home"}
    counted(step, decision, **one)
    do(step, "try_again", decision=decision, change="Later", text="Later")
    assert counted(step, decision, 2, **one) == "Parked"
    assert "Vote by two thirds" not in screen(step, "host")
    do(step, "fall_back", decision=decision, fits_a_vote="on")
    assert step.decisions.count() == 1


def test_there_cannot_be_more_objections_than_women(step):
    told = CONSENT | {"objections": 18, "stepped_out": 1, "harm_named": "All"}
    told |= {"decision": put(step, "consent"), "number": 1}
    assert list(refused(step, "count", **both(told))) == ["__all__"]


def test_numbers_of_another_way_cannot_be_stored(step):
    decision = put(step, "majority")
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.attempts.create(number=1, way="majority", text="x", agree=3, in_favour=2, outcome="adopted")


# The vote after two tries of consensus.
def test_after_two_tries_of_consensus_the_room_may_vote_by_two_thirds(step):
    first = parked_by_consensus(step)
    assert "Vote by two thirds" in screen(step, "host")
    do(step, "fall_back", decision=first, fits_a_vote="on")
    vote = step.decisions.get(outcome="")
    assert (vote.way, vote.follows, vote.text, vote.present_full) == ("two_thirds", first, "Two years", 18)
    counted(step, vote, in_favour=12, against=6, abstain=0)
    first.refresh_from_db()
    assert (vote.outcome, first.outcome) == ("adopted", "parked")
    how = "By a vote of two thirds, after two tries of consensus, in a meeting"
    assert [entry.how for entry in book.entries() if entry.is_adopted] == [how]
    assert do(step, "count_again", decision=first) == "The room has gone on from this decision, so it stays."


def test_the_vote_after_consensus_needs_the_hosts_word_and_begins_once(step):
    first = parked_by_consensus(step)
    assert list(refused(step, "fall_back", decision=first)) == ["fits_a_vote"]
    for _tap in range(2):
        do(step, "fall_back", decision=first, fits_a_vote="on")
    assert Decision.objects.filter(follows=first).count() == 1


def test_one_try_is_not_enough_for_a_vote(step):
    decision = put(step, "consensus")
    count(step, decision, **BLOCKED)
    do(step, "park", decision=decision)
    said = do(step, "fall_back", decision=decision, fits_a_vote="on")
    assert said == "Only what two tries of consensus did not carry is decided in another way, and once."


# What the screens say.
CHOICES = {
    "consensus": ["agree", "stand_aside", "block"],
    "consent": ["fine", "objections"],
    "majority": ["in_favour", "against", "abstain"],
    "two_thirds": ["in_favour", "against", "abstain"],
}


@pytest.mark.parametrize(("way", "choices"), CHOICES.items())
def test_a_phone_offers_what_the_way_knows_and_nothing_else(step, way, choices):
    decision, woman = put(step, way), make_participant(step.room)
    phone = screen(step, "phone", participant=woman)
    assert [choice for choice in Position.Choice.values if f'value="{choice}"' in phone] == choices
    for choice in Position.Choice.values:
        assert list(send(step, woman, choice=choice)) == ([] if choice in choices else ["choice"])
    assert decision.positions.get().choice in choices
    do(step, "stop_phones", decision=decision)
    with pytest.raises(meetings.Closed):
        send(step, woman, choice=choices[0])
    assert decision.attempts.count() == 0


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("way", Decision.Way.values)
def test_host_wall_and_phone_say_the_rule_before_and_after(step, way, language):
    decision = put(step, way)
    with translation.override(language):
        rule = str(ways.of(decision).rule)
        for which in ("host", "wall", "phone"):
            assert rule in screen(step, which, participant=make_participant(step.room)), which
        first_line = str(ways.of(decision).script.ask[0])
        assert first_line in screen(step, "host")
    given = {"consensus": {"agree": 18, "stand_aside": 0, "block": 0, "no_answer": 0}, "consent": CONSENT}
    counted(step, decision, **given.get(way, {"in_favour": 18, "against": 0, "abstain": 0}))
    press(step)
    with translation.override(language):
        for which in ("wall", "phone"):
            assert rule in screen(step, which, participant=make_participant(step.room)), which


def test_before_a_vote_the_host_is_warned_that_all_may_stand_on_one_side(step):
    put(step, "majority")
    assert "When all vote alike, everybody knows how each one voted, even in a secret vote" in screen(
        step, "host"
    )


def test_every_sentence_of_a_way_is_said_in_both_languages():
    for rules in ways.RULES.values():
        said = [rules.title, rules.rule, *rules.script.ask, *rules.script.hands, *rules.script.again]
        said += [word for sign in rules.signs for word in (sign.sign, sign.words)]
        for sentence in said:
            with translation.override("en"):
                english = str(sentence)
            with translation.override("sw"):
                assert str(sentence) != english


def test_on_paper_each_way_has_rule_signs_and_script(step):
    page = "".join(
        render_to_string(sheet.template, {"filled": sheet.filled, "step": step, "meeting": step.meeting})
        for sheet in kind_of(step).sheets()
    )
    for rules in ways.RULES.values():
        assert all(str(line) in page for line in (rules.rule, *rules.script.ask, *rules.script.hands))
        assert all(str(sign.words) in page for sign in rules.signs)
