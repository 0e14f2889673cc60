import re

import pytest
from django.core import mail
from django.db import connection

from tests.factories import make_member

pytestmark = pytest.mark.django_db


def ask_for_code(client, email):
    return client.post("/accounts/login/code/", {"email": email})


def test_code_by_mail_signs_her_in(client):
    make_member(email="pili@example.org")
    assert ask_for_code(client, "Pili@Example.org").status_code == 302
    message = mail.outbox[-1]
    code = re.search(r"\b\d{6}\b", message.body)[0]
    assert message.to == ["pili@example.org"]
    response = client.post("/accounts/login/code/confirm/", {"code": code})
    assert response["Location"] == "/me/phone/?next=%2Fhome%2F"


def test_stranger_gets_the_same_answer_and_no_mail(client):
    make_member(email="pili@example.org")
    known, unknown = ask_for_code(client, "pili@example.org"), ask_for_code(client, "nobody@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_message_names_nothing(client):
    make_member(email="pili@example.org", name_used="Pili")
    ask_for_code(client, "pili@example.org")
    words = (mail.outbox[-1].subject + mail.outbox[-1].body).lower()
    assert not any(word in words for word in ("pili", "coalition", "umoja", "prison", "gereza", "testserver"))


def test_message_is_in_her_language(client):
    make_member(email="pili@example.org", language="sw")
    client.cookies["lugha"] = "en"
    ask_for_code(client, "pili@example.org")
    assert "code" not in mail.outbox[-1].body


def test_staff_sign_in_by_password(client):
    member = make_member(email="neema@example.org")
    member.set_password("kahawa-na-chai")
    member.save()
    response = client.post("/accounts/login/", {"login": "neema@example.org", "password": "kahawa-na-chai"})
    assert response["Location"] == "/home/"


def test_wrong_password_is_refused(client):
    make_member(email="neema@example.org")
    response = client.post("/accounts/login/", {"login": "neema@example.org", "password": "wrong-one"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_member_who_left_gets_no_code(client):
    make_member(email="pili@example.org", is_active=False)
    ask_for_code(client, "pili@example.org")
    assert mail.outbox == []


def test_no_table_holds_the_address(client):
    make_member(email="kanari@example.org")
    ask_for_code(client, "kanari@example.org")
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    client.post("/accounts/login/code/confirm/", {"code": code})
    dump = ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump += str(cursor.fetchall())
    assert "@members.invalid" in dump
    assert "kanari" not in dump


def test_reset_link_stands_on_our_own_address(client, settings):
    settings.PUBLIC_URL = "https://kikao.example"
    settings.ALLOWED_HOSTS = ["*"]
    make_member(email="neema@example.org")
    client.post("/accounts/password/reset/", {"email": "neema@example.org"}, headers={"host": "evil.example"})
    assert "https://kikao.example/accounts/password/reset/key/" in mail.outbox[-1].body
    assert "evil" not in mail.outbox[-1].body


@pytest.mark.parametrize("page", ["signup/", "email/", "confirm-email/"])
def test_pages_we_do_not_use_are_not_there(client, page):
    client.force_login(make_member())
    assert client.get(f"/accounts/{page}").status_code == 404
