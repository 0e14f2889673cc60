"""What a phone's place in the room costs her: taps, bytes, seconds."""

import time

import pytest
from playwright.sync_api import expect

from agenda.models import Ballot, Rating
from coalition.meetings import pulses
from tests.agenda.orders import make_order
from tests.agenda.room import make_round
from tests.browser.cast import Phone, fill
from tests.browser.network import SECOND_GENERATION, THIRD_GENERATION, Meter, kb
from tests.factories import open_step

pytestmark = pytest.mark.row
KB = 1024
ISSUES = ["Nauli", "Kazi na mtaji", "Watoto", "Afya", "Makazi", "Ardhi", "Usalama", "Faini"]


class Taps:
    """A thumb that counts."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.count += 1


@pytest.fixture
def rating(transactional_db):
    return make_round(ISSUES)


@pytest.fixture
def phone(stage):
    return stage(Phone)


def sent(phone, taps, button="#now form[data-send] button:not([name]):not([type])") -> None:
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
        taps.on(button)


def test_row_1_from_the_qr_to_the_first_answer(phone, rating, score):
    phone.go(f"/j/{rating.room.join_token}/")
    taps = Taps(phone.page)
    taps.on("main form button")
    taps.on("#now .scale label:has([name=urgency][value='4'])")
    sent(phone, taps)
    expect(phone.page.locator("[data-state=sent]")).to_be_visible()
    assert list(Rating.objects.values_list("urgency", flat=True)) == [4]
    score(1, f"{taps.count} taps, 0 keys", taps.count <= 3)


def test_row_2_six_digits(phone, rating, score):
    phone.go("/j/")
    box = phone.page.locator("[name=code]")
    keypad, spaced = box.get_attribute("inputmode"), rating.room.spaced_code
    box.fill(spaced)
    phone.page.locator("main form button").last.click()
    phone.here()
    digits = sum(letter.isdigit() for letter in spaced)
    score(2, f"{digits} digits, {keypad} keypad, “482 913” accepted", (digits, keypad) == (6, "numeric"))


def test_rows_3_and_5_first_load(phone, rating, score):
    """From the QR to the first question, nothing in store: both pages and all they ask for."""
    meter = Meter(phone.page)
    phone.join(rating.room.join_token)
    phone.page.wait_for_load_state("networkidle")
    whole, scripts, wire = meter.bodies.total(), meter.bodies["Script"], meter.wire
    meter.forget_files()
    meter.clear()
    phone.page.reload(wait_until="networkidle")
    page = kb(meter.bodies.total())
    told = f"{page}; from the QR to the first question {kb(whole)}, {kb(wire)} with headers both ways"
    score(3, told, whole <= 14 * KB)
    score(5, f"{kb(scripts)} in all", 0 < scripts <= 4 * KB)


@pytest.mark.heavy
def test_row_6_slow_networks(phone, rating, score):
    phone.join(rating.room.join_token)
    meter, took = Meter(phone.page), []
    for line in (SECOND_GENERATION, THIRD_GENERATION):
        meter.forget_files()
        meter.slow_down(line)
        start = time.monotonic()
        phone.page.reload(wait_until="load")
        expect(phone.page.locator("#now .scale label").first).to_be_visible()
        took.append(time.monotonic() - start)
    told = f"2G {took[0]:.1f} s, 3G {took[1]:.1f} s"
    score(6, told, took[0] <= 8 and took[1] <= 3, still=took[0] <= 16 and took[1] <= 9)


def passes(phone, meter, *, minutes: int) -> float:
    """Bytes both ways in a minute of the page's own clock, while nothing happens in the room."""
    meter.clear()
    for _time in range(minutes * 24):
        phone.page.clock.run_for(2500)
        phone.page.wait_for_timeout(25)
    return meter.wire / minutes


@pytest.mark.heavy
def test_row_7_idle_bytes(phone, transactional_db, score):
    step = open_step(kind="talk")
    phone.page.clock.install()
    phone.join(step.room.join_token)
    phone.page.wait_for_load_state("networkidle")
    meter = Meter(phone.page)
    first = passes(phone, meter, minutes=5)
    idle = passes(phone, meter, minutes=5)
    told = f"{kb(idle)} once nobody has touched it for five minutes; {kb(first)} in each of the first five"
    score(7, told, idle <= 2 * KB)


def test_row_16_three_of_eight(phone, transactional_db, score):
    step = make_order(ISSUES)
    phone.join(step.room.join_token)
    taps, start = Taps(phone.page), time.monotonic()
    for name in ("Watoto", "Ardhi", "Nauli"):
        taps.on(f"#now [data-tap]:has-text('{name}')")
    sent(phone, taps)
    took = time.monotonic() - start
    expect(phone.page.locator("#now .sent")).to_be_visible()
    assert Ballot.objects.count() == 1
    score(16, f"{taps.count} taps, {took:.1f} s", taps.count <= 4 and took <= 20, still=taps.count <= 4)


def test_row_10_every_state_says_what_is_so(phone, transactional_db, score):
    """Sending, waiting for the network, sent, not sent: one picture and one sentence each, and nothing else."""
    step = open_step(kind="brainstorm", record="cards")
    phone.expected = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "409")
    phone.join(step.room.join_token)
    seen = {}
    held = []
    phone.page.route(f"**/s/*/{step.pk}/", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it calls)
    write(phone, "Nauli ni ghali")
    seen["sending"] = told(phone, "sending")
    phone.context.set_offline(True)
    held.pop().abort()
    phone.page.unroute(f"**/s/*/{step.pk}/")
    seen["waiting"] = told(phone, "waiting")
    phone.context.set_offline(False)
    start = time.monotonic()
    seen["sent"] = told(phone, "sent")
    took = time.monotonic() - start
    fill(phone.page.locator("#now form[data-send]"), "text", "Tumechelewa")
    type(step).objects.update(state="closed")
    phone.page.locator("#now form[data-send] button:not([name])").click()
    seen["failed"] = told(phone, "failed")
    right = [state for state, (alone, icons, words) in seen.items() if alone and icons == 1 and words]
    score(
        10,
        f"{len(right)} of 4 states; delivered in {took:.1f} s",
        len(right) == 4 and took <= 10,
        still=len(right) == 4,
    )
    pulses._remembered.clear()


def write(phone, words: str) -> None:
    fill(phone.page.locator("#now form[data-send]"), "text", words)
    phone.page.locator("#now form[data-send] button:not([name])").click()


def told(phone, state: str) -> tuple[bool, int, str]:
    """Whether ``state`` alone is said, with how many pictures, and in which words."""
    line = phone.page.locator(f"#sendstate [data-state={state}]")
    expect(line).to_be_visible(timeout=15000)
    alone = phone.page.locator("#sendstate > :not([hidden])").count() == 1
    return alone, line.locator("svg").count(), line.inner_text()
