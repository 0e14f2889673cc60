"""What a woman finds who is kept out and proves who she is: how long, what is asked about her, and what is hers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from coalition.web import afterwards
from members import actions
from members.models import AuditEvent
from tests.factories import make_member
from tests.page_rules import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def second():
    return make_member("co_lead")


@pytest.fixture
def woman():
    return make_member(name_used="Pili")


def suspend(woman, *, by, now):
    return actions.suspend(woman, reason="Hatari", by=by, now=now)


def with_password(woman):
    woman.set_password("siri ya kwetu")
    woman.save()
    return {"login": woman.email, "password": "siri ya kwetu"}


def test_her_password_opens_one_page_that_says_so_kindly(client, woman, admin):
    form = with_password(woman)
    suspend(woman, by=admin, now=timezone.now())
    client.cookies["lugha"] = "en"
    answer = client.post("/accounts/login/", form, follow=True)
    assert (answer.redirect_chain[-1][0], "Your account rests until" in answer.content.decode()) == (
        "/rest/",
        True,
    )
    assert [client.get(path).status_code for path in ("/home/", "/me/", "/me/download/")] == [302] * 3
    assert woman.sessions.count() == 0


def test_a_code_opens_the_same_page(client, woman, admin, mailoutbox):
    suspend(woman, by=admin, now=timezone.now())
    client.post("/accounts/login/code/", {"email": woman.email})
    afterwards.wait()
    code = re.search(r"[0-9]{6}", mailoutbox[0].body)[0]
    assert client.post("/accounts/login/code/confirm/", {"code": code})["Location"] == "/rest/"
    assert client.get("/home/").status_code == 302


def test_she_takes_what_is_hers_and_sees_what_is_asked_about_her(client, woman, admin, second):
    form, now = with_password(woman), timezone.now()
    suspend(woman, by=admin, now=now)
    actions.ask_removal(woman, reason="Siri", by=second, now=now)
    client.post("/accounts/login/", form)
    client.cookies["lugha"] = "en"
    page = client.get("/rest/").content.decode()
    assert ["whether your membership ends" in page, "Siri" in page] == [True, False]
    copy = client.post("/rest/", {"json": "1"})
    assert (copy["Content-Type"], "Pili" in copy.content.decode()) == ("application/json", True)
    assert AuditEvent.objects.first().verb == "copy_taken"


@pytest.mark.parametrize("how", ["later", "lifted", "gone"])
def test_that_page_closes_again(client, woman, admin, second, how):
    form, now = with_password(woman), timezone.now()
    suspension = suspend(woman, by=admin, now=now)
    client.post("/accounts/login/", form)
    if how == "lifted":
        actions.lift(suspension, by=second, now=now)
    if how == "gone":
        actions.approve_removal(actions.ask_removal(woman, reason="x", by=second, now=now), by=admin, now=now)
    with time_machine.travel(now + timedelta(minutes=16 if how == "later" else 1)):
        client.cookies["lugha"] = "en"
        answer = client.post("/rest/", {"json": "1"})
    assert ["json" in answer["Content-Type"], "rests until" in answer.content.decode()] == [False, False]


@pytest.mark.parametrize("language", ["sw", "en"])
def test_that_page_keeps_the_rules_of_all_pages(client, woman, admin, second, language):
    form, now = with_password(woman), timezone.now()
    suspend(woman, by=admin, now=now)
    actions.ask_removal(woman, reason="x", by=second, now=now)
    client.post("/accounts/login/", form)
    client.cookies["lugha"] = language
    assert faults(client.get("/rest/").content.decode(), language) == []


def test_who_is_not_kept_out_finds_nothing_there(client, woman):
    client.force_login(woman)
    client.cookies["lugha"] = "en"
    assert "rests until" not in client.post("/rest/").content.decode()
