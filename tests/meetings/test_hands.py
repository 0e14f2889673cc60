"""Hands are counted by two: compared, kept once with both names where they agree, both shown where they differ."""

import pytest

from agenda.models import Attempt, CharterText
from coalition.meetings import actions
from coalition.meetings.models import EnergyCount, HandCount
from coalition.meetings.steps import kind_of
from members import personal
from tests.agenda.deciding import COUNTED, open_decision, propose
from tests.agenda.deeds import do, refused, screen, walk
from tests.factories import NOW, make_member, make_participant, open_step
from tests.hands import TWO, by_two

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DIFFER = "The two numbers are not the same. Both stay here; nothing counts yet. Count again."
ONE = {"green": 7, "yellow": 2, "red": 0, "counted_by": "M-014"}
OTHER = {"green_2": 7, "yellow_2": 3, "red_2": 0, "witnessed_by": "Mama Rehema"}


@pytest.fixture
def energy():
    return open_step(kind="energy")


@pytest.fixture
def rule():
    step = open_step(kind="rules", record="ground_rules")
    do(step, "add_rule", text="Respect")
    return step, CharterText.objects.get()


def cards(step):
    return list(EnergyCount.objects.filter(step=step).values_list("green", "yellow", "red"))


# Cards: the plainest count.
def test_one_woman_s_count_counts_nothing_and_is_not_shown_to_the_other(energy):
    said = do(energy, "count_cards", **ONE)
    assert said == "Noted. Now the other woman says what she counted, without looking at this."
    assert cards(energy) == []
    page = screen(energy, "host")
    assert "has counted; her number is not shown" in page
    assert ['value="7"' in page, "<td>7</td>" in page, "M-014" in page] == [False, False, True]


def test_where_they_differ_both_stay_and_the_page_says_so(energy):
    do(energy, "count_cards", **ONE)
    assert do(energy, "count_cards", **OTHER) == DIFFER
    assert cards(energy) == []
    assert list(HandCount.objects.values_list("name", "figures__yellow")) == [
        ("M-014", 2),
        ("Mama Rehema", 3),
    ]
    page = screen(energy, "host")
    assert [DIFFER in page, "<td><b>2</b></td><td><b>3</b></td>" in page] == [True, True]


def test_counted_again_and_alike_one_number_stays_with_both_names(energy):
    do(energy, "count_cards", **ONE, **OTHER)
    said = do(energy, "count_cards", **OTHER | {"yellow_2": 2})
    assert said == "9 cards are counted."
    kept = EnergyCount.objects.get(step=energy)
    assert (kept.counts, kept.counted_by, kept.witnessed_by) == (
        {"green": 7, "yellow": 2, "red": 0},
        *TWO.values(),
    )
    assert HandCount.objects.count() == 0
    assert "Counted by M-014, witnessed by Mama Rehema" in screen(energy, "host")


def test_both_at_once_and_alike_need_one_press(energy):
    do(energy, "count_cards", **by_two(green=5, yellow=1, red=0))
    assert cards(energy) == [(5, 1, 0)]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"witnessed_by": "m-014"}, ["witnessed_by"]),
        ({"counted_by": ""}, ["counted_by"]),
        ({"witnessed_by": "x" * 61}, ["witnessed_by"]),
        ({"green_2": "-1"}, ["green_2"]),
        ({"green": "1001"}, ["green"]),
        ({"green": "seven"}, ["green"]),
    ],
)
def test_two_different_women_say_whole_numbers(energy, change, fields):
    assert list(refused(energy, "count_cards", **ONE | OTHER | change)) == fields
    assert HandCount.objects.count() == 0


def test_nothing_typed_is_told(energy):
    assert list(refused(energy, "count_cards", counted_by="M-014")) == ["__all__"]


def test_the_woman_who_counted_does_not_witness_later(energy):
    do(energy, "count_cards", **ONE)
    hers = OTHER | {"witnessed_by": "M-014"}
    assert list(refused(energy, "count_cards", **hers)) == ["witnessed_by"]


def test_sent_twice_it_is_the_same(energy):
    for _tap in range(2):
        do(energy, "count_cards", **ONE)
    for _tap in range(2):
        do(energy, "count_cards", **by_two(green=5, yellow=1, red=0))
    assert (cards(energy), HandCount.objects.count()) == ([(5, 1, 0)], 0)


def test_under_five_neither_numbers_nor_names_are_kept(energy):
    do(energy, "count_cards", **by_two(green=3, yellow=1, red=0))
    walk(energy, to="saved")
    kept = EnergyCount.objects.get()
    assert (sum(kept.counts.values()), kept.counted_by, kept.witnessed_by) == (0, "", "")


def test_what_nobody_agreed_on_is_gone_when_the_day_is_over(energy):
    do(energy, "count_cards", **ONE, **OTHER)
    actions.end(energy.meeting, by=None, now=NOW)
    assert HandCount.objects.count() == 0


# Rules.
def test_hands_for_each_rule_are_compared_by_themselves(rule):
    step, first = rule
    do(step, "add_rule", text="Phones silent")
    second = CharterText.objects.last()
    do(step, "count_hands", rule=first, hands=4, counted_by="M-014")
    do(step, "count_hands", rule=second, hands_2=4, witnessed_by="M-015")
    assert list(CharterText.objects.values_list("agreed_by_hands", flat=True)) == [0, 0]
    do(step, "count_hands", rule=first, hands_2=4, witnessed_by="M-015")
    assert list(CharterText.objects.values_list("agreed_by_hands", "counted_by")) == [(4, "M-014"), (0, "")]


def test_changed_words_forget_the_hands_and_who_counted_them(rule):
    step, text = rule
    do(step, "count_hands", rule=text, **by_two(hands=4))
    do(step, "count_hands", rule=text, hands=5, counted_by="M-014")
    do(step, "change_rule", rule=text, was="Respect", text="Respect for all")
    text.refresh_from_db()
    assert (text.agreed_by_hands, text.counted_by, HandCount.objects.count()) == (0, "", 0)


# Decisions.
def test_a_decision_is_taken_once_two_counted_the_same():
    step = open_decision()
    decision = propose(step)
    sent = {"decision": decision, "number": 1, "harm_named": "Too long"}
    assert do(step, "count", **sent, **by_two(**COUNTED, witness={"agree": 14, "no_answer": 2})) == DIFFER
    assert (Attempt.objects.count(), HandCount.objects.count()) == (0, 2)
    do(step, "stop_phones", decision=decision)
    assert "Too long" in screen(step, "host")
    assert do(step, "count", **sent, **by_two(**COUNTED)) == "Adopted"
    tried = Attempt.objects.get()
    assert (tried.agree, tried.counted_by, tried.witnessed_by) == (15, *TWO.values())
    assert "Counted by M-014, witnessed by Mama Rehema" in screen(step, "host")
    assert "Counted by M-014" not in screen(step, "wall")
    assert "Counted by M-014, witnessed by Mama Rehema" in [line.label for line in kind_of(step).record()]


def test_each_of_the_two_must_have_counted_as_many_as_are_here():
    step = open_decision()
    sent = {"decision": propose(step), "number": 1} | by_two(**COUNTED, witness={"agree": 14})
    said = "Mama Rehema counted 17, but 18 full members are here. Count again."
    assert refused(step, "count", **sent) == {"__all__": [said]}


def test_when_somebody_comes_or_leaves_the_hands_are_counted_anew():
    step = open_decision()
    decision = propose(step)
    do(step, "count", decision=decision, number=1, **COUNTED, counted_by="M-014")
    do(step, "set_presence", decision=decision, present_full=17, chapters_present=6)
    assert HandCount.objects.count() == 0


# Who leaves.
def test_who_leaves_is_taken_out_and_the_numbers_stay(energy, rule):
    step, text = rule
    woman = make_member(number="M-014", name_used="Asha")
    do(energy, "count_cards", **by_two(green=5, yellow=1, red=0))
    do(step, "count_hands", rule=text, **by_two(hands=4) | {"witnessed_by": "Asha", "counted_by": "Rehema"})
    do(step, "count_hands", rule=text, hands=5, counted_by="Asha")
    personal.forget(woman, now=NOW)
    text.refresh_from_db()
    assert (text.agreed_by_hands, text.counted_by, text.witnessed_by) == (4, "Rehema", "")
    kept = EnergyCount.objects.get()
    assert (kept.green, kept.counted_by, kept.witnessed_by) == (5, "", "Mama Rehema")
    assert HandCount.objects.count() == 0
    assert "Counted by –, witnessed by Mama Rehema" in screen(energy, "host")


def test_no_name_of_who_counted_reaches_wall_or_phone(energy):
    do(energy, "count_cards", **by_two(green=5, yellow=1, red=0))
    walk(energy, to="shown")
    seen = screen(energy, "wall") + screen(energy, "phone", participant=make_participant(energy.room))
    assert ["<b>5</b>" in seen, "M-014" in seen] == [True, False]
