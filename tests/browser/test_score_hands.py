"""By keyboard and by tap, never by dragging; a way out on a slow line; a practice that does not move."""

import re
import time

import pytest
from django.conf import settings
from playwright.sync_api import expect

from agenda.models import Ballot, Card, Issue
from coalition.web import views
from tests.agenda.orders import make_order
from tests.browser.cast import Host, Phone
from tests.browser.network import SECOND_GENERATION, Meter
from tests.factories import NOW, make_member, open_step

pytestmark = pytest.mark.row
DRAGS = re.compile(r"draggable|ondrag|dragstart|dragover|touchmove|pointermove|mousemove")
MOVES = """() => document.getAnimations().length + [...document.querySelectorAll("animate, animateTransform")]
    .filter((one) => one.parentElement.checkVisibility()).length"""


def tab_to(page, what: str) -> None:
    for _stop in range(80):
        if page.evaluate(f"document.activeElement.matches({what!r})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {what}")


def test_row_15_order_by_keyboard(stage, transactional_db, score):
    phone = stage(Phone)
    phone.join(make_order(["Nauli", "Kazi", "Watoto"]).room.join_token)
    for number in (3, 1):
        tab_to(phone.page, f"li:nth-child({number}) [data-tap]")
        phone.page.keyboard.press("Space")
        phone.page.keyboard.press("Shift+Tab")
    phone.page.evaluate("document.activeElement.blur()")
    tab_to(phone.page, "#now form button.btn-primary")
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("#now .sent")).to_be_visible()
    score(15, "order by keyboard", Ballot.objects.count() == 1)


def test_row_15_group_by_keyboard(stage, transactional_db, score):
    """The host ticks two cards with Space and puts them together."""
    cards = open_step(kind="brainstorm", record="cards")
    Card.objects.bulk_create(
        Card(step=cards, text=text, shown_at=NOW) for text in ("Nauli ghali", "Hakuna nauli", "Kazi")
    )
    themes = open_step(kind="themes", meeting=cards.meeting)
    host = stage(Host)
    host.sign_in(make_member("facilitator"))
    host.go(f"/host/s/{themes.meeting_id}/")
    first, second, _rest = Card.objects.values_list("pk", flat=True)
    for card in (first, second):
        tab_to(host.page, f"[name=cards][value='{card}']")
        host.page.keyboard.press("Space")
    tab_to(host.page, "form[action$='/put_together/'] [name=name]")
    host.page.keyboard.type("Nauli")
    with host.page.expect_response("**/put_together/"):
        host.page.keyboard.press("Enter")
    score(
        15,
        "group by keyboard",
        list(Issue.objects.get().cards.values_list("pk", flat=True)) == [first, second],
    )


def test_row_15_nothing_is_dragged(score):
    files = [
        *(settings.BASE_DIR / "templates").rglob("*.html"),
        *(settings.BASE_DIR / "static" / "js").glob("*.js"),
    ]
    drags = [path.name for path in files if DRAGS.search(path.read_text(encoding="utf-8"))]
    score(15, f"{len(drags)} of {len(files)} templates and scripts know dragging", drags == [])


def test_row_19_leaving_on_a_slow_line_without_scripts(stage, transactional_db, monkeypatch, score):
    phone = stage(Phone, scripts=False)
    monkeypatch.setattr(views, "SOMEWHERE_ELSE", f"{phone.base}/offline/")
    woman = make_member(name_used="Zuhura", language="sw")
    phone.sign_in(woman)
    for path in ("/home/", "/me/"):
        phone.go(path)
    titles = phone.page.title()
    Meter(phone.page).slow_down(SECOND_GENERATION)
    start = time.monotonic()
    phone.page.get_by_role("banner").locator("[data-leave]").click()
    phone.page.wait_for_url("**/offline/")
    took = time.monotonic() - start
    phone.page.go_back()
    seen = phone.page.content() + titles
    dead = "/accounts/login/" in phone.page.url
    told = f"left in {took:.1f} s, session {'dead' if dead else 'ALIVE'}, Back asks to log in"
    score(19, told, took <= 30 and dead and "Zuhura" not in seen and woman.number not in seen)


def test_row_37_reduced_motion(stage, transactional_db, score):
    phone = stage(Phone)
    phone.page.emulate_media(reduced_motion="reduce")
    phone.sign_in(make_member(language="sw"))
    moving = 0
    for path in ("/home/", "/care/", "/care/long-exhale/?go=1"):
        phone.go(path)
        moving += phone.page.evaluate(MOVES)
    words = phone.page.locator(".breath .still").inner_text().split()
    phone.page.locator(".breath-stop").first.click()
    phone.page.wait_for_timeout(300)
    stopped = phone.page.locator(".breath .moving:visible").count() == 0
    told = f"{moving} moving things, breathing in {len(words)} words, stop in 1 tap"
    score(37, told, moving == 0 and len(words) > 3 and stopped)
