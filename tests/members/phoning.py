"""What a woman does who signs in by her phone."""

import re

from members.models import PhoneCode
from tests.factories import NOW

PHONE = "+255712345678"
PIN = "482913"


def ask(client, phone=PHONE, **options):
    return client.post("/phone/", {"phone": phone}, **options)


def code_in(sms) -> str:
    return re.search(r"\b\d{6}\b", sms[-1]["text"])[0]


def enter(client, code):
    return client.post("/phone/code/", {"code": code})


def wrong(code) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def who_is_in(client):
    return client.session.get("_auth_user_id")


def say(client, who, pin=PIN):
    return client.post("/phone/who/", {"who": who, "pin": pin})


def half_a_minute_later():
    PhoneCode.objects.update(asked_at=NOW)
