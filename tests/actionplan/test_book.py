"""The decision book: what was decided, how, what it counts, what stays a worry, and what followed."""

import csv
from datetime import timedelta

import pytest
from django.test import Client

from actionplan import book
from agenda.actions import decision as decisions
from agenda.actions import reviews
from agenda.models import Decision
from coalition.reminders.models import Reminder
from tests.agenda.carrying import make_agenda
from tests.agenda.deciding import HERE, adopt, count, counted, open_decision
from tests.agenda.deeds import do
from tests.agenda.room import press
from tests.agenda.votes.box import close, make_house, opened, vote
from tests.factories import NOW, TODAY, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def browser(member) -> Client:
    client = Client()
    client.force_login(member)
    client.cookies["lugha"] = "en"
    return client


@pytest.fixture
def decided():
    """One decision by consensus with a concern, and one by secret vote after it."""
    step = open_decision()
    decision = adopt(step)
    do(step, "add_concern", decision=decision, text="It costs bus fare")
    house = make_house()
    ballot = opened(house)
    for entry in ballot.roll.select_related("member").order_by("pk")[:16]:
        vote(ballot, entry.member, 1)
    close(ballot)
    return decision


def test_both_kinds_stand_in_it_the_newest_first(decided):
    found = book.entries()
    assert [(entry.text, entry.outcome, entry.how, entry.is_adopted) for entry in found] == [
        ("Shall we meet on Saturdays?", "Adopted", "By secret vote: Simple majority", True),
        ("We carry it", "Adopted", "By consensus, in a meeting", True),
    ]
    assert found[0].counts == ["16 of 28 voted.", "Yes: 16", "No: 0"]
    assert found[1].concerns == ["It costs bus fare"]
    assert found[1].counts == ["Try 1: agree 15, stand aside 2, block 0, no answer 1"]


def test_it_is_narrowed_by_year_and_words(decided):
    assert [entry.text for entry in book.entries(words="saturdays")] == ["Shall we meet on Saturdays?"]
    assert book.entries(year=2020) == []
    assert len(book.entries(year=2026)) == 2
    assert book.years() == [2026]
    page = browser(make_member()).get("/decisions/?q=carry&year=2026").content.decode()
    assert ("We carry it" in page, "Saturdays" in page) == (True, False)


@pytest.mark.parametrize("asked", ["year=x", "year=99999", "year=²026", "q=%00", "year=&q=" + "x" * 500])
def test_a_hostile_question_is_an_empty_or_a_whole_book(decided, asked):
    assert browser(make_member()).get(f"/decisions/?{asked}").status_code == 200


def test_the_file_says_the_same_and_opens_no_formula(decided):
    Decision.objects.filter(pk=decided.pk).update(text="=2+2")
    answer = browser(make_member()).get("/decisions/table/")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert [row[1] for row in rows] == ["Decision", "Shall we meet on Saturdays?", "'=2+2"]
    assert answer["Content-Disposition"] == 'attachment; filename="table.csv"'


def test_when_its_day_comes_those_who_plan_get_one_notice(decided):
    planner = make_member("facilitator")
    browser(planner).post(f"/decisions/{decided.pk}/review/", {"review_on": TODAY.isoformat()})
    for _time in range(2):
        reviews.remind(now=NOW)
    notices = Reminder.objects.filter(about=f"decision:{decided.pk}", channel="inapp")
    assert planner.pk in notices.values_list("recipient", flat=True)
    assert notices.filter(recipient=planner).count() == 1
    assert notices.filter(recipient=planner).get().text == (
        "Reminder: there is something to look at again on Saturday 14 Mar."
    )
    decisions.set_review(decided, review_on=TODAY + timedelta(days=30), now=NOW)
    assert set(notices.values_list("state", flat=True)) == {"cancelled"}


def test_a_day_that_is_none_changes_nothing(decided):
    browser(make_member("facilitator")).post(f"/decisions/{decided.pk}/review/", {"review_on": "soon"})
    decided.refresh_from_db()
    assert decided.review_on is None


def harmed(step) -> Decision:
    """Blocked, changed, adopted in the second try; about an issue whose meeting is over."""
    issue = make_agenda("Loans")[0]
    do(step, "propose", text="We meet three times", issue=issue.pk, **HERE)
    decision = step.decisions.get(outcome="")
    count(step, decision, agree=14, block=1, harm_named="No money for <b>fares</b>")
    do(step, "try_again", decision=decision, change="Twice only", text="We meet two times")
    count(step, decision, 2)
    decision.refresh_from_db()
    return decision


def test_it_tells_the_harm_that_was_named_and_what_changed_in_the_text():
    decision = harmed(press(make_step(kind="decision", meeting=open_decision().meeting)))
    (entry,) = [entry for entry in book.entries() if entry.decision == decision]
    first, second = entry.tries
    assert (first.harm, first.change) == ("No money for <b>fares</b>", "Twice only")
    changed = [(piece.text.strip(), piece.change) for piece in first.pieces]
    assert changed == [("We meet", ""), ("three", "out"), ("two", "in"), ("times", "")]
    assert (second.harm, second.change, second.pieces) == ("", "", [])
    for path in ("/decisions/", "/decisions/print/"):
        page = browser(make_member()).get(path).content.decode()
        assert "No money for &lt;b&gt;fares&lt;/b&gt;" in page
        assert "</span>three <span" in page
    rows = list(csv.DictReader(browser(make_member()).get("/decisions/table/").content.decode().splitlines()))
    told = next(row for row in rows if row["Decision"] == "We meet two times")
    assert (told["The harm that was named"], told["What changed"]) == (first.harm, "Twice only")
    assert told["What it is about"] == "Loans"


def test_it_leads_to_the_thread_of_its_issue_and_the_thread_back():
    decision = harmed(press(make_step(kind="decision", meeting=open_decision().meeting)))
    her, issue = browser(make_member()), decision.issue
    page = her.get("/decisions/").content.decode()
    assert f'id="d{decision.pk}"' in page
    assert f'href="/agenda/issues/{issue.pk}/" data-words>Loans' in page
    adopting = issue.items.get().agenda.decision
    Decision.objects.filter(pk=adopting.pk).update(outcome="adopted", decided_at=NOW)
    back = her.get(f"/agenda/issues/{issue.pk}/").content.decode()
    for one in (decision, adopting):
        assert f'href="/decisions/?year=2026#d{one.pk}"' in back
    assert "We meet two times" in back
    assert "/decisions/" not in her.get(f"/agenda/issues/{issue.pk}/print/").content.decode()


def test_an_issue_that_not_all_may_read_of_yet_has_no_way_to_it():
    step = press(make_step(kind="decision", meeting=open_decision().meeting))
    issue = step.meeting.issues.create(name="Still in the room")
    do(step, "propose", text="We wait", issue=issue.pk, **HERE)
    count(step, step.decisions.get())
    (entry,) = [entry for entry in book.entries() if entry.text == "We wait"]
    assert entry.issues == []


def test_what_was_decided_after_two_tries_leads_on():
    step = press(make_step(kind="decision", meeting=open_decision().meeting))
    do(step, "propose", text="We carry it", **HERE)
    first = step.decisions.get()
    count(step, first, agree=14, block=1, harm_named="Too long")
    do(step, "try_again", decision=first, change="Shorter", text="Two years")
    count(step, first, 2, agree=14, block=1, harm_named="Too long")
    do(step, "fall_back", decision=first, fits_a_vote="on")
    assert next(entry for entry in book.entries() if entry.decision == first).then is None
    vote = step.decisions.get(outcome="")
    hands = {"in_favour": 12, "against": 6, "abstain": 0}
    do(step, "count", **counted({"decision": vote, "number": 1} | hands))
    assert next(entry for entry in book.entries() if entry.decision == first).then == vote
    page = browser(make_member()).get("/decisions/").content.decode()
    assert f'href="#d{vote.pk}">Vote: two thirds</a>: Adopted' in page


def test_queries_are_as_many_for_one_decision_as_for_many(decided, django_assert_num_queries):
    her = browser(make_member())
    her.get("/decisions/")
    with django_assert_num_queries(15):
        her.get("/decisions/")
    step = decided.step
    for number in range(3):
        Decision.objects.create(
            step=step,
            meeting=step.meeting,
            text=f"More {number}",
            present_full=18,
            chapters_present=6,
            quorum_met=True,
            outcome="parked",
            decided_at=NOW,
        )
    with django_assert_num_queries(15):
        her.get("/decisions/")
