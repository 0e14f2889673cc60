"""Paper with names: for those who run a meeting, written down, and nowhere else."""

import pytest

from coalition.meetings.models import Attendance
from members import actions
from members.models import AuditEvent
from tests.factories import NOW, make_chapter, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
WITH, WITHOUT = {"names": "with"}, {"names": "without"}
SHEETS = ["attendance", "fares"]


@pytest.fixture
def meeting():
    return make_meeting(title="Siri yetu")


@pytest.fixture
def host(client):
    host = make_member("facilitator", name_used="Host", number="M-901")
    client.force_login(host)
    return client


def names(response):
    return [woman.name_used for woman in response.context["women"]]


def text(response):
    return response.content.decode()


def test_attendance_has_those_who_are_expected(host, meeting):
    make_member(name_used="Asha", phone="+255000000077", legal_name="Asha Siri")
    paused, gone = make_member(name_used="Paused"), make_member(name_used="Gone")
    actions.pause(paused, by=paused, now=NOW)
    actions.leave(gone, by=gone, now=NOW)
    sheet = host.post(f"/meetings/{meeting.pk}/attendance/", WITH)
    assert names(sheet) == ["Asha", "Host"]
    assert [hidden in text(sheet) for hidden in ("000077", "Asha Siri", "example.org")] == [False] * 3


def test_fares_have_those_who_were_there(host, meeting):
    asha, other = make_member(name_used="Asha"), make_meeting()
    make_member(name_used="Not there")
    for one in (meeting, other):
        Attendance.objects.create(meeting=one, member=asha)
    Attendance.objects.create(meeting=other, member=make_member(name_used="Elsewhere"))
    assert names(host.post(f"/meetings/{meeting.pk}/fares/", WITH)) == ["Asha"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_of_one_chapter(host, meeting, sheet):
    coast = make_chapter(name="Coast")
    for woman in (make_member(name_used="Asha", chapter=coast), make_member(name_used="Bahati")):
        Attendance.objects.create(meeting=meeting, member=woman)
    assert names(host.post(f"/meetings/{meeting.pk}/{sheet}/", WITH | {"chapter": coast.pk})) == ["Asha"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_empty_sheet_has_lines_and_no_name(host, meeting, sheet):
    Attendance.objects.create(meeting=meeting, member=make_member(name_used="Asha"))
    page = text(host.post(f"/meetings/{meeting.pk}/{sheet}/", WITHOUT))
    assert ("Asha" in page, page.count("<tr><td></td>")) == (False, 18)
    assert AuditEvent.objects.count() == 0


def test_guests_have_lines_of_their_own(host, meeting):
    assert text(host.post(f"/meetings/{meeting.pk}/attendance/", WITH)).count("<tr><td></td>") == 10


@pytest.mark.parametrize("sheet", SHEETS)
def test_names_stand_only_on_the_answer_and_it_is_written_down(host, meeting, sheet):
    asha = make_member(name_used="Asha")
    Attendance.objects.create(meeting=meeting, member=asha)
    page = f"/meetings/{meeting.pk}/{sheet}/"
    assert ["Asha" in text(answer) for answer in (host.get(page), host.post(page, WITH), host.get(page))] == [
        False,
        True,
        False,
    ]
    assert list(AuditEvent.objects.values_list("verb", "about")) == [("sheet_made", f"meeting:{meeting.pk}")]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("facilitator", 200),
        ("co_lead", 200),
        ("treasurer", 200),
        ("secretary", 403),
        ("membership_admin", 403),
    ],
)
def test_who_may(client, meeting, sheet, role, status):
    client.force_login(make_member(role))
    assert client.post(f"/meetings/{meeting.pk}/{sheet}/", WITH).status_code == status
    assert (f"/meetings/{meeting.pk}/{sheet}/" in text(client.get(f"/meetings/{meeting.pk}/"))) == (
        status == 200
    )


def test_paper_does_not_say_what_the_meeting_is_about(host, meeting):
    assert "Siri yetu" not in text(host.post(f"/meetings/{meeting.pk}/attendance/", WITH))


def test_neither_wall_nor_phone_knows_of_it(client):
    step = make_step(kind="talk")
    Attendance.objects.create(meeting=step.meeting, member=make_member(name_used="Asha"))
    client.post(f"/s/{step.room.code}/enter/")
    for page in (f"/wall/{step.room.wall_token}/", f"/s/{step.room.code}/"):
        seen = text(client.get(page))
        assert ("Asha" in seen, "/attendance/" in seen, "/fares/" in seen) == (False, False, False)


@pytest.mark.parametrize("count", [1, 200])
@pytest.mark.parametrize(("sheet", "queries"), [("attendance", 14), ("fares", 15)])
def test_costs_the_same_for_few_and_for_many(host, meeting, django_assert_num_queries, sheet, queries, count):
    for _woman in range(count):
        Attendance.objects.create(meeting=meeting, member=make_member(chapter=make_chapter()))
    page = f"/meetings/{meeting.pk}/{sheet}/"
    host.post(page, WITH)
    # session, her, her roles; the meeting; the record: two savepoints and their ends, its end found, asked and moved,
    # the line; the women (and what they asked for); the house
    with django_assert_num_queries(queries):
        host.post(page, WITH)
