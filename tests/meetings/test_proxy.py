"""Somebody enters for a woman without a phone: asked, read back, said yes, marked; never what is secret."""

import uuid

import pytest

from agenda.models import Ballot, Card, Rating, RuleAgreement
from coalition.meetings import actions, minutes
from coalition.meetings.models import EnergyTap, Feedback, Receipt, Step
from tests.agenda.orders import make_order, places
from tests.agenda.room import make_round, press
from tests.agenda.test_steps_dots import make_dots, ticks
from tests.factories import NOW, make_member, make_participant, make_step, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
WORDS = "Nauli ni ghali mno"


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


@pytest.fixture
def step():
    return open_step(kind="brainstorm", record="cards")


@pytest.fixture
def woman(step):
    return actions.add_without_phone(step.room)


def enter(host, step, woman, *, yes=None, **fields):
    """What the host types; with ``yes`` what she says to what is read back to her."""
    fields |= {"step": step.pk} | (
        {} if yes is None else {"key": uuid.uuid4()} | ({"yes": "on"} if yes else {})
    )
    return host.post(f"/host/s/{step.meeting_id}/for/{woman.pk}/", fields)


def test_first_it_is_read_back_and_nothing_is_kept(host, step, woman):
    page = enter(host, step, woman, text=WORDS)
    assert (page.status_code, Card.objects.count()) == (200, 0)
    assert page.context["said"] == [("Your words", [WORDS])]


def test_without_her_yes_nothing_is_kept_and_it_is_read_back_again(host, step, woman):
    page = enter(host, step, woman, yes=False, text=WORDS)
    assert (page.status_code, Card.objects.count()) == (422, 0)
    assert WORDS in page.content.decode()


def test_with_her_yes_it_counts_as_hers_and_the_record_says_that_somebody_entered_it(host, step, woman):
    enter(host, step, woman, yes=True, text=WORDS)
    enter(host, step, woman, yes=True, text="Na nyingine")
    assert list(Card.objects.values_list("text", "participant")) == [
        (WORDS, woman.pk),
        ("Na nyingine", woman.pk),
    ]
    assert Step.objects.get(pk=step.pk).entered_for == 1
    press(step, 2)
    [(_step, lines)] = [row for row in minutes.read(step.meeting)["steps"] if row[0] == step]
    assert "1" in str(lines[0].label)


def test_the_same_yes_sent_five_times_is_one(host, step, woman):
    sent = {"step": step.pk, "text": WORDS, "key": uuid.uuid4(), "yes": "on"}
    for _tap in range(5):
        host.post(f"/host/s/{step.meeting_id}/for/{woman.pk}/", sent)
    assert (Card.objects.count(), Receipt.objects.filter(for_her=True).count()) == (1, 1)


def test_rating_is_entered_issue_by_issue(host):
    step = make_round(["Nauli", "Kazi"])
    woman = actions.add_without_phone(step.room)
    check = enter(host, step, woman, issue="1", urgency="4", feasibility="")
    assert check.context["said"] == [("Issue", ["1. Nauli"]), ("How urgent", ["4"]), ("How possible", [])]
    kept = enter(host, step, woman, yes=True, issue="1", urgency="4", feasibility="")
    assert kept["Location"].endswith(f"/for/{woman.pk}/?issue=2")
    assert list(Rating.objects.values_list("urgency", "feasibility")) == [(4, None)]


def test_rules_she_agrees_to_are_entered(host):
    from agenda.steps.rules import rules_of

    step = make_step(kind="rules", record="ground_rules")
    host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/add_rule/", {"text": "Tunasikilizana"})
    press(step)
    woman = actions.add_without_phone(step.room)
    rule = rules_of(step).get()
    enter(host, step, woman, yes=True, rules=[rule.pk])
    assert list(RuleAgreement.objects.values_list("rule", "participant")) == [(rule.pk, woman.pk)]


@pytest.mark.parametrize("kind", ["decision", "wellness", "circle"])
def test_what_is_secret_or_of_wellness_is_never_entered_for_her(host, kind):
    step = open_step(kind=kind)
    woman = actions.add_without_phone(step.room)
    assert host.get(f"/host/s/{step.meeting_id}/for/{woman.pk}/").status_code == 404
    assert enter(host, step, woman, yes=True, text=WORDS, face="happy", choice="agree").status_code == 404
    assert f"/for/{woman.pk}/" not in host.get(f"/host/s/{step.meeting_id}/for/").content.decode()


def test_who_has_a_phone_answers_on_it(host, step):
    woman = make_participant(step.room)
    assert host.get(f"/host/s/{step.meeting_id}/for/{woman.pk}/").status_code == 404
    assert enter(host, step, woman, yes=True, text=WORDS).status_code == 404


def test_woman_of_another_room_is_not_there(host, step):
    other = actions.add_without_phone(open_step(kind="brainstorm", record="cards").room)
    assert enter(host, step, other, yes=True, text=WORDS).status_code == 404


@pytest.mark.parametrize("moved", [1, 2])
def test_closed_meanwhile_nothing_is_kept_and_the_host_is_told(host, step, woman, moved):
    press(step, moved)
    page = enter(host, step, woman, yes=True, text=WORDS)
    assert page["Location"] == f"/host/s/{step.meeting_id}/"
    assert Card.objects.count() == 0


def test_words_typed_for_one_step_are_not_kept_in_the_next(host, step, woman):
    after = open_step(kind="vision", record="vision_fragments", meeting=step.meeting)
    actions.go_to(step.room, step=after)
    enter(host, step, woman, yes=True, text=WORDS)
    assert Card.objects.count() == 0


def test_when_the_day_is_over_only_the_number_is_left(host, step, woman):
    enter(host, step, woman, yes=True, text=WORDS)
    actions.end(step.meeting, by=None, now=NOW)
    assert (Receipt.objects.count(), Step.objects.get(pk=step.pk).entered_for) == (0, 1)
    assert Card.objects.get().participant is None


def test_an_order_is_read_back_from_first_to_last(host):
    step = make_order(["Nauli", "Kazi", "Maji"])
    woman = actions.add_without_phone(step.room)
    check = enter(host, step, woman, **places(step, "3 1=2"))
    assert check.context["said"] == [("Her order", ["1. Maji", "2. Nauli = Kazi"])]
    assert Ballot.objects.count() == 0
    enter(host, step, woman, yes=True, **places(step, "3 1=2"))
    assert list(Ballot.objects.values_list("participant", flat=True)) == [woman.pk]
    assert Step.objects.get(pk=step.pk).entered_for == 1


def test_dots_are_ticked_and_read_back(host):
    step = make_dots(["Nauli", "Kazi", "Maji"])
    woman = actions.add_without_phone(step.room)
    page = host.get(f"/host/s/{step.meeting_id}/for/{woman.pk}/").content.decode()
    assert page.count('type="checkbox"') == 3
    check = enter(host, step, woman, **ticks(step, "3 1"))
    assert check.context["said"] == [("Her dots", ["Nauli", "Maji"])]
    enter(host, step, woman, yes=True, **ticks(step, "3 1"))
    assert Ballot.objects.get().levels == [sorted(Ballot.objects.get().levels[0])]


def test_her_colour_is_entered(host):
    step = open_step(kind="energy")
    woman = actions.add_without_phone(step.room)
    check = enter(host, step, woman, colour="yellow")
    assert check.context["said"] == [("How is our energy?", ["Yellow: so-so"])]
    enter(host, step, woman, yes=True, colour="yellow")
    assert list(EnergyTap.objects.values_list("colour", flat=True)) == ["yellow"]


def test_feedback_is_entered_once_and_tied_to_nobody(host):
    step = open_step(kind="feedback")
    woman = actions.add_without_phone(step.room)
    said = {"face": "happy", "safe": "partly", "helped": "", "change": "Chakula"}
    check = enter(host, step, woman, **said)
    assert [words for _question, words in check.context["said"]] == [["Good"], ["Partly"], [], ["Chakula"]]
    for _time in range(2):
        answer = enter(host, step, woman, yes=True, **said)
    assert answer["Location"] == f"/host/s/{step.meeting_id}/for/"
    assert list(Feedback.objects.values_list("face", "safe", "change")) == [("happy", "partly", "Chakula")]
    assert host.get(f"/host/s/{step.meeting_id}/for/{woman.pk}/").status_code == 302
