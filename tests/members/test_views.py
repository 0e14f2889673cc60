import re

import pytest
from django.core import mail
from django.utils import timezone

from members import actions, queries
from members.models import Invitation, Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db
START = {
    "name": "Mlango",
    "language": "en",
    "my_name": "Neema",
    "email": "neema@example.org",
    "password": "kahawa-na-chai",
}


def invite(**fields):
    fields = {"name_used": "Pili", "email": "pili@example.org", "language": "en", "role": ""} | fields
    return actions.invite(**fields, by=None, now=timezone.now())[:2]


def test_first_start_makes_the_house_and_signs_its_admin_in(client):
    response = client.post(f"/start/{queries.start_token()}/", START)
    assert response["Location"] == "/people/invite/"
    page = client.get("/people/", follow=True)
    assert page.redirect_chain[-1][0] == "/me/authenticator/new/?next=%2Fpeople%2F"
    assert queries.coalition().name == "Mlango"


def test_first_start_is_found_only_by_its_token(client):
    assert client.get("/start/guess/").status_code == 404


def test_first_start_is_over_once_somebody_lives_there(client):
    client.post(f"/start/{queries.start_token()}/", START)
    assert client.get(f"/start/{queries.start_token()}/").status_code == 404


def test_first_start_keeps_what_was_typed_and_names_the_fix(client):
    response = client.post(f"/start/{queries.start_token()}/", START | {"password": "12345678"})
    assert response.status_code == 422
    assert b"neema@example.org" in response.content
    assert Member.objects.count() == 0


def test_admin_invites_and_the_link_is_shown_and_sent(client, settings):
    client.force_login(make_member("membership_admin"))
    form = {"name_used": "Pili", "email": "pili@example.org", "language": "en", "role": "treasurer"}
    response = client.post("/people/invite/", form)
    link = re.search(r"http://testserver/welcome/[\w-]+/", response.content.decode())[0]
    assert mail.outbox[-1].to == ["pili@example.org"]
    assert link in mail.outbox[-1].body
    assert client.get(link).status_code == 200


def test_member_is_not_invited_again(client):
    make_member(email="pili@example.org")
    client.force_login(make_member("membership_admin"))
    response = client.post(
        "/people/invite/", {"name_used": "P", "email": "PILI@example.org", "language": "en"}
    )
    assert (response.status_code, Invitation.objects.count()) == (422, 0)


def test_looking_at_a_link_uses_nothing_up(client):
    _invitation, secret = invite()
    for _look in range(3):
        assert client.get(f"/welcome/{secret}/").status_code == 200


def test_invited_woman_comes_in_and_is_signed_in(client):
    _invitation, secret = invite()
    response = client.post(f"/welcome/{secret}/", {"email": "pili@example.org", "name_used": "Pili"})
    assert response["Location"] == "/home/"
    assert client.get("/me/").status_code == 200


def test_forwarded_link_does_not_open(client):
    _invitation, secret = invite()
    response = client.post(f"/welcome/{secret}/", {"email": "other@example.org", "name_used": "X"})
    assert (response.status_code, Member.objects.count()) == (422, 0)


def test_used_link_says_what_to_do(client):
    _invitation, secret = invite()
    client.post(f"/welcome/{secret}/", {"email": "pili@example.org", "name_used": "Pili"})
    assert client.get(f"/welcome/{secret}/").status_code == 404


def test_admin_takes_an_invitation_back(client):
    client.force_login(make_member("membership_admin"))
    invitation, secret = invite()
    client.post(f"/people/invitations/{invitation.pk}/withdraw/")
    assert client.get(f"/welcome/{secret}/").status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_people_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    for _one in range(count):
        make_member("secretary")
    client.force_login(make_member("membership_admin"))
    client.get("/people/")
    # session, her; her roles; how many, the page, their roles; invitations; chapters to choose; the house's name
    with django_assert_num_queries(9):
        client.get("/people/")
