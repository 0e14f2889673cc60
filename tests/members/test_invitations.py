"""Invitations that are passed on, too old, used, or guessed at: nothing revives them, a reset of a password neither."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from members import actions, queries
from members.models import Invitation, Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db
ADDRESS = "pili@example.org"


def invited(*, now=None, **fields):
    """The address of a link for Pili."""
    fields = {"name_used": "Pili", "email": ADDRESS, "language": "en", "role": ""} | fields
    secret = actions.invite(**fields, by=make_member("membership_admin"), now=now or timezone.now())[1]
    return f"/welcome/{secret}/"


def accept(client, link, email=ADDRESS):
    return client.post(link, {"email": email, "name_used": "Pili"})


def ask_for_reset(email=ADDRESS):
    return Client().post("/accounts/password/reset/", {"email": email})


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(("hours", "status"), [(71, 302), (72, 404)])
def test_link_is_good_for_72_hours(client, hours, status):
    link = invited(now=timezone.now() - timedelta(hours=hours))
    assert (accept(client, link).status_code, is_in(client)) == (status, status == 302)


def test_link_is_used_once_whoever_presses_first(client):
    link = invited()
    assert accept(client, link)["Location"] == "/home/"
    stranger = Client()
    assert (stranger.get(link).status_code, accept(stranger, link).status_code) == (404, 404)
    assert (is_in(stranger), Member.objects.with_email(ADDRESS).count()) == (False, 1)


@pytest.mark.parametrize("email", ["thief@example.org", "pili@example.com", "pili+1@example.org"])
def test_link_that_was_passed_on_opens_for_no_other_address(client, email):
    link = invited()
    answer = accept(client, link, email)
    assert (answer.status_code, is_in(client), ADDRESS in answer.content.decode()) == (422, False, False)
    assert queries.open_invitations(timezone.now()).count() == 1


@pytest.mark.usefixtures("within_one_window")
def test_hundred_addresses_guessed_at_a_link_are_ten(client):
    link = invited()
    answers = [accept(client, link, f"woman{guess}@example.org").status_code for guess in range(100)]
    assert answers == [422] * 10 + [429] * 90
    assert (accept(client, link).status_code, is_in(client)) == (429, False)


@pytest.mark.usefixtures("within_one_window")
def test_guesses_at_one_link_do_not_shut_another(client):
    mine, other = invited(), invited(email="rehema@example.org", name_used="Rehema")
    for guess in range(11):
        accept(client, other, f"woman{guess}@example.org")
    assert accept(client, mine)["Location"] == "/home/"


def test_forms_left_empty_are_not_counted_as_guesses(client):
    link = invited()
    assert [accept(client, link, "").status_code for _time in range(20)] == [422] * 20
    assert accept(client, link)["Location"] == "/home/"


@pytest.mark.parametrize("ended", ["too old", "withdrawn", "waiting"])
def test_reset_of_a_password_brings_no_invitation_back(client, ended):
    link = invited(now=timezone.now() - timedelta(hours=80 if ended == "too old" else 1))
    if ended == "withdrawn":
        actions.withdraw(Invitation.objects.get(), now=timezone.now())
    before = Invitation.objects.values().get()
    assert ask_for_reset().status_code == 302
    assert (mail.outbox, Invitation.objects.values().get()) == ([], before)
    assert Member.objects.with_email(ADDRESS).count() == 0
    assert client.get(link).status_code == (200 if ended == "waiting" else 404)


def test_reset_of_who_left_brings_neither_her_nor_her_invitation_back(client):
    link = invited()
    accept(client, link)
    pili = Member.objects.with_email(ADDRESS).get()
    actions.leave(pili, by=pili, now=timezone.now())
    ask_for_reset()
    assert (mail.outbox, accept(Client(), link).status_code) == ([], 404)


def reset_link() -> str:
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def test_reset_works_once_and_ends_nothing_else(client):
    member = make_member(email=ADDRESS)
    ask_for_reset()
    where = client.get(reset_link())["Location"]
    new = {"password1": "kahawa-na-chai-2", "password2": "kahawa-na-chai-2"}
    assert client.post(where, new).status_code == 302
    member.refresh_from_db()
    assert member.check_password("kahawa-na-chai-2")
    assert not is_in(client)
    again = Client()
    assert again.get(reset_link()).status_code == 200  # says that the link is over
    assert again.post(where, new).status_code == 200


@pytest.mark.usefixtures("within_one_window")
def test_address_of_the_first_start_is_not_guessed(client):
    assert queries.is_empty_house()
    answers = [client.get(f"/start/guess-{guess}/").status_code for guess in range(100)]
    assert answers == [404] * 10 + [429] * 90
    assert client.get(f"/start/{queries.start_token()}/").status_code == 200


def test_house_that_is_lived_in_has_no_such_page(client):
    names = {"name": "Kikundi", "language": "sw", "my_name": "Neema", "email": "neema@example.org"}
    actions.open_house(**names, password="kahawa-na-chai", today=timezone.localdate())
    assert [client.get(f"/start/guess-{guess}/").status_code for guess in range(20)] == [404] * 20
