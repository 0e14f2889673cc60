"""Nobody finds out from an answer, or from how long it takes, whom the house knows (ASVS 6.3.8)."""

import asyncio
import re
import time

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coalition.web import afterwards
from members.models import Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db
SLOW = 1.5  # seconds that the servers at the other end take for each message
KNOWN, UNKNOWN = "pili@example.org", "nora@example.org"
MAIL_DOORS = ["/accounts/login/code/", "/accounts/password/reset/"]


@pytest.fixture
def woman():
    return make_member(email=KNOWN, language="en")


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


def ask(door, typed):
    """Her browser opens the page, sends the form, and goes where it is sent."""
    client = Client()
    client.get(door)
    first = client.post(door, {"email": typed})
    then = client.get(first["Location"]) if first.status_code == 302 else first
    return [seen(first, typed), seen(then, typed)]


@pytest.mark.parametrize("door", MAIL_DOORS)
def test_known_and_unknown_addresses_get_the_same_answer(woman, door):
    assert ask(door, KNOWN) == ask(door, UNKNOWN)
    assert [letter.to for letter in mail.outbox] == [[KNOWN]]


@pytest.mark.parametrize("door", MAIL_DOORS)
def test_woman_who_left_is_unknown(woman, door):
    Member.objects.update(is_active=False)
    assert ask(door, KNOWN) == ask(door, UNKNOWN)
    assert mail.outbox == []


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
    client.post("/me/prove/", {"send": "1"})
    assert (time.monotonic() - began < SLOW / 2, slow_smtp.messages) == (True, [])
    afterwards.wait()
    assert [letter["X-RcptTo"] for letter in slow_smtp.messages] == [KNOWN]


@pytest.mark.parametrize("door", MAIL_DOORS)
def test_letters_name_neither_the_machine_nor_the_program(woman, slow_smtp, settings, door):
    settings.DEFAULT_FROM_EMAIL = "ujumbe@example.org"
    Client().post(door, {"email": KNOWN})
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", slow_smtp.messages[0]["Message-ID"])


def questions(door, typed):
    with CaptureQueriesContext(connection) as asked:
        Client().post(door, {"email": typed})
    return [re.sub(r"'[^']*'|\d+", "…", query["sql"])[:60] for query in asked]


@pytest.mark.parametrize("door", MAIL_DOORS)
def test_known_and_unknown_cost_as_many_questions(woman, door):
    for typed in (KNOWN, UNKNOWN):
        questions(door, typed)
    assert questions(door, KNOWN) == questions(door, UNKNOWN)
