import pytest
from django.urls import reverse
from django.utils import timezone

from coalition.web import health
from tests.factories import make_member

pytestmark = pytest.mark.django_db


def test_quick_exit_ends_the_session_and_leads_elsewhere(client):
    client.force_login(make_member())
    client.cookies["kiti"] = "seat"
    response = client.get("/exit/")
    assert response.status_code == 302
    assert response["Location"].startswith("https://www.bbc.com/")
    assert response["Clear-Site-Data"] == '"cookies"'
    assert response.cookies["kiti"].value == ""
    assert "_auth_user_id" not in client.session


def test_language_is_kept_in_a_cookie_and_on_the_member(client):
    member = make_member(language="sw")
    client.force_login(member)
    response = client.post("/language/", {"language": "en", "next": "/me/"})
    member.refresh_from_db()
    assert (response["Location"], response.cookies["lugha"].value, member.language) == ("/me/", "en", "en")


@pytest.mark.parametrize("language", ["", "fr", "<script>"])
def test_unknown_language_changes_nothing(client, language):
    response = client.post("/language/", {"language": language, "next": "/"})
    assert (response.status_code, "lugha" in response.cookies) == (302, False)


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_switches_never_lead_away(client, next_page):
    for name, value in (("language", "en"), ("theme", "dark")):
        assert client.post(f"/{name}/", {name: value, "next": next_page})["Location"] == "/"


def test_first_page_is_in_kiswahili_whatever_the_browser_says(client):
    response = client.get("/", headers={"accept-language": "en-US"})
    assert (response["Content-Language"], b'lang="sw"' in response.content) == ("sw", True)


def test_members_own_language_holds_without_a_cookie(client):
    client.force_login(make_member(language="en"))
    assert client.get("/me/")["Content-Language"] == "en"


def test_healthz_says_what_is_missing(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"Background work gives no sign of life.")


def test_healthz_is_well_when_both_are(client):
    health.beat(now=timezone.now())
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize("address", ["/", "/j/", "/accounts/login/", "/nowhere/", "/healthz"])
def test_every_answer_carries_the_strict_headers(client, address):
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store, private" or "no-cache" in response["Cache-Control"]


def test_form_without_its_token_gets_a_page_with_a_way_on(rf, client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/j/", {"code": "123456"})
    assert response.status_code == 403
    assert reverse("home:welcome").encode() in response.content


def test_manifest_says_nothing(client):
    assert client.get("/app.webmanifest").json()["name"] == "Kikao"
