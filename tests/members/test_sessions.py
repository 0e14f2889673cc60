"""Her sessions: own or borrowed phone, when they end, the list of them, and two devices."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from members import actions
from members.models import Pin, QuickPass, SignedInSession, SignInCard
from tests.factories import TODAY, make_member

pytestmark = pytest.mark.django_db
START = "2026-03-14 09:00:00+03:00"


@pytest.fixture
def woman():
    return make_member(email="")


def on_a_phone(woman, own=None):
    client = Client()
    secret = actions.make_quick_pass(woman, by=None, now=timezone.now())
    client.post(f"/q/{secret}/")
    if own:
        client.post("/me/phone/", {"own": own})
    return client


def is_in(client, path="/me/"):
    return client.get(path).status_code == 200


def at(time_machine, clock):
    time_machine.move_to(f"2026-03-14 {clock}+03:00", tick=False)


def test_she_is_asked_once_whose_phone_it_is(woman):
    client = on_a_phone(woman)
    page = client.get("/me/phone/").content.decode()
    assert re.findall(r'name="own" value="(\w+)"', page) == ["no", "yes"]
    assert client.post("/me/phone/", {"own": "yes"})["Location"] == "/home/"


def test_code_by_mail_asks_too_and_then_goes_on(client):
    make_member(email="pili@example.org")
    client.post("/accounts/login/code/?next=/tasks/", {"email": "pili@example.org", "next": "/tasks/"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    response = client.post("/accounts/login/code/confirm/", {"code": code, "next": "/tasks/"})
    assert response["Location"] == "/me/phone/?next=%2Ftasks%2F"
    assert client.post("/me/phone/", {"own": "no", "next": "/tasks/"})["Location"] == "/tasks/"


@pytest.mark.parametrize(("own", "age"), [("yes", 12 * 60 * 60), ("no", ""), (None, "")])
def test_cookie_of_a_borrowed_phone_ends_with_the_browser(woman, own, age, time_machine):
    time_machine.move_to(START, tick=False)
    assert on_a_phone(woman, own).cookies["kikao"]["max-age"] == age


@pytest.mark.parametrize(
    ("own", "clock", "still"),
    [
        ("yes", "20:59:59", True),
        ("yes", "21:00:00", False),
        ("no", "09:14:59", True),
        ("no", "09:15:00", False),
        (None, "09:15:00", False),
    ],
)
def test_session_ends(woman, own, clock, still, time_machine):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(woman, own)
    at(time_machine, clock)
    assert is_in(client) is still


def test_every_page_gives_a_borrowed_phone_fifteen_minutes_more(woman, time_machine):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(woman, "no")
    for clock in ("09:10:00", "09:24:00", "09:38:00"):
        at(time_machine, clock)
        assert is_in(client)


def test_what_a_page_asks_for_by_itself_gives_nothing_more(woman, time_machine):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(woman, "no")
    at(time_machine, "09:10:00")
    client.get("/me/", headers={"X-Part": "now"})
    client.get("/me/", headers={"HX-Request": "true"})
    client.get("/s/000000/lobby/pulse/")
    at(time_machine, "09:15:00")
    assert not is_in(client)


def test_borrowed_phone_ends_after_twelve_hours_too(woman, time_machine):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(woman, "no")
    for minutes in range(10, 12 * 60, 10):
        time_machine.move_to(timezone.datetime.fromisoformat(START) + timedelta(minutes=minutes), tick=False)
        client.get("/me/phone/")
    at(time_machine, "20:59:59")
    assert is_in(client)
    at(time_machine, "21:00:01")
    assert not is_in(client)


def test_second_page_in_a_minute_writes_nothing(woman, time_machine, django_assert_num_queries):
    time_machine.move_to(START, tick=False)
    client = on_a_phone(woman, "no")
    client.get("/me/phone/")
    written = []

    def note(execute, sql, *args):
        written.extend([sql] if not sql.startswith("SELECT") else [])
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        client.get("/me/phone/")
    assert written == []


def test_table_tells_no_key_no_address_and_no_phone(woman):
    client = on_a_phone(woman, "yes")
    row = SignedInSession.objects.get(member=woman)
    assert row.pk != client.session.session_key
    assert {field.name for field in SignedInSession._meta.fields} == (
        {"session_key", "session_data", "expire_date", "member", "began_on", "own"}
    )


def test_copied_table_opens_no_door(woman):
    on_a_phone(woman, "yes")
    thief = Client()
    thief.cookies["kikao"] = SignedInSession.objects.get(member=woman).pk
    assert not is_in(thief)


def test_list_shows_her_own_sessions_only(woman):
    on_a_phone(make_member(email=""), "yes")
    on_a_phone(woman, "no")
    page = on_a_phone(woman, "yes").get("/me/sessions/").content.decode()
    assert (page.count("my own phone"), page.count("a borrowed phone"), page.count("Here")) == (1, 1, 1)


@pytest.mark.parametrize("count", [1, 40])
def test_list_costs_the_same_for_one_and_for_many(woman, count, django_assert_num_queries):
    client = [on_a_phone(woman, "yes") for _phone in range(count)][-1]
    with django_assert_num_queries(8):
        client.get("/me/sessions/")


def test_she_ends_one_session(woman):
    lost, kept = on_a_phone(woman, "no"), on_a_phone(woman, "yes")
    kept.post("/me/sessions/", {"session": SignedInSession.objects.get(own=False).pk})
    assert (is_in(lost), is_in(kept)) == (False, True)


def test_she_ends_all_others(woman):
    others, here = [on_a_phone(woman, "yes") for _phone in range(3)], on_a_phone(woman, "yes")
    here.post("/me/sessions/")
    assert ([is_in(one) for one in others], is_in(here)) == ([False] * 3, True)


def test_nobody_ends_the_session_of_another(woman):
    hers, mine = on_a_phone(woman, "yes"), on_a_phone(make_member(email=""), "yes")
    mine.post("/me/sessions/", {"session": SignedInSession.objects.get(member=woman).pk})
    mine.post("/me/sessions/")
    assert is_in(hers)


def test_woman_who_is_removed_is_out_on_both_devices_at_once(woman):
    phones = [on_a_phone(woman, "yes"), on_a_phone(woman, "no")]
    woman.is_active = False
    woman.save()
    assert [is_in(phone) for phone in phones] == [False, False]


@pytest.mark.parametrize("way", ["/exit/", "/accounts/logout/"])
def test_leaving_takes_the_session_out_of_the_list(woman, way):
    on_a_phone(woman, "yes").post(way)
    assert SignedInSession.objects.filter(member=woman).count() == 0


def test_she_sees_who_made_a_code_for_her(woman):
    maker = make_member("facilitator", name_used="Neema")
    actions.make_quick_pass(woman, by=maker, now=timezone.now())
    assert "Neema" in on_a_phone(woman, "yes").get("/me/sessions/").content.decode()


def test_who_leaves_has_no_key_left(woman):
    phone, card = on_a_phone(woman, "yes"), actions.make_card(woman, by=None, now=timezone.now(), today=TODAY)
    actions.set_pin(woman, pin="482913")
    actions.leave(woman, by=woman, now=timezone.now())
    kinds = (SignedInSession, SignInCard, QuickPass, Pin)
    assert [kind.objects.filter(member=woman).count() for kind in kinds] == [0, 0, 0, 0]
    assert not is_in(phone)
    assert Client().post("/card/", {"number": woman.number, "words": card}).status_code == 422
