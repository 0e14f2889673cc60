"""Her PIN, and showing in the middle of a visit that it is still she."""

import re

import pytest
from django.core import mail

from members import actions
from members.models import Pin
from members.models.pin import is_easily_guessed
from tests.factories import make_member, proved

pytestmark = pytest.mark.django_db
START = "2026-03-14 09:00:00+03:00"


def visitor(client, **fields):
    member = make_member(**fields)
    client.force_login(member)
    return member


def prove(client, answer, next="/me/pin/"):
    return client.post("/me/prove/", {"proof-answer": answer, "next": next})


@pytest.mark.parametrize(
    "pin",
    ["123456", "654321", "111111", "121212", "123123", "198507", "071985", "150385", "850315", "000000"],
)
def test_pins_that_others_guess_are_refused(client, pin):
    visitor(client, email="")
    assert is_easily_guessed(pin)
    assert client.post("/me/pin/", {"pin": pin, "again": pin}).status_code == 422
    assert Pin.objects.count() == 0


@pytest.mark.parametrize(
    ("pin", "again"), [("48291", "48291"), ("4829136", "4829136"), ("48a913", "48a913"), ("482913", "482931")]
)
def test_pin_is_six_numbers_written_twice(client, pin, again):
    visitor(client, email="")
    assert client.post("/me/pin/", {"pin": pin, "again": again}).status_code == 422
    assert Pin.objects.count() == 0


def test_pin_is_kept_only_as_a_hash(client):
    visitor(client, email="")
    assert client.post("/me/pin/", {"pin": "482913", "again": "482913"})["Location"] == "/me/"
    kept = Pin.objects.get()
    assert "482913" not in kept.secret
    assert (kept.fits("482913"), kept.fits("482914")) == (True, False)


def test_first_pin_asks_for_the_proof_that_she_has(client):
    visitor(client)
    assert client.get("/me/pin/")["Location"].startswith("/me/prove/")


def test_changing_the_pin_asks_for_the_old_one(client):
    actions.set_pin(visitor(client, email=""), pin="482913")
    assert client.post("/me/pin/", {"pin": "591824", "again": "591824"})["Location"].startswith("/me/prove/")
    assert prove(client, "482913")["Location"] == "/me/pin/"
    assert client.post("/me/pin/", {"pin": "591824", "again": "591824"})["Location"] == "/me/"
    assert Pin.objects.get().fits("591824")


def test_a_first_password_asks_for_the_proof_that_she_has(client):
    """Or whoever finds her phone open could give herself one, and with it show that she is her."""
    member = visitor(client)
    words = {"password1": "kikombe-cha-chai-9", "password2": "kikombe-cha-chai-9"}
    actions.set_pin(member, pin="482913")
    assert client.post("/accounts/password/set/", words)["Location"].startswith("/me/prove/")
    member.refresh_from_db()
    assert not member.has_usable_password()
    assert prove(client, "482913", next="/accounts/password/set/")["Location"] == "/accounts/password/set/"
    client.post("/accounts/password/set/", words)
    member.refresh_from_db()
    assert member.check_password("kikombe-cha-chai-9")


def test_who_has_nothing_is_led_to_a_pin(client):
    client.force_login(make_member("facilitator", email=""))
    page = client.get("/people/qr/", follow=True)
    assert page.redirect_chain[-1][0] == "/me/pin/?next=%2Fpeople%2Fqr%2F"


def test_password_shows_it_too(client):
    member = make_member()
    member.set_password("kahawa-na-chai")
    member.save()
    client.force_login(member)
    assert prove(client, "wrong").status_code == 422
    assert prove(client, "kahawa-na-chai")["Location"] == "/me/pin/"


def test_code_by_mail_shows_it_too(client):
    visitor(client, email="pili@example.org")
    client.post("/me/prove/", {"proof-send": "1", "next": "/me/pin/"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    assert mail.outbox[-1].to == ["pili@example.org"]
    assert prove(client, code)["Location"] == "/me/pin/"
    assert client.get("/me/pin/").status_code == 200


def test_code_is_over_after_ten_minutes(client, time_machine):
    time_machine.move_to(START, tick=False)
    visitor(client)
    client.post("/me/prove/", {"proof-send": "1"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    time_machine.move_to("2026-03-14 09:10:00+03:00", tick=False)
    assert prove(client, code).status_code == 422


def test_only_three_codes_go_out(client):
    visitor(client)
    for _press in range(5):
        client.post("/me/prove/", {"proof-send": "1"})
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(("minute", "status"), [("04:59", 200), ("05:00", 302)])
def test_proof_is_good_for_five_minutes(client, time_machine, minute, status):
    time_machine.move_to(START, tick=False)
    visitor(client)
    proved(client)
    time_machine.move_to(f"2026-03-14 09:{minute}+03:00", tick=False)
    assert client.get("/me/pin/").status_code == status


def test_five_wrong_pins_make_a_pause_said_in_words(client, time_machine):
    time_machine.move_to(START, tick=False)
    actions.set_pin(visitor(client, email=""), pin="482913")
    assert [prove(client, "482914").status_code for _try in range(6)] == [422] * 5 + [429]
    page = prove(client, "482913")
    assert (page.status_code, "5 minutes" in page.content.decode()) == (429, True)
    time_machine.move_to("2026-03-14 09:05:01+03:00", tick=False)
    assert prove(client, "482913").status_code == 302


def test_proof_leads_nowhere_else(client):
    actions.set_pin(visitor(client, email=""), pin="482913")
    assert prove(client, "482913", next="https://evil.example/")["Location"] == "/me/"
