"""The agenda read aloud, as a document, and compared with another version."""

import io

import pytest
from django.urls import reverse
from docx import Document

from agenda.comparing import compare
from agenda.models import Agenda, Item
from tests.agenda.room import make_coalition, make_round
from tests.agenda.test_views import page, publish_one
from tests.factories import NOW, make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def agenda(client):
    make_coalition()
    publish_one()
    client.force_login(make_member())
    return Agenda.objects.get()


@pytest.fixture
def newer(agenda):
    """C stays third, A leaves, B moves from first to second and is a long road now; a new D is first."""
    meeting = make_meeting(template="coalition-one-day")
    step = make_round(["D", " b ", "C"], meeting=meeting)
    made = Agenda.objects.create(meeting=meeting, round=step.round)
    labels = ["start_now", "long_road", agenda.items.get(issue__name="C").label]
    for place, issue in enumerate(meeting.issues.all(), start=1):
        Item.objects.create(
            agenda=made, issue=issue, position=place, name=issue.name, label=labels[place - 1]
        )
    decision = agenda.decision
    decision.pk = None
    decision.save()
    Agenda.objects.filter(pk=made.pk).update(version=2, published_at=NOW, decision=decision)
    return made


def test_each_issue_has_a_page_of_its_own_to_read_aloud(client, agenda):
    found = page(client, "read_aloud", 1)
    assert found.count('<article class="sheet" lang="en">') == 4
    assert [text in found for text in ("Issue 1 of 3", "Nobody hires us", "We start on it now.")] == [
        True
    ] * 3
    assert "Never shown" not in found


def test_as_a_document_it_says_what_the_page_says_and_nothing_of_who_made_it(client, agenda):
    answer = client.get(reverse("agenda:document", args=[1]))
    assert answer["Content-Disposition"] == 'attachment; filename="document.docx"'
    paper = Document(io.BytesIO(answer.content))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert said[2:5] == ["1. B", "Start now", "Why: in our own words"]
    assert "Nobody hires us" in said
    assert any(text.startswith("Adopted: 15 agree") for text in said)
    assert "Never shown" not in "".join(said)
    assert (paper.core_properties.author, paper.core_properties.comments) == ("", "")


def test_what_came_what_went_and_what_moved(agenda, newer):
    found = compare(Agenda.objects.get(version=1), Agenda.objects.get(version=2))
    assert [item.name for item in found.came] == ["D"]
    assert [item.name for item in found.went] == ["A"]
    assert [(pair.before.position, pair.after.position) for pair in found.moved] == [(1, 2)]
    assert [pair.is_relabelled for pair in found.moved] == [True]
    assert [item.name for item in found.stayed] == ["C"]


def test_the_comparison_is_told_in_words(client, agenda, newer):
    found = page(client, "what_changed", 2, 1)
    assert "from place 1 to place 2" in found
    assert "from “Start now” to “Long road”" in found
    assert "it was at place 2" in found


@pytest.mark.parametrize("args", [("read_aloud", 9), ("document", 9), ("what_changed", 1, 9)])
def test_a_version_that_is_not_there_is_not_found(client, agenda, args):
    assert client.get(reverse(f"agenda:{args[0]}", args=args[1:])).status_code == 404
