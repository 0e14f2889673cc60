import pytest
from django.utils import translation

from agenda.models import CharterText, RuleAgreement
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from members.models import Coalition
from tests.agenda.deeds import do, fresh, refused, screen, send, walk
from tests.factories import NOW, TODAY, make_participant, open_step
from tests.hands import by_two

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
GONE = "This is no longer where it was. Look at the list again."


@pytest.fixture
def step():
    return open_step(kind="rules", record="ground_rules")


@pytest.fixture
def rules(step):
    for text in ("Respect", "Phones silent"):
        do(step, "add_rule", text=text)
    return list(CharterText.objects.all())


def agreed(step):
    return [(rule.text, rule.agreed) for rule in kind_of(step).host()["rules"]]


def test_the_host_adds_a_rule_once(step):
    for _tap in range(2):
        do(step, "add_rule", text="Respect")
    assert agreed(step) == [("Respect", 0)]


def test_suggestions_are_in_the_coalitions_language_and_go_when_taken(step):
    Coalition.objects.create(name="Umoja", language="en")
    with translation.override("sw"):
        offered = kind_of(step).host()["suggestions"]
    assert offered == [
        "We treat each other with respect",
        "What is said here stays here",
        "We support each other",
    ]
    do(step, "add_rule", text=offered[0])
    assert kind_of(step).host()["suggestions"] == offered[1:]


@pytest.mark.parametrize("text", ["", "\u202e", "a" * 161])
def test_a_rule_needs_words_and_not_too_many(step, text):
    assert list(refused(step, "add_rule", text=text)) == ["text"]


def test_she_agrees_to_single_rules_and_may_change_her_mind(step, rules):
    woman = make_participant(step.room)
    send(step, woman, rules=rules)
    assert agreed(step) == [("Respect", 1), ("Phones silent", 1)]
    send(step, woman, rules=rules[1])
    assert agreed(step) == [("Respect", 0), ("Phones silent", 1)]
    send(step, woman)
    assert agreed(step) == [("Respect", 0), ("Phones silent", 0)]


def test_agreeing_to_all_means_the_rules_she_saw(step, rules):
    do(step, "add_rule", text="Added meanwhile")
    send(step, make_participant(step.room), seen=rules, all="1")
    assert agreed(step) == [("Respect", 1), ("Phones silent", 1), ("Added meanwhile", 0)]


def test_a_rule_taken_out_meanwhile_is_told(step, rules):
    do(step, "remove_rule", rule=rules[0])
    assert send(step, make_participant(step.room), rules=rules) == {"rules": [GONE]}


def test_rules_of_another_meeting_are_refused(step):
    other = open_step(kind="rules", record="ground_rules")
    do(other, "add_rule", text="Theirs")
    theirs = CharterText.objects.get()
    assert send(step, make_participant(step.room), rules=theirs) == {"rules": [GONE]}
    assert refused(step, "remove_rule", rule=theirs) == {"rule": [GONE]}


def test_changed_words_ask_everyone_again(step, rules):
    send(step, make_participant(step.room), rules=rules)
    do(step, "count_hands", rule=rules[0], **by_two(hands=4))
    do(step, "change_rule", rule=rules[0], was="Respect", text="Respect for all")
    assert agreed(step) == [("Respect for all", 0), ("Phones silent", 1)]


def test_a_co_hosts_newer_words_are_not_overwritten_unseen(step, rules):
    do(step, "change_rule", rule=rules[0], was="Respect", text="Heshima")
    assert refused(step, "change_rule", rule=rules[0], was="Respect", text="Staha") == {
        "__all__": ["Somebody wrote something else here meanwhile: “Heshima”. Look at both, then save again."]
    }


@pytest.mark.parametrize(
    ("hands", "fields"),
    [("", ["__all__"]), *((hands, ["hands", "hands_2"]) for hands in ("-1", "many", "1001"))],
)
def test_hands_are_counted_as_a_number(step, rules, hands, fields):
    assert list(refused(step, "count_hands", rule=rules[0], **by_two(hands=hands))) == fields


def test_counts_reach_the_wall_only_when_shown(step, rules):
    send(step, make_participant(step.room), rules=rules)
    assert "how many agree" not in screen(step, "wall")
    assert "how many agree" in screen(walk(step, to="shown"), "wall")


def test_saving_adopts_the_rules_and_forgets_who_agreed(step, rules):
    send(step, make_participant(step.room), rules=rules[0])
    do(step, "count_hands", rule=rules[0], **by_two(hands=3))
    walk(step, to="saved")
    assert list(
        CharterText.objects.values_list("text", "agreed_on_phones", "agreed_by_hands", "adopted_on")
    ) == [
        ("Respect", 1, 3, TODAY),
        ("Phones silent", 0, 0, TODAY),
    ]
    assert not RuleAgreement.objects.exists()
    assert [tuple(line) for line in kind_of(step).record()] == [
        ("Ground rule; 4 agree", "Respect"),
        ("Counted by M-014, witnessed by Mama Rehema", ""),
        ("Ground rule; 0 agree", "Phones silent"),
    ]


def test_saved_again_without_new_answers_the_counts_stay(step, rules):
    send(step, make_participant(step.room), rules=rules[0])
    walk(step, to="saved")
    meetings.back(step, from_state="saved", by=None, now=NOW)
    step.refresh_from_db()
    walk(step, to="saved")
    assert agreed(step) == [("Respect", 1), ("Phones silent", 0)]


def test_a_rule_that_held_is_replaced_not_deleted(step, rules):
    walk(step, to="saved")
    meetings.back(step, from_state="saved", by=None, now=NOW)
    do(step, "remove_rule", rule=rules[0])
    assert CharterText.objects.get(pk=rules[0].pk).replaced_at == NOW


def test_a_line_for_another_time_opens_the_parking_lot(step):
    for _tap in range(2):
        do(step, "park_words", text="Who pays the fee?")
    assert [tuple(line) for line in kind_of(step).record()] == [("Parking lot", "Who pays the fee?")]


def test_script_in_a_rule_is_only_words(step):
    do(step, "add_rule", text="<script>x</script>")
    woman = make_participant(step.room)
    pages = screen(step, "wall") + screen(step, "host") + screen(step, "phone", participant=woman)
    assert "<script>" not in pages
    assert pages.count("&lt;script&gt;x") >= 3


@pytest.mark.parametrize("count", [1, 7])
def test_screens_ask_the_same_however_many_rules(step, count, django_assert_num_queries):
    woman = make_participant(step.room)
    for number in range(count):
        do(step, "add_rule", text=f"rule {number}")
    step = fresh(step)
    with django_assert_num_queries(4):
        screen(step, "host")
    with django_assert_num_queries(1):
        screen(step, "wall")
    with django_assert_num_queries(2):
        screen(step, "phone", participant=woman)
