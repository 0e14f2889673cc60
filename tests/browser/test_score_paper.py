"""Paper: what is printed stands whole on A4, and what comes back is typed without a mouse."""

import re
import zlib

import pytest

from agenda.models import Round
from coalition.meetings.models import Meeting
from tests.agenda.room import THEMES, make_issues, make_round
from tests.browser.cast import Host
from tests.browser.network import Meter, kb
from tests.factories import make_member, make_participant
from tests.played_day import PlayedDay

pytestmark = [pytest.mark.row, pytest.mark.slow]
KB = 1024
PAPER = {"width": 733, "height": 1062}  # 194 mm x 281 mm in CSS pixels: rows are as wide as on paper
PAGE = 281 * 96 / 25.4  # what an A4 page of these sheets holds, in CSS pixels
WOMEN, KEYS_A_SECOND = 30, 2.5

# Rows and slips must stay on one page: they say so, are not higher than one, and hold all their words.
CUT = """(page) => [...document.querySelectorAll(".pack tr, .pack .slip, .pack .try, table tr")].filter((one) => {
    const style = getComputedStyle(one);
    const whole = style.breakInside !== "auto" || one.closest(".slip, .try");
    const cut = style.overflow === "hidden" && one.scrollHeight > one.clientHeight + 1;
    return !whole || cut || one.getBoundingClientRect().height > page;
}).map((one) => one.textContent.trim().slice(0, 60))"""


def objects(pdf: bytes) -> dict[int, bytes]:
    return {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\b(.*?)endobj", pdf, re.DOTALL)}


def written(pdf: bytes) -> list[int]:
    """How often each page writes or draws something."""
    found = objects(pdf)
    pages = [body for body in found.values() if re.search(rb"/Type\s*/Page\b", body)]
    counts = []
    for page in pages:
        stream = found[int(re.search(rb"/Contents (\d+) 0 R", page)[1])].split(b"stream", 1)[1].strip(b"\r\n")
        counts.append(len(re.findall(rb"T[jJ]\b|\bre\b|\bl\b", zlib.decompressobj().decompress(stream))))
    return counts


@pytest.mark.parametrize("language", ["sw", "en"])
def test_row_38_print_pack(stage, transactional_db, score, language):
    day = PrintedDay()
    make_issues(Meeting.objects.with_session().get(), THEMES.values())
    host = stage(Host)
    host.context.add_cookies([{"name": "lugha", "value": language, "url": host.base}])
    host.sign_in(day.host)
    meter = Meter(host.page)
    host.page.goto(f"{host.base}/host/s/{day.meeting.pk}/print/?women=20&all=1", wait_until="networkidle")
    host.page.emulate_media(media="print")
    host.page.set_viewport_size(PAPER)
    cut = host.page.evaluate(CUT, PAGE)
    pdf = host.page.pdf(format="A4", prefer_css_page_size=True)
    pages = written(pdf)
    blank = pages.count(0)
    size, paper = meter.bodies.total(), f"{len(pages)} pages (a PDF of {kb(len(pdf))})"
    told = f"{language}, every sheet for 20 women: {paper}, {blank} blank, {len(cut)} rows cut, {kb(size)} loaded"
    score(38, told, pages and not blank and not cut and 0 < size <= 200 * KB)
    assert cut == []


@pytest.mark.parametrize("language", ["sw", "en"])
def test_no_slip_is_cut_with_as_many_issues_as_it_has_room_for(stage, transactional_db, language):
    day = PrintedDay()
    make_issues(Meeting.objects.with_session().get(), [f"Nauli, ada na sare za shule {n}" for n in range(7)])
    host = stage(Host)
    host.context.add_cookies([{"name": "lugha", "value": language, "url": host.base}])
    host.sign_in(day.host)
    host.page.emulate_media(media="print")
    host.page.set_viewport_size(PAPER)
    for sheet in (f"{day.step('rating').pk}-ballots", f"{day.step('role-play').pk}-roles"):
        host.go(f"/host/s/{day.meeting.pk}/print/?women=4&sheets={sheet}")
        assert host.page.locator(".slip").count() >= 4
        assert host.page.evaluate(CUT, PAGE) == []


class PrintedDay(PlayedDay):
    def look(self, step, state):
        """Nobody looks."""


class Keys:
    """Hands that know no mouse; ``count`` is how often a key was pressed."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.count += len(text)

    def tab_to(self, what: str) -> None:
        for _stop in range(60):
            if self.page.evaluate(f"document.activeElement.matches({what!r})"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {what}")


def test_row_39_thirty_slips_by_keyboard(stage, transactional_db, score):
    step = make_round(list(THEMES.values()))
    for _woman in range(WOMEN):
        make_participant(step.room)
    host = stage(Host)
    host.sign_in(make_member("facilitator"))
    host.go(f"/host/s/{step.meeting_id}/slips/{step.pk}/")
    keys, issues = Keys(host.page), len(THEMES)
    keys.tab_to(".slipgrid input")
    for number in range(WOMEN):
        keys.type(f"{1 + number % 5}{5 - number % 5}" * issues)
        keys.press("Enter")
    for field, text in (("counted", str(WOMEN)), ("counted_by", "M-003"), ("witnessed_by", "M-007")):
        keys.tab_to(f"[name={field}]")
        keys.type(text)
    keys.tab_to("button.btn-primary")
    with host.page.expect_navigation():
        keys.press("Enter")
    batch = Round.objects.get(step=step).batches.get()
    minutes = keys.count / KEYS_A_SECOND / 60
    told = f"{keys.count} keys, no mouse: {minutes:.1f} min at {KEYS_A_SECOND} keys a second; {batch.slips} slips agree"
    score(39, told, minutes <= 5 and batch.slips == WOMEN)
