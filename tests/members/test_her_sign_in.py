"""What the membership admin does for a woman's sign-in; what the woman reads of it; what ends by the clock."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import actions, jobs
from members.models import AuditEvent, Pin, SignedInSession
from tests.factories import make_member, make_step, proved
from tests.members.app import App
from tests.members.test_sessions import at, is_in, on_a_phone

pytestmark = pytest.mark.django_db
START = "2026-03-14 09:00:00+03:00"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def woman():
    return make_member(email="pili@example.org", name_used="Pili")


@pytest.fixture
def admin(client):
    member = make_member("membership_admin", name_used="Neema")
    client.force_login(member)
    return member


def record() -> list[tuple]:
    return list(AuditEvent.objects.exclude(actor=None).values_list("actor", "verb", "about"))


def hers(woman) -> str:
    return on_a_phone(woman, "yes").get("/me/sessions/").content.decode()


def test_admin_sees_how_many_and_since_when_and_no_key(client, admin, woman):
    phones = [on_a_phone(woman, own) for own in ("yes", "no")]
    page = client.get(f"/people/{woman.pk}/").content.decode()
    keys = [SignedInSession.objects.filter(member=woman).values_list("pk", flat=True)[i] for i in (0, 1)]
    assert "Logged in in 2 places." in page
    assert not any(secret in page for secret in [*keys, *(one.cookies["kikao"].value for one in phones)])
    assert "borrowed" not in page


def test_admin_ends_them_and_she_reads_who_did_it(client, admin, woman):
    phones = [on_a_phone(woman, "yes"), on_a_phone(woman, "no")]
    client.post(f"/people/{woman.pk}/sessions/end/")
    assert [is_in(phone) for phone in phones] == [False, False]
    assert record() == [(admin.pk, "sessions_ended", f"member:{woman.pk}")]
    assert re.search(r"Neema</span> · ended all sessions", hers(woman))


@pytest.mark.parametrize("count", [1, 40])
def test_her_sessions_are_asked_for_once_whether_one_or_many(client, admin, woman, count):
    for _phone in range(count):
        on_a_phone(woman, "yes")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/people/{woman.pk}/")
    tables = [query["sql"] for query in asked if "members_signedinsession" in query["sql"]]
    assert len(tables) == 2  # the admin's own, and hers


def test_pin_is_put_away_after_proof_and_she_chooses_another(client, admin, woman):
    actions.set_pin(woman, pin="482913")
    client.post(f"/people/{woman.pk}/pin/forget/")
    assert Pin.objects.count() == 1
    proved(client)
    client.post(f"/people/{woman.pk}/pin/forget/")
    assert (Pin.objects.count(), record()) == (0, [(admin.pk, "pin_forgotten", f"member:{woman.pk}")])
    assert "put a PIN away" in hers(woman)


def test_link_for_a_new_password_goes_to_her_alone(client, admin, woman):
    client.post(f"/people/{woman.pk}/password/")
    assert mail.outbox == []
    proved(client)
    answer = client.post(f"/people/{woman.pk}/password/", follow=True)
    assert [message.to for message in mail.outbox] == [["pili@example.org"]]
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]
    assert (link in answer.content.decode(), "pili@" in answer.content.decode()) == (False, False)
    assert record() == [(admin.pk, "password_started", f"member:{woman.pk}")]


def test_who_has_no_address_gets_no_link(client, admin):
    proved(client)
    client.post(f"/people/{make_member(email='').pk}/password/")
    assert (mail.outbox, record()) == ([], [])


def test_deeds_on_another_are_not_on_her_page(client, admin, woman):
    other = make_member(email="")
    on_a_phone(other, "yes")
    client.post(f"/people/{other.pk}/sessions/end/")
    assert "ended all sessions" not in hers(woman)


def test_host_who_is_removed_is_out_at_the_next_page_and_the_next_pulse():
    step, host = make_step(kind="talk"), make_member("facilitator", email="")
    phones, strip = [on_a_phone(host, own) for own in ("yes", "no")], f"/host/s/{step.meeting_id}/strip/"
    assert [phone.get(strip).status_code for phone in phones] == [200, 200]
    actions.leave(host, by=host, now=timezone.now())
    assert [phone.get(path).status_code for phone, path in zip(phones, (strip, "/home/"), strict=True)] == [
        302,
        302,
    ]
    assert SignedInSession.objects.filter(member=host).count() == 0


def test_role_that_is_over_opens_nothing_at_the_next_page(client, admin):
    assert client.get("/people/").status_code == 200
    admin.role_terms.update(ends_on=timezone.localdate())
    assert client.get("/people/").status_code == 403


def with_the_register_open(*roles, own="yes"):
    member = make_member(*roles, email="")
    actions.set_up_authenticator(member, secret=SECRET, now=timezone.now())
    client = on_a_phone(member, own)
    client.post("/me/authenticator/show/", {"code": App(SECRET).now()})
    return client


@pytest.mark.parametrize(
    ("roles", "inside", "outside"),
    [(["co_lead"], "09:14:59", "09:15:00"), (["co_lead", "facilitator"], "09:29:59", "09:30:00")],
)
@pytest.mark.parametrize("own", ["yes", "no"])
def test_session_that_opens_the_register_ends_when_nothing_is_asked_for(
    time_machine, roles, inside, outside, own
):
    time_machine.move_to(START, tick=False)
    for clock, expected in ((inside, True), (outside, False)):
        time_machine.move_to(START, tick=False)
        client = with_the_register_open(*roles, own=own)
        at(time_machine, clock)
        assert is_in(client) == expected


def test_session_that_has_not_opened_it_lasts_the_day(time_machine):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(make_member("co_lead", email=""), "yes")
    at(time_machine, "20:59:59")
    assert is_in(client)


def test_every_page_gives_it_more_and_twelve_hours_end_it(time_machine):
    time_machine.move_to(START, tick=False)
    client = with_the_register_open("co_lead")
    for minutes in range(14, 12 * 60, 14):
        time_machine.move_to(timezone.datetime.fromisoformat(START) + timedelta(minutes=minutes), tick=False)
        assert is_in(client)
    at(time_machine, "21:00:00")
    assert not is_in(client)


@pytest.mark.parametrize(("clock", "expected"), [("09:29:59", True), ("09:30:00", False)])
def test_host_on_a_borrowed_phone_has_half_an_hour(time_machine, clock, expected):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(make_member("facilitator", email=""), "no")
    at(time_machine, clock)
    assert is_in(client) == expected


def test_what_the_hosts_page_asks_for_by_itself_gives_nothing_more(time_machine):
    time_machine.move_to(START, tick=False)
    step = make_step(kind="talk")
    client = on_a_phone(make_member("facilitator", email=""), "no")
    at(time_machine, "09:20:00")
    client.get(f"/host/s/{step.meeting_id}/strip/", headers={"HX-Request": "true"})
    at(time_machine, "09:30:00")
    assert not is_in(client)


def test_sessions_that_are_over_are_forgotten_and_others_stay(time_machine, woman):
    time_machine.move_to(START, tick=False)
    on_a_phone(woman, "no")
    Client().get("/card/M-001/AAAA-BBBB-CCCC/")  # a visitor's
    here = on_a_phone(woman, "yes")
    at(time_machine, "09:20:00")
    jobs.forget_ended_sessions()
    assert [is_in(here), SignedInSession.objects.filter(own=False).count()] == [True, 0]
    time_machine.move_to("2026-04-01 09:00:00+03:00", tick=False)
    jobs.forget_ended_sessions()
    assert SignedInSession.objects.count() == 0
