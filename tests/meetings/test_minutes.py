"""The record of a day: corrected beside what was written, and confirmed by a later meeting."""

from datetime import date, timedelta

import pytest

from coalition.meetings import actions
from coalition.meetings.models import Confirmation, Correction, Meeting, Note, Step
from members.models import AuditEvent
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    """Saved with one line, on a day that is over."""
    step = make_step(kind="talk")
    Note.objects.create(step=step, text="Tulikubali kukutana Jumanne")
    Step.objects.filter(pk=step.pk).update(state="saved", finished_at=NOW)
    actions.end(step.meeting, by=None, now=NOW)
    return step


@pytest.fixture
def address(step):
    return f"/meetings/{step.meeting_id}/record/"


@pytest.fixture
def secretary(client):
    client.force_login(make_member("secretary"))
    return client


@pytest.fixture
def later():
    """The next meeting, which has begun."""
    day = NOW + timedelta(days=20)
    meeting = make_meeting(starts_at=day, ends_at=day + timedelta(hours=2), template="coalition-one-day")
    actions.start(meeting, by=None, now=day)
    return meeting


def text(response):
    return response.content.decode()


def test_a_correction_stands_beside_what_was_written(secretary, address, step):
    for _tap in range(2):
        secretary.post(f"{address}correct/", {"step": step.pk, "text": "Ni Jumatano"})
    page = text(secretary.get(address))
    assert [page.count(line) for line in ("Tulikubali kukutana Jumanne", "Ni Jumatano")] == [1, 1]
    assert list(AuditEvent.objects.values_list("verb", "about")) == [
        ("minutes_corrected", f"meeting:{step.meeting_id}")
    ]


def test_of_the_whole_day(secretary, address):
    secretary.post(f"{address}correct/", {"step": "", "text": "Tuliondoka saa kumi"})
    assert Correction.objects.get().step is None
    assert "Tuliondoka saa kumi" in text(secretary.get(address))


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "a" * 281}, {"text": "x", "step": "0"}])
def test_a_wrong_correction_is_refused(secretary, address, wrong):
    assert secretary.post(f"{address}correct/", wrong).status_code == 422
    assert Correction.objects.count() == 0


def test_a_step_of_another_day_cannot_be_corrected_here(secretary, address):
    other = make_step(kind="talk", state="saved")
    assert secretary.post(f"{address}correct/", {"step": other.pk, "text": "x"}).status_code == 422


def test_a_later_meeting_confirms_it_and_then_it_is_closed(secretary, address, later):
    sent = {"at": later.pk, "women": 14}
    assert "Not confirmed yet" in text(secretary.get(address))
    for _tap in range(2):
        assert secretary.post(f"{address}confirm/", sent).status_code == 302
    page = text(secretary.get(address))
    assert "The meeting of Friday 3 Apr confirmed it: 14 women said yes." in page
    assert [words in page for words in ("Not confirmed yet", "Correct the record")] == [False, False]
    secretary.post(f"{address}correct/", {"text": "late"})
    assert (Correction.objects.count(), Confirmation.objects.count()) == (0, 1)


@pytest.mark.parametrize("women", ["0", "-3", "", "many"])
def test_only_a_number_of_women_confirms(secretary, address, later, women):
    assert secretary.post(f"{address}confirm/", {"at": later.pk, "women": women}).status_code == 422
    assert Confirmation.objects.count() == 0


def test_neither_the_day_itself_nor_one_that_has_not_begun_confirms_it(secretary, address, step):
    coming = make_meeting(starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=4))
    for meeting in (step.meeting, coming):
        sent = {"at": meeting.pk, "women": 3}
        assert secretary.post(f"{address}confirm/", sent).status_code == 422
    assert "A meeting confirmed it" not in text(secretary.get(address))


@pytest.mark.parametrize(("role", "status"), [("facilitator", 200), ("secretary", 200), ("co_lead", 403)])
def test_who_may(client, address, role, status):
    client.force_login(make_member(role))
    assert client.get(f"{address}correct/").status_code == status
    assert client.get(f"{address}confirm/").status_code == status
    assert ("Correct the record" in text(client.get(address))) == (status == 200)


def test_a_day_that_still_runs_is_not_corrected(secretary):
    running = make_step(kind="talk").meeting
    assert secretary.get(f"/meetings/{running.pk}/record/correct/").status_code == 404
    said = {"step": None, "text": "x", "today": date(2026, 3, 14)}
    assert not actions.correct(running, **said, by=make_member(), now=NOW)


def test_what_left_nothing_is_named_once_and_says_nothing(secretary, address, step):
    for name in ("Tea", "Prayer"):
        title = {"title": {"en": name}}
        make_step(kind="talk", meeting=Meeting.objects.get(pk=step.meeting_id), words=title, state="saved")
    page = text(secretary.get(address))
    assert "Also held: Tea; Prayer" in page
    assert "Nothing was written down" not in page


def test_it_names_the_next_meeting(secretary, address):
    assert "Next meeting: No date is set." in text(secretary.get(address))
    make_meeting(starts_at=NOW + timedelta(days=9), ends_at=NOW + timedelta(days=10))
    make_meeting(starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=4))
    assert "Next meeting: Tuesday 17 Mar" in text(secretary.get(address))


@pytest.mark.parametrize("count", [1, 40])
def test_costs_the_same_for_few_corrections_and_for_many(
    secretary, address, step, django_assert_num_queries, count
):
    for number in range(count):
        said = {"text": f"line {number}", "written_on": date(2026, 3, 15)}
        Correction.objects.create(meeting=step.meeting, step=step, **said)
    secretary.get(address)
    # session, her, her roles; the meeting, confirmed, room, next, who may; steps, notes, corrections, skipped, the
    # day's corrections; the house
    with django_assert_num_queries(14):
        secretary.get(address)


def test_many_lines_are_folded_and_stand_open_for_the_printer(secretary, address, step):
    assert "<details" not in record_of(secretary.get(address))
    Note.objects.bulk_create(Note(step=step, text=f"Mstari {number}") for number in range(8))
    folded, whole = record_of(secretary.get(address)), record_of(secretary.get(f"{address}?whole=1"))
    assert ["9 lines" in folded, "<details" in whole] == [True, False]
    assert [page.count("Mstari") for page in (folded, whole)] == [8, 8]
    assert 'href="?whole=1"' in text(secretary.get(address))


def record_of(response):
    return text(response).partition("<article")[2].partition("</article>")[0]
