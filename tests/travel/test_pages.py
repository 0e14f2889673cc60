"""The journey as its users go it: a file is saved, brought, looked at, confirmed by two; every wrong file is named."""

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from coalition.meetings.models import Arrival, Meeting, Parcel
from coalition.sealing import parcel
from coalition.web.uploads import MOST_BYTES
from members.models import AuditEvent, Coalition, Member
from tests.factories import proved
from tests.travel.laptop import DIGITS, forget, rows_of_everything, words

pytestmark = pytest.mark.django_db


def hand_of(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    proved(client)
    client.cookies["lugha"] = "en"
    return client


@pytest.fixture
def host(facilitator) -> Client:
    return hand_of(facilitator)


@pytest.fixture
def second(co_lead) -> Client:
    return hand_of(co_lead)


def saved(host, day) -> bytes:
    host.post(f"/host/s/{day.pk}/file/digits/")
    return host.post(f"/host/s/{day.pk}/file/download/").content


def bring(client, content: bytes, digits: str = ""):
    file = SimpleUploadedFile("x.bin", content)
    return client.post("/host/bring/", {"file": file, "digits": digits})


def day_told(content: bytes, digits: str) -> dict:
    return json.loads(parcel.read(content).opened(digits))


def test_the_whole_way_home(host, second, day):
    page = words(host.get(f"/host/s/{day.pk}/file/"))
    assert "Make the file" in page
    content = saved(host, day)
    digits = Parcel.objects.get(meeting=day).digits
    assert Parcel.objects.get(meeting=day).spaced in words(host.get(f"/host/s/{day.pk}/file/"))
    before = words(host.get(f"/meetings/{day.pk}/record/"))
    forget(day)
    came = bring(host, content, f" {digits[:8]}-{digits[8:]} ")
    preview = words(host.get(came.url))
    task = day_told(content, digits)["rows"]["actionplan.Task"][0]
    shown = ("Cards", "Decisions", "Its agenda becomes version 1", f"{task['title']} · {task['owner']}")
    assert [one in preview for one in shown] == [True] * 4
    assert "second person" in words(host.post(came.url, follow=True))
    assert "1 day needs a second person." in words(second.get("/home/"))
    pk = came.url.rstrip("/").rsplit("/", 1)[1]
    seen = second.get(f"/host/bring/{pk}/")
    assert [one in words(seen) for one in ("Cards", "Brought by", "Approve")] == [True] * 3
    landed = second.post(f"/host/bring/{pk}/approve/", follow=True)
    assert "The day is here" in words(landed)
    meeting = Meeting.objects.get(mark=day.mark)
    after = words(host.get(f"/meetings/{meeting.pk}/record/"))
    assert sorted(after.split()) == sorted(before.split())


def test_the_file_says_nothing_by_its_name_or_kind(host, day):
    host.post(f"/host/s/{day.pk}/file/digits/")
    answer = host.post(f"/host/s/{day.pk}/file/download/")
    name = f'attachment; filename="faili-{day.mark.hex[:4]}-2.bin"'
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("application/octet-stream", name)
    assert answer["Cache-Control"] == "no-store, private"
    event = AuditEvent.objects.get(verb="day_carried")
    assert event.about == day.subject


def test_a_day_that_is_here_is_known_without_digits_and_changes_nothing(host, day):
    content = saved(host, day)
    rows = rows_of_everything()
    for _each in range(3):
        answer = host.post(
            "/host/bring/", {"file": SimpleUploadedFile("x", content), "digits": ""}, follow=True
        )
        assert "This day is here already. Nothing was changed." in words(answer)
    assert rows_of_everything() == rows


def changed(content: bytes) -> bytes:
    body = bytearray(content[: -parcel.SUM_BYTES])
    body[-9] ^= 1
    return bytes(body) + hashlib.sha256(body).digest()


WRONG = {
    "This is not a file of a day": lambda content: b"%PDF-1.7",
    "A newer program wrote this file": lambda content: content[:4] + b"\x02" + content[5:],
    "Only a part of the file is here": lambda content: content[:-100],
    "The file was damaged on its way": lambda content: content[:200] + b"\x00\x01\x02" + content[203:],
    "Somebody changed this file": changed,
    "bigger than 5 MB": lambda content: content + b"0" * MOST_BYTES,
    "Choose the file": None,
}


@pytest.mark.parametrize("sentence", WRONG)
def test_every_wrong_file_is_named_and_leaves_nothing(host, day, sentence):
    content = saved(host, day)
    rows, spoil = rows_of_everything(), WRONG[sentence]
    answer = bring(host, spoil(content)) if spoil else host.post("/host/bring/", {"digits": DIGITS})
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert rows_of_everything() == rows


def test_wrong_digits_are_named_and_soon_no_more_are_tried(host, day):
    content = saved(host, day)
    said = [words(bring(host, content, DIGITS)) for _each in range(11)]
    assert ["These digits do not open this file" in one for one in said] == [True] * 10 + [False]
    assert "Too many tries. Wait five minutes." in said[-1]


def test_a_stranger_s_day_needs_its_digits_and_the_name_of_the_group(host, day):
    content = saved(host, day)
    digits = Parcel.objects.get(meeting=day).digits
    forget(day)
    assert "Type the 16 digits" in words(bring(host, content))
    Coalition.objects.update(mark="00000000-0000-4000-8000-000000000001", name="Kundi lingine")
    assert "of a group with another name" in words(bring(host, content, digits))
    assert Arrival.objects.count() == 0


def test_who_is_not_known_here_must_be_pointed_out(host, day):
    content, digits = saved(host, day), Parcel.objects.get(meeting=day).digits
    forget(day)
    Member.objects.filter(number="M-014").update(number="M-914")
    came = bring(host, content, digits)
    assert "(M-014) here?" in words(host.get(came.url))
    refused = host.post(came.url, {})
    assert (refused.status_code, "Say who she is" in words(refused)) == (422, True)
    she = Member.objects.get(number="M-914")
    host.post(came.url, {"who_0": str(she.pk)})
    assert Arrival.objects.get().who == {"M-014": she.pk}


def test_nobody_sees_a_file_that_another_has_not_confirmed(host, second, day):
    content, digits = saved(host, day), Parcel.objects.get(meeting=day).digits
    forget(day)
    came = bring(host, content, digits)
    assert second.get(came.url).status_code == 404
    host.post(f"{came.url}forget/")
    assert (Arrival.objects.get().contents, host.get(came.url).status_code) == ("", 302)


def test_a_day_that_runs_does_not_travel(host):
    prepared = Meeting.objects.with_session().not_begun().get()
    assert host.get(f"/host/s/{prepared.pk}/file/").status_code == 200
    host.post(f"/host/s/{prepared.pk}/start/")
    assert host.get(f"/host/s/{prepared.pk}/file/").status_code == 404


def test_she_shows_first_that_it_is_she(facilitator, day):
    client = Client()
    client.force_login(facilitator)
    assert client.get(f"/host/s/{day.pk}/file/")["Location"].startswith("/me/prove/")
    assert client.get("/host/bring/")["Location"].startswith("/me/prove/")
