"""A passkey, made and shown in a real browser with an authenticator that the browser itself plays."""

from django.conf import settings
from django.test import Client
from django.utils import timezone

from members import actions
from tests.browser.cast import Screen
from tests.factories import make_member

PIN = "482913"


def with_authenticator(screen):
    """Chromium's own virtual authenticator: it has a screen lock, and somebody who opens it."""
    devtools = screen.page.context.new_cdp_session(screen.page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(screen, member):
    """By a code from somebody's screen, which shows no authenticator."""
    client = Client()
    client.post(f"/q/{actions.make_quick_pass(member, by=None, now=timezone.now())}/")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    screen.context.clear_cookies(name=cookie.key)
    screen.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": screen.base}])


def test_co_lead_makes_a_passkey_and_opens_the_record_with_it(stage):
    lead = make_member("co_lead")
    lead.set_password("kahawa-na-chai")
    lead.save()
    actions.set_pin(lead, pin=PIN)
    screen = stage(Screen)
    with_authenticator(screen)
    page = screen.page
    sign_in(screen, lead)
    screen.go("/people/audit/")
    page.get_by_label("Your PIN").fill(PIN)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Or make a passkey").click()
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    sign_in(screen, lead)
    screen.go("/people/audit/")
    page.get_by_role("button", name="Use your passkey").click()
    page.get_by_role("heading", name="The record").wait_for()
    assert page.url.endswith("/people/audit/")
    by_password(screen, lead)


def by_password(screen, lead):
    screen.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    screen.go("/accounts/login/")
    page = screen.page
    page.get_by_text("I have a password").click()
    page.get_by_label("Your e-mail").last.fill(lead.email)
    page.get_by_label("Password").fill("kahawa-na-chai")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/home/")


def test_browser_without_passkeys_is_led_to_the_app(stage):
    lead = make_member("co_lead")
    screen = stage(Screen, scripts=False)
    screen.sign_in(lead)
    actions.set_pin(lead, pin=PIN)
    screen.go("/me/authenticator/passkey/")
    screen.page.get_by_label("Your PIN").fill(PIN)
    screen.page.get_by_role("button", name="Continue").click()
    assert screen.page.get_by_text("Use an authenticator app").is_visible()
    assert not screen.page.get_by_role("button", name="Make a passkey").is_visible()
