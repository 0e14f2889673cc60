"""What is sent as a passkey and is none. The real thing: tests/browser/test_passkey.py."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from members import actions
from tests.factories import make_member, proved
from tests.members.test_second_factor import SECRET, on_a_phone

pytestmark = pytest.mark.django_db
NONSENSE = [
    "",
    "{",
    "[]",
    "7",
    "{}",
    json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}),
    json.dumps(
        {
            "id": "eA",
            "rawId": "eA",
            "type": "public-key",
            "response": {"clientDataJSON": "e30", "attestationObject": "oA"},
        }
    ),
    json.dumps(
        {
            "id": "eA",
            "rawId": "eA",
            "type": "public-key",
            "response": {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA"},
        }
    ),
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_makes_no_passkey(client, credential):
    client.force_login(make_member("co_lead"))
    proved(client)
    client.get("/me/authenticator/passkey/")
    assert client.post("/me/authenticator/passkey/", {"credential": credential}).status_code == 422
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_opens_nothing(credential):
    lead = make_member("co_lead")
    actions.set_up_authenticator(lead, secret=SECRET, now=timezone.now())
    client = on_a_phone(lead)
    answer = client.post("/me/authenticator/show/", {"credential": credential})
    assert (answer.status_code, client.get("/people/audit/").status_code) == (422, 302)


def test_what_the_browser_is_given_names_neither_her_nor_the_group(client):
    lead = make_member("co_lead", name_used="Neema", number="M-042")
    client.force_login(lead)
    proved(client)
    page = client.get("/me/authenticator/passkey/")
    options = json.loads(page.context["passkey"])["publicKey"]
    assert (options["rp"]["name"], options["user"]["name"], options["user"]["displayName"]) == (
        "Kikao",
        "M-042",
        "M-042",
    )
