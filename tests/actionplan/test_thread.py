"""From an issue forward to its result and from a task back to the cards: only what was released, and no names."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agenda import history
from agenda.models import Card, Issue, Item
from coalition.meetings.models import Meeting
from tests.actionplan.making import make_action, make_task
from tests.agenda.carrying import draft, finish, make_petition
from tests.agenda.deciding import adopt
from tests.agenda.deeds import do
from tests.agenda.room import make_coalition, make_round, press, rate_all, shown_round
from tests.factories import NOW, make_meeting, make_member, make_step, open_step

pytestmark = pytest.mark.django_db
WORDS = "Nobody hires us"


@pytest.fixture
def item():
    """B, first on a published agenda, with a card that was shown, one still in the tray and one that is parked."""
    make_coalition()
    meeting = shown_round().meeting
    issue = meeting.issues.get(name="B")
    brainstorm = make_step(kind="brainstorm", meeting=meeting)
    brainstorm.cards.create(text=WORDS, shown_at=NOW, issue=issue)
    brainstorm.cards.create(text="Kanari wa siri")
    brainstorm.cards.create(text="Kanari aliyeegeshwa", shown_at=NOW, parked_at=NOW)
    step = press(make_step(kind="decision", record="agenda", meeting=meeting))
    adopt(step)
    do(step, "publish")
    return Item.objects.get(issue=issue)


@pytest.fixture
def task(item):
    """Sofia's, done; it serves B."""
    action = make_action(title="Write to the council", item=item)
    task = make_task(action=action, title="Draft the letter", finished=True)
    type(task.owner).objects.filter(pk=task.owner_id).update(name_used="Sofia Kanari")
    return task


def page(client, name, thing) -> str:
    answer = client.get(reverse(f"actionplan:{name}", args=[thing.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["why", "print_why"])
def test_from_a_task_back_to_the_cards(client, task, name):
    found = page(client, name, task)
    said = ["Draft the letter", "Write to the council", "place 1", "We carry it", "Adopted: 15 agree", WORDS]
    assert [words for words in said if words not in found] == []
    assert "Urgent 5.0 of 5 (5 women), possible 5.0 of 5 (5 women)." in found
    assert "1 card said it on" in found
    assert "Kanari" not in found


@pytest.mark.parametrize("name", ["issue", "print_issue"])
def test_from_an_issue_forward_to_what_came_of_it(client, item, task, name):
    found = page(client, name, item.issue)
    said = [WORDS, "place 1", "We carry it", "Write to the council", "Draft the letter", "1 of 1 done"]
    assert [words for words in said if words not in found] == []
    assert "Kanari" not in found


def test_a_task_that_serves_no_issue_says_so(client):
    assert "No issue of the agenda is named for it." in page(client, "why", make_task())


def test_an_issue_that_nothing_was_done_about_says_so(client, item):
    found = page(client, "issue", item.issue)
    assert "Nothing is planned for it yet." in found
    other = item.agenda.items.get(issue__name="C").issue
    assert "No card lies in it." in page(client, "issue", other)


def test_what_a_running_meeting_has_not_published_is_not_told(client):
    issue = make_meeting(started_at=NOW).issues.create(name="Bado")
    assert client.get(reverse("actionplan:issue", args=[issue.pk])).status_code == 404
    assert "Bado" not in client.get(reverse("actionplan:issue_list")).content.decode()
    Meeting.objects.filter(pk=issue.meeting_id).update(ended_at=NOW + timedelta(hours=1))
    assert "Bado" in page(client, "issue", issue)
    assert "Bado" in client.get(reverse("actionplan:issue_list")).content.decode()


def test_a_round_whose_result_is_not_shown_is_not_told(client, item):
    step = make_round(["X"], meeting=make_meeting(template="coalition-one-day"))
    step.round.issues.update(issue=item.issue)
    assert page(client, "issue", item.issue).count("Urgent") == 1


def test_a_round_of_four_women_is_too_small_to_tell(client):
    step = make_round(["A"])
    rate_all(step, *([(5, 5)] for _woman in range(4)))
    press(step, 2)
    Meeting.objects.update(ended_at=NOW)
    found = page(client, "issue", Issue.objects.get())
    assert "Fewer than five women graded it" in found
    assert "5.0" not in found


@pytest.fixture
def piles():
    """A themes step with six loose cards."""
    brainstorm = open_step(kind="brainstorm", record="cards")
    for text in "abcdef":
        brainstorm.cards.create(text=text, shown_at=NOW)
    return open_step(kind="themes", meeting=brainstorm.meeting)


def cards(texts: str) -> list[Card]:
    return [Card.objects.get(text=text) for text in texts]


def told(name: str) -> list[str]:
    return [one.text for one in history.of_issue(Issue.objects.get(name=name))]


def test_the_history_of_an_issue_is_told_in_sentences(piles):
    do(piles, "put_together", cards=cards("abc"), name="Work")
    do(piles, "put_together", cards=cards("de"), name="Loans")
    work, loans = Issue.objects.get(name="Work"), Issue.objects.get(name="Loans")
    do(piles, "put_together", cards=cards("c"), source=work, name="School")
    do(piles, "rename_issue", issue=work, was="Work", name="Jobs", description="")
    do(piles, "merge_issues", issue=loans, into=work)
    assert told("Jobs") == [
        "The room put 3 cards together and called them “Work”.",
        "1 of its cards became part of “School”.",
        "Until then it was called “Work”.",
        "“Loans” became part of it, with 2 cards.",
    ]
    assert told("School") == ["It was split off from “Jobs”, with 1 card."]


def test_what_was_undone_is_not_told(piles):
    do(piles, "put_together", cards=cards("abc"), name="Work")
    do(piles, "rename_issue", issue=Issue.objects.get(), was="Work", name="Jobs", description="")
    do(piles, "undo", change=piles.meeting.changes.latest_standing())
    assert told("Work") == ["The room put 3 cards together and called them “Work”."]


def test_the_address_of_a_merged_issue_leads_to_the_one_that_holds_its_cards(client, piles):
    for name, texts in (("A", "a"), ("B", "b"), ("C", "c")):
        do(piles, "put_together", cards=cards(texts), name=name)
    first, second, third = Issue.objects.all()
    do(piles, "merge_issues", issue=first, into=second)
    do(piles, "merge_issues", issue=second, into=third)
    Meeting.objects.update(ended_at=NOW)
    answer = client.get(reverse("actionplan:issue", args=[first.pk]))
    assert answer["Location"] == reverse("actionplan:issue", args=[third.pk])


def test_strangers_are_sent_to_sign_in(item):
    for name in ("issue", "print_issue"):
        answer = Client().get(reverse(f"actionplan:{name}", args=[item.issue_id]))
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("more", [0, 6])
def test_the_pages_ask_the_database_the_same_number_of_questions(
    client, item, task, more, django_assert_num_queries
):
    brainstorm = item.issue.meeting.steps.get(kind="brainstorm")
    for number in range(more):
        brainstorm.cards.create(text=f"Card {number}", shown_at=NOW, issue=item.issue)
        action = make_action(title=f"Action {number}", item=item, later=True)
        make_task(action=action, title=f"Task {number}")
    for name, thing, queries in (("issue", item.issue, 19), ("why", task, 13)):
        page(client, name, thing)
        with django_assert_num_queries(queries):
            page(client, name, thing)


def test_what_was_written_to_offices_for_it_stands_on_the_thread(client, item):
    writer, reader = make_member("co_lead"), make_member("facilitator")
    draft(item.issue, by=writer, title="Not finished")
    make_petition(item.issue, target="Council <office>").sheets.create(
        key=uuid.uuid4(), count=12, on=timezone.localdate()
    )
    client.force_login(make_member())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    found = page(client, "issue", item.issue)
    assert ("Not finished" in found, "Council &lt;office&gt;" in found, "12 signatures" in found) == (
        False,
        True,
        True,
    )
    brief = finish(item.issue.briefs.get(), by=reader)
    assert f'href="/agenda/briefs/{brief.pk}/"' in page(client, "issue", item.issue)
    paper = page(client, "print_issue", item.issue)
    assert ("Not finished" in paper, "/agenda/briefs/" in paper) == (True, False)
