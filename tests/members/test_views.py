import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import actions, queries
from members.models import Invitation, Member, SafeContact
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
    return actions.invite(**fields, by=None, now=timezone.now())


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


def test_her_own_page_keeps_her_way_of_contact(client):
    member = make_member(phone="+255000000001")
    client.force_login(member)
    form = {"name_used": "Bi Pili", "language": "sw", "channel": "sms", "from_hour": 9, "to_hour": 16}
    assert client.post("/me/", form).status_code == 302
    contact = SafeContact.objects.get(member=member)
    assert (contact.channel, contact.from_hour, contact.to_hour, contact.phone_shared) == (
        "sms",
        9,
        16,
        False,
    )


def test_her_own_page_writes_only_what_she_said(client):
    member = make_member()
    client.force_login(member)
    form = {"name_used": "Bi Pili", "language": "sw", "channel": "none", "from_hour": 9, "to_hour": 16}
    with CaptureQueriesContext(connection) as queries:
        client.post("/me/", form)
    written = [row["sql"] for row in queries if row["sql"].startswith('UPDATE "members_member"')]
    assert [("language" in sql, "is_active" in sql) for sql in written] == [(True, False)]


def test_looking_at_her_own_page_writes_nothing(client):
    member = make_member()
    client.force_login(member)
    SafeContact.objects.all().delete()
    assert client.get("/me/").status_code == 200
    assert SafeContact.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"channel": "sms"}, {"from_hour": 18, "to_hour": 9}, {"to_hour": 30}, {"name_used": ""}]
)
def test_wrong_contact_is_refused_and_nothing_changes(client, wrong):
    member = make_member(name_used="Pili")
    client.force_login(member)
    form = {"name_used": "New", "language": "en", "channel": "none", "from_hour": 8, "to_hour": 20} | wrong
    assert client.post("/me/", form).status_code == 422
    assert Member.objects.get(pk=member.pk).name_used == "Pili"


@pytest.mark.parametrize("count", [1, 40])
def test_people_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    for _one in range(count):
        make_member("secretary")
    client.force_login(make_member("membership_admin"))
    client.get("/people/")
    # session, her; her roles; how many, the page, their roles; invitations; chapters to choose; the house's name
    with django_assert_num_queries(9):
        client.get("/people/")
