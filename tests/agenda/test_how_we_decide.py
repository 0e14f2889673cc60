"""What the charter settles about deciding, and what a room then does: what comes after two tries, and the quorum."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from actionplan import book
from agenda import quorum, versions, ways
from agenda.models import CharterText, Decision
from agenda.travel import OfAgenda
from coalition.meetings.steps import kind_of
from coalition.meetings.travel import Refused
from members.models import Coalition, Member
from tests.agenda.charters import note
from tests.agenda.deciding import count, counted, open_decision, propose
from tests.agenda.deeds import do, refused, screen
from tests.agenda.room import make_coalition, press
from tests.factories import TODAY, make_member, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
BLOCKED = {"agree": 14, "block": 1, "harm_named": "Too long"}
NO_OBJECTION = {"asked_aloud": "on", "objections": 0, "harm_named": ""}


@pytest.fixture
def step():
    return open_decision()


@pytest.fixture
def planner(client):
    Coalition.objects.update_or_create(pk=1, defaults={"name": "Kikao", "language": "en"})
    client.force_login(make_member("facilitator"))
    client.cookies["lugha"] = "en"
    return client


def settle(fallback: str) -> None:
    note("decision_rules", f"We try twice ({fallback})", shape={"fallback": fallback})


def tried_twice(step) -> Decision:
    decision = propose(step)
    count(step, decision, **BLOCKED)
    do(step, "try_again", decision=decision, change="Shorter", text="Two years")
    count(step, decision, 2, **BLOCKED)
    decision.refresh_from_db()
    return decision


# What comes after two tries.
@pytest.mark.parametrize(
    ("fallback", "button", "way", "tick", "how"),
    [
        (
            "consent",
            "Ask who objects",
            "consent",
            {},
            "By consent, after two tries of consensus, in a meeting",
        ),
        (
            "two_thirds",
            "Vote by two thirds",
            "two_thirds",
            {"fits_a_vote": "on"},
            "By a vote of two thirds, after two tries of consensus, in a meeting",
        ),
        (
            "majority",
            "Vote by more than half",
            "majority",
            {"fits_a_vote": "on"},
            "By a vote of more than half, after two tries of consensus, in a meeting",
        ),
    ],
)
def test_the_room_goes_on_in_the_way_that_the_charter_names(step, fallback, button, way, tick, how):
    settle(fallback)
    first = tried_twice(step)
    assert (first.fallback, first.outcome) == (fallback, "parked")
    assert button in screen(step, "host")
    if tick:
        assert list(refused(step, "fall_back", decision=first)) == ["fits_a_vote"]
    for _tap in range(2):
        do(step, "fall_back", decision=first, **tick)
    after = step.decisions.get(outcome="")
    assert (after.way, after.follows, after.text, after.fits_a_vote) == (way, first, "Two years", bool(tick))
    hands = {"in_favour": 12, "against": 6, "abstain": 0}
    told = {"decision": after, "number": 1} | (hands if tick else NO_OBJECTION)
    do(step, "count", **counted(told))
    assert [entry.how for entry in book.entries() if entry.is_adopted] == [how]


def test_where_the_charter_says_parked_nothing_comes_after(step):
    settle("parked")
    first = tried_twice(step)
    page = screen(step, "host")
    assert ("After two tries it stays parked" in page, "fall_back" in page) == (True, False)
    said = do(step, "fall_back", decision=first, fits_a_vote="on")
    assert said == "Only what two tries of consensus did not carry is decided in another way, and once."
    assert Decision.objects.count() == 1


def test_consensus_cannot_follow_consensus(step):
    first = tried_twice(step)
    do(step, "fall_back", decision=first, fits_a_vote="on")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(follows=first).update(way="consensus", fits_a_vote=False)


def test_where_the_charter_says_nothing_it_is_two_thirds(step):
    assert ways.fallback() == "two_thirds"
    note("decision_rules", "We try twice")
    assert (ways.fallback(), propose(step).fallback) == ("two_thirds", "two_thirds")


def test_what_was_told_when_it_was_proposed_holds_for_it_to_the_end(step):
    settle("consent")
    decision = propose(step)
    settle("majority")
    rule = "Two tries; then it is parked, or the room asks who objects."
    woman = make_participant(step.room)
    assert all(rule in screen(step, which, participant=woman) for which in ("host", "wall", "phone"))
    assert rule in [part for line in kind_of(press(step, 2)).record() for part in (line.label,)][1]
    assert (decision.fallback, ways.fallback()) == ("consent", "majority")


def test_the_sheet_of_paper_says_the_charters_way(step):
    settle("majority")
    (sheet, _others) = kind_of(step).sheets()
    assert "or the room votes by more than half" in str(sheet.filled["rules"].rule)


def test_a_day_in_the_hall_writes_it_with_the_words_and_the_room_adopts_both():
    step = press(make_step(kind="structure", record="decision_rules"))
    do(step, "write_draft", text="We try twice", fallback="consent")
    draft = CharterText.objects.get()
    woman = make_participant(step.room)
    said = "After two tries the room asks who objects (consent)"
    assert all(said in screen(step, which, participant=woman) for which in ("host", "wall", "phone"))
    assert ways.fallback() == "two_thirds"  # a draft settles nothing
    do(step, "write_draft", draft=draft.pk, was="We try twice", text="We try twice", fallback="parked")
    do(step, "agree_draft", draft=draft.pk)
    assert ways.fallback() == "parked"
    assert "After two tries it stays parked" in [line.label for line in kind_of(step).record()]
    assert list(refused(step, "write_draft", text="x", fallback="coin")) == ["fallback"]


def test_other_texts_of_the_structure_are_not_asked_for_it():
    step = press(make_step(kind="structure", record="governance"))
    do(step, "write_draft", text="Two co-leads", fallback="consent")
    assert CharterText.objects.get().shape == {}


def test_a_text_of_the_day_names_the_decision_by_which_it_was_adopted():
    make_coalition()
    step = press(make_step(kind="structure", record="decision_rules"))
    do(step, "write_draft", text="We try twice", fallback="consent")
    draft = CharterText.objects.get()
    assert "Which decision was it?" not in screen(step, "host")
    decision = propose(step)
    count(step, decision)
    assert "Which decision was it?" in screen(step, "host")
    do(step, "agree_draft", draft=draft.pk, decision=decision)
    draft.refresh_from_db()
    assert (draft.decision, draft.adopted_on) == (decision, TODAY)
    said = do(step, "count_again", decision=decision)
    assert said == "The room has gone on from this decision, so it stays."


# Versions of it.
def write(planner, kind, **sent):
    held = versions.section(kind).current
    sent = {"text": "As we agreed", "how": "All agreed", "adopted_on": timezone.localdate()} | sent
    return planner.post(f"/charter/{kind}/write/", sent | {"was": held.mark if held else ""})


def test_each_choice_is_a_version_with_its_decision_compared_and_printed(planner):
    step = open_decision()
    decision = propose(step)
    count(step, decision)
    write(planner, "decision_rules", fallback="parked")
    write(planner, "decision_rules", fallback="consent", decision=decision.pk)
    held = versions.section("decision_rules")
    assert [one.shape for one in held.versions] == [{"fallback": "parked"}, {"fallback": "consent"}]
    assert held.current.rows[0].decision == decision
    changed = planner.get("/charter/decision_rules/2/").content.decode()
    assert "After two tries it stays parked" in changed
    for path in ("/charter/", "/charter/print/", "/charter/decision_rules/2/"):
        said = "After two tries the room asks who objects (consent)"
        assert said in planner.get(path).content.decode(), path


def test_of_two_who_choose_otherwise_at_once_the_second_looks_first(planner):
    write(planner, "decision_rules", fallback="parked")
    seen = versions.section("decision_rules").current.mark
    write(planner, "decision_rules", fallback="consent")
    answer = planner.post(
        "/charter/decision_rules/write/",
        {
            "text": "As we agreed",
            "how": "All",
            "adopted_on": timezone.localdate(),
            "fallback": "majority",
            "was": seen,
        },
    )
    assert "Somebody else wrote here meanwhile. Your words are still here." in answer.content.decode()
    assert ways.fallback() == "consent"


@pytest.mark.parametrize("sent", [{"share": "all"}, {"chapters": 0}, {"chapters": 31}, {"chapters": "x"}])
def test_a_quorum_that_is_none_is_refused(planner, sent):
    assert write(planner, "quorum", **sent).status_code == 422
    assert CharterText.objects.count() == 0


# The quorum.
@pytest.mark.parametrize(
    ("shape", "present", "chapters", "met"),
    [
        ({}, 10, 3, True),
        ({}, 9, 3, False),
        ({"share": "more"}, 10, 3, False),
        ({"share": "more"}, 11, 3, True),
        ({"share": "third"}, 7, 3, True),
        ({"share": "third"}, 6, 3, False),
        ({"share": "two_thirds"}, 13, 6, False),
        ({"share": "two_thirds"}, 14, 6, True),
        ({"chapters": 5}, 20, 4, False),
        ({"chapters": 5}, 10, 5, True),
        ({"chapters": 30}, 10, 6, True),  # there are six: all of them
        ({"share": "third", "chapters": 1}, 0, 0, False),
    ],
)
def test_the_quorum_is_what_the_charter_says(step, shape, present, chapters, met):
    note("quorum", "Enough of us", shape=shape, by=Member.objects.first())
    assert propose(step, present_full=present, chapters_present=chapters).quorum_met is met


def test_the_host_is_told_how_many_it_takes(step):
    note("quorum", "Enough of us", shape={"share": "two_thirds", "chapters": 1}, by=Member.objects.first())
    needed = "at least two thirds of the active full members, from at least 1 chapter"
    assert needed in screen(step, "host")
    said = do(step, "propose", text="We carry it", present_full=2, chapters_present=1)
    assert said == f"No quorum. It takes {needed}. They are 20 in all."


def test_a_committee_keeps_its_own(step):
    note("quorum", "Enough of us", shape={"share": "third"})
    assert quorum.words(make_step(kind="decision", record="committee")) == "more than half of the committee"


# What comes in a file.
def test_a_laptop_gets_what_the_charter_settles_and_no_nonsense():
    settle("consent")
    told = OfAgenda().tell_along()
    assert [line["shape"] for line in told["charter"]] == [{"fallback": "consent"}]
    OfAgenda().take_along({"charter": [line | {"how": ""} for line in told["charter"]]}, now=timezone.now())
    assert ways.fallback() == "consent"
    for shape in ({"fallback": "coin"}, {"share": []}, {"chapters": "3"}, {"other": 1}, [1], "x"):
        with pytest.raises(Refused), transaction.atomic():
            OfAgenda().take_along({"charter": [told["charter"][0] | {"shape": shape}]}, now=timezone.now())
    older = {name: said for name, said in told["charter"][0].items() if name != "shape"}
    CharterText.objects.all().delete()
    OfAgenda().take_along({"charter": [older]}, now=timezone.now())
    assert CharterText.objects.get().shape == {}
