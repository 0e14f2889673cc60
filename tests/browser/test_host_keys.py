"""The door and the clicker: a phone waits, is let in and goes on by itself; keys press the one button."""

import pytest
from playwright.sync_api import expect

from coalition.meetings import actions
from coalition.meetings.models import Step
from tests.browser.cast import PATIENCE, Host, Phone
from tests.factories import make_member, make_step

pytestmark = pytest.mark.slow


def test_phone_is_let_in_and_a_clicker_walks_the_step(stage):
    step = make_step(kind="talk")
    actions.set_door(step.room, is_open=False)
    host, phone = stage(Host), stage(Phone)
    host.sign_in(make_member("facilitator"))
    host.go(f"/host/s/{step.meeting_id}/")
    phone.join(step.room.join_token)
    expect(phone.page.locator("#now")).to_have_attribute("data-mark", "door-waits")
    host.page.locator("[id^=admit-]").click(timeout=PATIENCE)
    expect(phone.page.locator("#sendstate")).to_be_attached(timeout=PATIENCE)
    host.page.locator("textarea, input[name=text]").first.focus()
    host.page.keyboard.press("PageDown")
    host.page.locator("h1").first.click()
    host.page.keyboard.press("b")
    assert Step.objects.get(pk=step.pk).state == "ready"
    with host.page.expect_navigation():
        host.page.keyboard.press("PageDown")
    phone.follows(step)
    with host.page.expect_navigation():
        host.page.keyboard.press("ArrowLeft")
    assert Step.objects.get(pk=step.pk).state == "ready"
    step.room.refresh_from_db()
    assert not step.room.wall_blank
