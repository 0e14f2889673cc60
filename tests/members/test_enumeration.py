"""Nobody finds out from an answer, or from how long it takes, whom the house knows (ASVS 6.3.8)."""

import asyncio
import re
import time

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coalition.post import gateway
from coalition.web import afterwards
from members.models import Member, PhoneCode
from tests.factories import make_member

pytestmark = pytest.mark.django_db
SLOW = 1.5  # seconds that the servers at the other end take for each message
KNOWN, UNKNOWN = "pili@example.org", "nora@example.org"
PHONE, NOBODYS = "+255712345678", "+255712345679"
MAIL_DOORS = ["/accounts/login/code/", "/accounts/password/reset/"]
DOORS = [(door, "email", KNOWN, UNKNOWN) for door in MAIL_DOORS] + [("/phone/", "phone", PHONE, NOBODYS)]
every_door = pytest.mark.parametrize(("door", "field", "known", "unknown"), DOORS)


@pytest.fixture
def woman(settings, sms_gateway):
    settings.SMS_URL = sms_gateway.url
    return make_member(email=KNOWN, phone=PHONE, language="en")


@pytest.fixture
def sent(sms_gateway):
    """To whom anything went."""
    return lambda: [
        *(to for letter in mail.outbox for to in letter.to),
        *(sms["to"] for sms in sms_gateway.messages),
    ]


@pytest.fixture
def slow_smtp(smtp_server, settings):
    async def take_long(server, session, envelope):
        await asyncio.sleep(SLOW)
        return await type(smtp_server).handle_DATA(smtp_server, server, session, envelope)

    smtp_server.handle_DATA = take_long
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp_server.controller.port
    return smtp_server


def seen(answer, typed):
    """All that whoever asked gets to see, but for what changes with every answer and what she typed herself."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(typed, "…")
    cookies = {
        name: re.sub(r"=\w+;", "=…;", cookie.OutputString()) for name, cookie in answer.cookies.items()
    }
    cookies = {name: re.sub(r"expires=[^;]+", "", text) for name, text in cookies.items()}
    return answer.status_code, dict(answer.headers), cookies, body


def ask(door, field, typed):
    """Her browser opens the page, sends the form, goes where it is sent, and tries a code there."""
    client = Client()
    client.get(door)
    answers = [client.post(door, {field: typed})]
    if answers[0].status_code == 302:
        where = answers[0]["Location"]
        answers += [client.get(where), *(client.post(where, {"code": "000000"}) for _try in range(4))]
    return [seen(answer, typed) for answer in answers]


@pytest.mark.usefixtures("within_one_window")  # some headers tell the second
@every_door
def test_known_and_unknown_get_the_same_answers(woman, sent, door, field, known, unknown):
    assert ask(door, field, known) == ask(door, field, unknown)
    assert sent() == [known]


@pytest.mark.usefixtures("within_one_window")
@every_door
def test_woman_who_left_is_unknown(woman, sent, door, field, known, unknown):
    Member.objects.update(is_active=False)
    assert ask(door, field, known) == ask(door, field, unknown)
    assert sent() == []


@every_door
def test_known_and_unknown_cost_the_same_questions(woman, door, field, known, unknown):
    for typed in (known, unknown):
        questions(door, field, typed)
    PhoneCode.objects.all().delete()
    assert questions(door, field, known) == questions(door, field, unknown)


def questions(door, field, typed):
    with CaptureQueriesContext(connection) as asked:
        Client().post(door, {field: typed})
    return [re.sub(r"'[^']*'|\d+", "…", query["sql"])[:60] for query in asked]


@pytest.mark.usefixtures("answers_first")
@pytest.mark.parametrize("door", MAIL_DOORS)
def test_answer_does_not_wait_for_the_letter(woman, slow_smtp, client, door):
    began = time.monotonic()
    client.post(door, {"email": KNOWN})
    assert (time.monotonic() - began < SLOW / 2, slow_smtp.messages) == (True, [])
    afterwards.wait()
    assert [letter["X-RcptTo"] for letter in slow_smtp.messages] == [KNOWN]


@pytest.mark.usefixtures("answers_first")
def test_code_that_proves_it_is_she_does_not_wait_either(woman, slow_smtp, client):
    client.force_login(woman)
    began = time.monotonic()
    client.post("/me/prove/", {"proof-send": "1"})
    assert (time.monotonic() - began < SLOW / 2, slow_smtp.messages) == (True, [])
    afterwards.wait()
    assert [letter["X-RcptTo"] for letter in slow_smtp.messages] == [KNOWN]


@pytest.mark.usefixtures("answers_first")
def test_answer_does_not_wait_for_the_sms(woman, sms_gateway, client, monkeypatch):
    monkeypatch.setattr(gateway, "TIMEOUT", SLOW)
    sms_gateway.mode = "hang"
    began = time.monotonic()
    assert client.post("/phone/", {"phone": PHONE})["Location"] == "/phone/code/"
    assert time.monotonic() - began < SLOW / 2
    afterwards.wait()
    assert [message["to"] for message in sms_gateway.messages] == [PHONE]


@pytest.mark.parametrize("door", MAIL_DOORS)
def test_letters_name_neither_the_machine_nor_the_program(woman, slow_smtp, settings, door):
    settings.DEFAULT_FROM_EMAIL = "ujumbe@example.org"
    Client().post(door, {"email": KNOWN})
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", slow_smtp.messages[0]["Message-ID"])


def test_gateway_that_refuses_is_told_without_number_and_words(woman, sms_gateway, client, caplog):
    sms_gateway.mode = "bad-number"
    client.post("/phone/", {"phone": PHONE})
    assert [record.getMessage() for record in caplog.records] == [
        "A message by sms did not go out (http-422)."
    ]
