"""What leaves a day as a file or a report: no names, no small numbers, file names that say nothing."""

import io
from datetime import timedelta

import pytest
from docx import Document

from actionplan.models import Action, Task
from agenda.models import Decision
from coalition.meetings import actions
from coalition.meetings.models import Correction, Feedback, Meeting, Note, Room, Step
from coalition.meetings.report import Mood, mood
from tests.factories import NOW, TODAY, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
GOOD, SO_SO, SAD = "happy", "so-so", "sad"


@pytest.fixture
def asha():
    return make_member(name_used="Asha wa siri")


@pytest.fixture
def meeting(asha):
    """A day that is over: a note, a correction, a decision, another that was parked, and a task of Asha's."""
    talk, tasks = make_step(kind="talk"), None
    meeting = talk.meeting
    Note.objects.create(step=talk, text="Tulikubali kukutana Jumanne")
    decision = make_step(kind="decision", meeting=meeting)
    said = {
        "step": decision,
        "meeting": meeting,
        "present_full": 14,
        "chapters_present": 3,
        "quorum_met": True,
    }
    for text, outcome in (("=Tutaandika barua", "adopted"), ("Tutangoja", "parked")):
        Decision.objects.create(text=text, outcome=outcome, decided_at=NOW, **said)
    tasks = make_step(kind="actions", record="tasks", meeting=meeting)
    action = Action.objects.create(meeting=meeting, title="Barua", position=1, due_on=TODAY)
    Task.objects.create(action=action, title="Kuandika", owner=asha, due_on=TODAY + timedelta(days=3))
    Step.objects.filter(pk__in=[talk.pk, decision.pk, tasks.pk]).update(state="saved", finished_at=NOW)
    actions.end(meeting, by=None, now=NOW)
    Correction.objects.create(meeting=meeting, step=talk, text="Ni Jumatano", written_on=TODAY)
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def text(response):
    return response.content.decode()


def paragraphs(response):
    return [paragraph.text for paragraph in Document(io.BytesIO(response.content)).paragraphs]


def test_the_document_says_what_the_record_says(host, meeting):
    response = host.get(f"/meetings/{meeting.pk}/record/document/")
    lines = paragraphs(response)
    wanted = ["Record of the day", "Tulikubali kukutana Jumanne", "Corrected, Saturday 14 Mar: Ni Jumatano"]
    assert [line for line in wanted if line not in lines] == []
    assert not any("Asha" in line for line in lines)
    assert response["Content-Disposition"] == 'attachment; filename="document.docx"'


def test_the_document_does_not_say_who_or_what_made_it(host, meeting):
    file = Document(io.BytesIO(host.get(f"/meetings/{meeting.pk}/record/document/").content))
    known = file.core_properties
    assert (known.author, known.comments, known.last_modified_by, known.title) == ("", "", "", "")


def test_the_list_has_decisions_and_tasks_and_no_owner(host, meeting):
    response = host.get(f"/meetings/{meeting.pk}/record/list/")
    assert response.content.decode("utf-8-sig").split("\r\n") == [
        "What,In words,State,Day",
        "Decision,'=Tutaandika barua,Adopted (Consensus),2026-03-14",
        "Decision,Tutangoja,Parked (Consensus),2026-03-14",
        "Task,Kuandika,Not yet,2026-03-17",
        "",
    ]
    assert response["Content-Disposition"] == 'attachment; filename="list.csv"'


def test_the_report_has_what_was_adopted_and_is_done_and_no_names(host, meeting):
    page = text(host.get(f"/meetings/{meeting.pk}/report/"))
    assert [words in page for words in ("=Tutaandika barua", "Kuandika", "Tutangoja", "Asha")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("women", "told"), [(4, "Fewer than 5 women"), (5, "Women who took part: 5")])
def test_few_women_are_not_counted(host, meeting, women, told):
    Room.objects.filter(meeting=meeting).update(women=women)
    assert told in text(host.get(f"/meetings/{meeting.pk}/report/"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([GOOD] * 9 + [SAD] * 5, Mood([("Good", 9), ("Not good", 5)])),
        ([GOOD] * 9 + [SAD] * 4, Mood([], "Good")),
        ([GOOD] * 9 + [SO_SO] * 5 + [""], Mood([], "Good")),
        ([GOOD] * 9, Mood([], "Good")),
        ([GOOD] * 4, Mood([])),
        ([GOOD] * 5 + [SAD] * 4 + [SO_SO] * 4, Mood([])),
        ([], Mood([])),
    ],
)
def test_no_small_number_is_told_nor_can_be_subtracted(said, told):
    assert mood(said, Feedback.Face) == told


def test_words_of_single_women_are_not_in_the_report(host, meeting):
    for _woman in range(6):
        Feedback.objects.create(meeting=meeting, face=GOOD, helped="Kunisikiliza")
    page = text(host.get(f"/meetings/{meeting.pk}/report/"))
    assert ("Kunisikiliza" in page, "Most said: Good" in page) == (False, True)


@pytest.mark.parametrize(
    ("role", "files", "report"), [("facilitator", 200, 200), ("secretary", 200, 403), ("co_lead", 403, 200)]
)
def test_who_may(client, meeting, role, files, report):
    client.force_login(make_member(role))
    day = f"/meetings/{meeting.pk}/"
    got = [client.get(day + to).status_code for to in ("record/document/", "record/list/", "report/")]
    assert got == [files, files, report]
    page = text(client.get(f"{day}record/"))
    assert [f"{day}{to}" in page for to in ("record/list/", "report/")] == [files == 200, report == 200]


def test_a_day_that_still_runs_has_none(host):
    running = make_step(kind="talk").meeting
    for to in ("record/document/", "record/list/", "report/"):
        assert host.get(f"/meetings/{running.pk}/{to}").status_code == 404


def test_very_many_lines_of_one_step_stand_behind_a_link_to_the_whole(host, meeting):
    talk = meeting.steps.get(kind="talk")
    Note.objects.bulk_create(Note(step=talk, text=f"Neno {number}") for number in range(31))
    short = host.get(f"/meetings/{meeting.pk}/record/").content.decode()
    whole = host.get(f"/meetings/{meeting.pk}/record/?whole=1").content.decode()
    assert ("Neno 30" in short, 'href="?whole=1"' in short, "Neno 30" in whole) == (False, True, True)
