"""The published agenda: for members, the newest first, on one sheet, in the words of its day."""

import pytest
from django.urls import reverse

from agenda.models import Card, Issue, Item, Strategy
from tests.agenda.deciding import adopt
from tests.agenda.deeds import do
from tests.agenda.room import make_coalition, press, shown_round
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def publish_one() -> Issue:
    """An agenda of B, A and C, where B holds a shown card and one that was never shown; returns B."""
    meeting = shown_round(make_meeting(template="coalition-one-day")).meeting
    issue = meeting.issues.get(name="B")
    brainstorm = make_step(kind="brainstorm", meeting=meeting)
    Card.objects.create(step=brainstorm, text="Nobody hires us", shown_at=NOW, issue=issue)
    Card.objects.create(step=brainstorm, text="Never shown")
    step = press(make_step(kind="decision", record="agenda", meeting=meeting))
    adopt(step)
    do(step, "publish")
    return issue


@pytest.fixture
def coalition():
    make_coalition()


@pytest.fixture
def member(client):
    client.force_login(make_member())


def page(client, name, *args) -> str:
    answer = client.get(reverse(f"agenda:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("name", "args"), [("agenda", []), ("version", [1]), ("print_agenda", [1])])
def test_strangers_are_sent_to_sign_in(client, name, args):
    answer = client.get(reverse(f"agenda:{name}", args=args))
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.usefixtures("member")
def test_without_an_agenda_the_page_says_how_one_is_made(client):
    assert "No agenda is published yet" in page(client, "agenda")
    assert client.get(reverse("agenda:version", args=[1])).status_code == 404
    assert client.get(reverse("agenda:print_agenda", args=[1])).status_code == 404


@pytest.mark.usefixtures("coalition", "member")
def test_a_draft_is_not_shown(client):
    step = press(make_step(kind="decision", record="agenda", meeting=shown_round().meeting))
    adopt(step)
    assert "No agenda is published yet" in page(client, "agenda")


@pytest.mark.usefixtures("coalition", "member")
def test_the_page_says_what_why_and_how_it_was_decided(client):
    publish_one()
    found = page(client, "agenda")
    for words in (
        "Version 1",
        "Nobody hires us",
        "Urgent 5.0 (5 women)",
        "We carry it",
        "Agree 15",
        "added, the highest",
    ):
        assert words in found
    assert "Never shown" not in found


@pytest.mark.usefixtures("coalition", "member")
def test_an_item_says_what_is_asked_of_whom(client):
    issue = publish_one()
    Strategy.objects.create(
        meeting=issue.meeting,
        issue=issue,
        approach="alliances",
        methods=["petition"],
        target="Council",
        ask="Loans",
    )
    found = page(client, "agenda")
    assert "Loans" in found
    assert "Alliances: Petition" in found
    assert "Loans" in page(client, "print_agenda", 1)


@pytest.mark.usefixtures("coalition", "member")
def test_an_older_version_says_that_it_is_older_and_stays(client):
    publish_one()
    first = page(client, "version", 1)
    publish_one()
    Issue.objects.update(name="Renamed")
    assert "Version 2" in page(client, "agenda")
    older = page(client, "version", 1)
    assert ("older" in older, "older" in first) == (True, False)
    assert "Renamed" not in older + page(client, "agenda")


@pytest.mark.usefixtures("coalition", "member")
def test_the_sheet_fits_what_a_wall_needs(client):
    publish_one()
    sheet = page(client, "print_agenda", 1)
    assert "Adopted: 15 agree, 2 stand aside, 0 block, 1 without answer." in sheet
    assert 'class="sheet"' in sheet


@pytest.mark.usefixtures("coalition", "member")
@pytest.mark.parametrize(("name", "queries"), [("agenda", 11), ("print_agenda", 8)])
def test_the_page_takes_the_same_queries_with_and_without_strategies(
    client, name, queries, django_assert_num_queries
):
    issue = publish_one()
    args = [1] if name == "print_agenda" else []
    page(client, name, *args)
    with django_assert_num_queries(queries):
        page(client, name, *args)
    for other in issue.meeting.issues.all():
        Strategy.objects.create(meeting=issue.meeting, issue=other, approach="alliances", target="x", ask="y")
    with django_assert_num_queries(queries):
        page(client, name, *args)


@pytest.mark.usefixtures("coalition", "member")
def test_a_reason_for_several_issues_is_said_once(client):
    meeting = shown_round(make_meeting(template="coalition-one-day")).meeting
    ranking = press(make_step(kind="ranking", meeting=meeting))
    items = {item.name: item for item in Item.objects.all()}
    do(ranking, "move", item=items["C"], place=1, reason="Children cannot wait")
    do(ranking, "move", item=items["A"], place=2, reason="Children cannot wait")
    step = press(make_step(kind="decision", record="agenda", meeting=meeting))
    adopt(step)
    do(step, "publish")
    found = page(client, "agenda")
    assert found.count("Children cannot wait") == 1
    assert found.count("The room moved it, with others") == 2
