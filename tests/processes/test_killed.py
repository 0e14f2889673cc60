"""The web process is killed with kill -9 while women rate, and comes back: nothing is lost, nobody is lost."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Host, Phone, Wall, fill
from tests.processes.handsets import Handset
from tests.processes.started import PROJECT, Started, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.browser]
HANDSETS, ISSUES = 8, 9
HALF_A_MINUTE = 30_000
GRADES = """
    SELECT participant_id, issue.position, urgency, feasibility FROM agenda_rating rating
    JOIN agenda_roundissue issue ON issue.round_id = rating.round_id AND issue.issue_id = rating.issue_id
    ORDER BY participant_id
"""


@pytest.fixture
def program(tmp_path):
    program = Started(tmp_path / "var", DEMO="1")
    yield program
    program.stop()


@pytest.fixture
def hall(program):
    """The demo's day at its rating step: where it is, in what codes."""
    program.wait_until_well()
    command = [sys.executable, "-m", "tests.opened_step"]
    return json.loads(subprocess.check_output(command, cwd=PROJECT, env=program.environment))


@pytest.fixture
def stage(browser, program):
    """Opens hosts and phones that may see the server go away, and notes any other fault."""
    screens = []

    def enter(role):
        screen = role(browser, program.url)
        screen.expected = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "htmx:")
        screens.append(screen)
        return screen

    yield enter
    for screen in screens:
        screen.close()
    assert [fault for screen in screens for fault in screen.faults] == []


def test_rating_goes_on_after_kill_9(program, hall, stage):
    host, phones = at_the_step(stage(Host), hall), [stage(Phone) for _number in range(3)]
    wall = stage(Wall)
    wall.go(f"/wall/{hall['wall']}/")
    for phone in phones:
        phone.join(hall["join"])
        phone.send(urgency=5, feasibility=1)
        weighs(phone, 2)
    handsets = [Handset(program.url, code=hall["code"], step=hall["step"]) for _number in range(HANDSETS)]
    with ThreadPoolExecutor(HANDSETS) as hands:
        running = [hands.submit(weigh_everything_twice, handset) for handset in handsets]
        wait_for(lambda: sum(len(handset.sent) for handset in handsets) > HANDSETS * 4, seconds=60)
        phones_wait_out_the_night(program, phones, wall)
        for one in running:
            one.result(timeout=60)
    for phone in phones:
        weighs(phone, 3)
    everything_is_held_once(program, hall, handsets)
    host_is_where_she_was(host, phones)


def at_the_step(host, hall):
    host.go("/demo/")
    host.page.locator("form[action$='/facilitator/'] button").click()
    host.go(f"/host/s/{hall['meeting']}/")
    return host


def weighs(phone, issue: int) -> None:
    """The phone stands at this issue, by itself."""
    place = phone.page.locator(f"#now [name=issue][value='{issue}']")
    expect(place).to_have_count(1, timeout=HALF_A_MINUTE)


def weigh_everything_twice(handset: Handset) -> None:
    """The second time with other grades, so that a late copy of the first would show."""
    handset.join()
    for turn in (1, 2):
        for issue in range(1, ISSUES + 1):
            handset.rate(issue, urgency=turn + 2, feasibility=issue % 5 + 1)
            time.sleep(0.05)


def phones_wait_out_the_night(program, phones, wall) -> None:
    """Kill web while the starter sleeps; two women send into nothing, a third has only chosen; then it comes back."""
    for phone in phones:
        choose(phone)
    program.process.send_signal(signal.SIGSTOP)
    os.killpg(program.half("web"), signal.SIGKILL)
    wait_for(lambda: program.status_of("/healthz") == 0)
    for phone in phones[:2]:
        phone.page.locator("#now form[data-send] button:not([name])").click()
        expect(phone.page.locator("#sendstate [data-state=waiting]")).to_be_visible()
        expect(phone.page.locator("#now button:not([name])")).to_be_disabled()
    expect(wall.page.locator("#away")).to_be_visible()
    program.process.send_signal(signal.SIGCONT)
    program.wait_until_well()
    expect(wall.page.locator("#away")).to_be_hidden(timeout=HALF_A_MINUTE)
    for phone in phones[:2]:
        weighs(phone, 3)
        expect(phone.page.locator("#sendstate [data-state=sent]")).to_be_visible()
    expect(phones[2].page.locator("[name=urgency][value='2']")).to_be_checked()
    phones[2].send()


def choose(phone) -> None:
    form = phone.page.locator("#now form[data-send]")
    fill(form, "urgency", 2)
    fill(form, "feasibility", 4)


def everything_is_held_once(program, hall, handsets) -> None:
    """Each acknowledged send has one receipt, nothing else has one, and what each woman said last is what holds."""
    keys = [key for (key,) in program.ask("SELECT key FROM meetings_receipt WHERE step_id = ?", hall["step"])]
    ledger = {key.replace("-", "") for handset in handsets for key in handset.sent}
    assert len(ledger) == HANDSETS * ISSUES * 2
    assert ledger <= set(keys)
    assert len(keys) == len(ledger) + 3 * 2
    assert sum(handset.resent for handset in handsets) > 0
    rows = groupby(program.ask(GRADES), key=lambda row: row[0])
    held = [sorted(row[1:] for row in grades) for _woman, grades in rows]
    said = [sorted(handset.last_words) for handset in handsets] + [[(1, 5, 1), (2, 2, 4)]] * 3
    assert sorted(held) == sorted(said)


def host_is_where_she_was(host, phones) -> None:
    """The same step and the same button, the count has caught up by itself; and the day goes on."""
    answered = re.compile(r"11 of 15 have answered")
    expect(host.page.locator("#strip")).to_contain_text(answered, timeout=HALF_A_MINUTE)
    before = host.page.locator("#step h1").inner_text(), host.page.locator("#onebutton").inner_text()
    host.page.reload()
    after = host.page.locator("#step h1").inner_text(), host.page.locator("#onebutton").inner_text()
    assert (before, before[1].strip()) == (after, "Close")
    host.press()
    for phone in phones:
        expect(phone.page.locator("#now[data-mark*='-closed-']")).to_be_attached(timeout=HALF_A_MINUTE)
