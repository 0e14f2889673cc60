"""Sixty women behind one address sign in by card, phone and e-mail within one window, with a guesser among them."""

import re

import pytest
from django.core import mail
from django.test import Client

from members import actions
from tests.factories import NOW, TODAY, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("within_one_window")]
HOTSPOT = {"REMOTE_ADDR": "198.51.100.7"}


@pytest.fixture
def women():
    """Twenty with cards, twenty with phones, twenty with e-mail."""
    return [
        make_member(
            email=f"woman{one}@example.org" if one % 3 == 2 else "",
            phone=f"+2557123456{one:02}" if one % 3 == 1 else "",
        )
        for one in range(60)
    ]


def by_card(phone, woman):
    words = actions.make_card(woman, by=None, now=NOW, today=TODAY)
    return [phone.post("/card/", {"number": woman.number, "words": words})]


def by_phone(phone, woman, sms):
    asked = phone.post("/phone/", {"phone": woman.phone})
    code = re.search(r"\b\d{6}\b", sms[-1]["text"])[0]
    return [asked, phone.post("/phone/code/", {"code": code})]


def by_mail(phone, woman):
    asked = phone.post("/accounts/login/code/", {"email": woman.email})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    return [asked, phone.post("/accounts/login/code/confirm/", {"code": code})]


def guess(number, women):
    """The guesser tries the card, the phone and the address of one who sits beside her, each time as somebody new."""
    card, phone, email = women[0], women[1], women[2]
    stranger = Client(**HOTSPOT)
    stranger.post("/card/", {"number": card.number, "words": f"AAAA-BBBB-{number:04}"})
    stranger.post("/phone/", {"phone": phone.phone})
    stranger.post("/phone/code/", {"code": f"{number:06}"})
    stranger.post("/accounts/login/code/", {"email": email.email})
    stranger.post("/accounts/login/code/confirm/", {"code": f"{number:06}"})
    stranger.post("/accounts/login/", {"login": email.email, "password": f"kahawa-{number}"})
    return "_auth_user_id" in stranger.session


def sign_in(woman, sms):
    phone = Client(**HOTSPOT)
    if woman.phone:
        answers = by_phone(phone, woman, sms)
    else:
        answers = by_mail(phone, woman) if woman.email else by_card(phone, woman)
    return [answer.status_code for answer in answers], phone.session.get("_auth_user_id")


def test_hall_signs_in_and_its_guesser_does_not(women, sms):
    seen = [sign_in(woman, sms) for woman in women[3:]]
    guessed = [guess(number, women) for number in range(20)]
    assert [who for _statuses, who in seen] == [str(woman.pk) for woman in women[3:]]
    assert {status for statuses, _who in seen for status in statuses} == {302}
    assert guessed == [False] * 20


def test_guesser_who_is_there_first_keeps_nobody_else_out(women, sms):
    guessed = [guess(number, women) for number in range(100)]
    seen = [sign_in(woman, sms) for woman in women[3:]]
    assert [who for _statuses, who in seen] == [str(woman.pk) for woman in women[3:]]
    assert guessed == [False] * 100
