"""The same woman invited twice comes out right: one form is one link, and only the last link opens."""

import uuid

import pytest
from django.core import mail

from members.models import Invitation, Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db
FORM = {"name_used": "Pili", "email": "pili@example.org", "language": "en", "role": ""}


@pytest.fixture
def desk(client):
    client.force_login(make_member("membership_admin"))
    return client


def invite(desk, **fields):
    """Where the link leads."""
    link = desk.post("/people/invite/", FORM | fields).context["link"]
    return link[link.index("/welcome/") :]


def test_a_form_sent_twice_is_one_invitation_one_letter_and_one_link(desk):
    key = str(uuid.uuid4())
    links = {invite(desk, key=key) for _tap in range(2)}
    assert (len(links), Invitation.objects.count(), len(mail.outbox)) == (1, 1, 1)


def test_every_form_has_a_key_of_its_own(desk):
    keys = {desk.get("/people/invite/").context["form"]["key"].value() for _look in range(2)}
    assert len(keys) == 2


def test_invited_again_only_the_last_link_opens(desk, client):
    first, second = invite(desk), invite(desk, email=" PILI@example.org")
    other = invite(desk, email="asha@example.org")
    assert [client.get(link).status_code for link in (first, second, other)] == [404, 200, 200]


def test_invited_twice_she_comes_in_once(desk, client):
    link = invite(desk)
    for _tap in range(2):
        client.logout()
        client.post(link, {"email": "pili@example.org", "name_used": "Pili"})
    assert Member.objects.with_email("pili@example.org").count() == 1


def test_who_belongs_is_not_invited_again(desk):
    make_member(email="pili@example.org")
    assert desk.post("/people/invite/", FORM).status_code == 422
    assert Invitation.objects.count() == 0
