"""The UX scorecard: what each row promises, and the table of what was measured. A plugin of ``make scorecard``.

A test hands in a row by the fixture ``score`` (a value that was measured) or wears the mark ``row(number, what)`` (one
of several things that must work). Rows that other tests hold (texts, axe, errors, imports) are not repeated here.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parents[2] / "docs" / "scorecard.md"
VALUE, PART = "scorecard value", "scorecard part"


class Row(NamedTuple):
    measure: str
    line: str
    weight: int = 1


ROWS = {
    1: Row("QR open to first accepted contribution", "<= 3 taps, no typing", 2),
    2: Row("Code path: digits typed", "6, numeric keypad, spaces ok"),
    3: Row("First load of the phone's page, compressed, all requests", "<= 14 KB; stretch 8", 2),
    4: Row("Any member page, compressed", "<= 30 KB; repeat view <= 8 KB"),
    5: Row("Script on the phone's page, compressed", "<= 4 KB"),
    6: Row("2G (50 kbps, 800 ms): vote screen usable", "<= 8 s; 3G (400 kbps, 400 ms) <= 3 s", 2),
    7: Row("Idle data of a phone per minute, both ways with headers", "<= 2 KB"),
    8: Row("Without JavaScript: join, vote, task, RSVP, check-in, import, exit", "7 of 7 work", 2),
    9: Row("Reload, lock, offline 60 s in mid-vote, 30 phones", "0 lost, 0 double, same place", 2),
    10: Row("Offline send, then online", "state words right in 4 of 4; delivered <= 10 s"),
    13: Row("Tap targets", "all >= 44 px, main >= 56, gap >= 8", 2),
    14: Row("320 px, 360 px and 200 % text", "no sideways scroll, nothing cut"),
    15: Row("Drag-free: every reorder, group, matrix by tap and keyboard", "100 %"),
    16: Row("Rank top 3 of 8", "<= 4 taps, <= 20 s"),
    17: Row("Focus visible and not covered, all stops of Tab", "100 %"),
    18: Row("Quick exit four ways; Back shows nothing", "all work; blank <= 100 ms"),
    19: Row("Quick exit without JavaScript, on 2G", "leaves, session dead, history neutral"),
    20: Row(
        "Shared phone: the next person sees nothing of the last", "0 traces in DOM, storage, Back, autofill"
    ),
    21: Row("Host: full model session at 360 px", "all steps, no hover, no sideways scroll", 2),
    22: Row("Host: clicks per activity on one button", "<= 4"),
    23: Row("Host: takeover on a second device", "<= 30 s, same state"),
    24: Row("Host-to-phone delay, 40 phones", "p95 <= 2 s (polling <= 5 s)", 2),
    25: Row("Nothing typed reaches the wall unreleased; results hidden until closed", "0 leaks"),
    26: Row("Wall: code strip in every state", "100 %"),
    27: Row("Wall: height of text; contrast under a 30 % white wash", ">= 3 % of height; >= 4.5:1"),
    28: Row("Wall shows the options as well as the question", "100 %"),
    37: Row("Reduced motion: nothing moves, breathing usable", "yes; stop in 1 tap"),
    38: Row("Print pack on A4", "no blank pages, no cut rows, <= 200 KB"),
    39: Row("30 paper ballots by keyboard alone", "<= 5 min, totals agree"),
    41: Row("Live region chatter", "<= 1 message per 15 s"),
}

HEAD = """# UX scorecard

What was measured in a real browser (Chromium) at the last `make scorecard`, which writes this page. Rows and pass
lines are those of the house's UX specification; a doubled row counts 2 points. Bytes, pixels, taps and counts are
hard: a test fails where one is missed. Seconds depend on the machine: they are written down here, and a test fails
only far beyond the line. One row alone, while the others keep what they have:
`pytest -n 0 -p tests.browser.scorecard -m row -k row_16 tests/browser`.

| # | measure | pass line | measured | passed |
|--:|---|---|---|---|
"""


class Found(NamedTuple):
    values: list[str]
    parts: list[tuple[str, bool]]
    passed: list[bool]

    @property
    def told(self) -> str:
        named = dict.fromkeys(what for what, _passed in self.parts)
        works = [what for what in named if all(passed for name, passed in self.parts if name == what)]
        parts = [f"{len(works)} of {len(named)}: {', '.join(works)}"] if named else []
        return "; ".join(parts + self.values)

    @property
    def is_passed(self) -> bool:
        return all(self.passed) and all(passed for _what, passed in self.parts)


def collect(reports) -> dict[int, Found]:
    """What the tests handed in, by number of row."""
    rows = defaultdict(lambda: Found([], [], []))
    for report in reports:
        for name, told in report.user_properties:
            if name == VALUE:
                number, value, passed = told
                rows[number].values.append(value)
                rows[number].passed.append(passed)
            elif name == PART:
                number, what = told
                rows[number].parts.append((what, report.passed))
    return dict(sorted(rows.items()))


def line(number: int, found: Found) -> str:
    row = ROWS[number]
    twice = " x2" if row.weight == 2 else ""
    passed = "yes" if found.is_passed else "NO"
    return f"| {number}{twice} | {row.measure} | {row.line} | {found.told} | {passed} |"


def written() -> dict[int, str]:
    """The lines of the last runs, by number of row."""
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    return {
        int(number): whole for whole, number in re.findall(r"^(\| (\d+)[ x2]* \|.*\|)$", text, re.MULTILINE)
    }


def points(lines: dict[int, str]) -> str:
    won = sum(ROWS[number].weight for number, line in lines.items() if line.endswith("| yes |"))
    return f"{won} of {sum(row.weight for row in ROWS.values())} points in {len(lines)} of {len(ROWS)} rows."


def pytest_terminal_summary(terminalreporter):
    """Prints what was measured, and puts it in place of what stood in docs before."""
    reports = [one for outcome in ("passed", "failed") for one in terminalreporter.stats.get(outcome, [])]
    lines = {number: line(number, found) for number, found in collect(reports).items()}
    whole = dict(sorted((written() | lines).items()))
    terminalreporter.section("UX scorecard")
    terminalreporter.write("\n".join([*lines.values(), "", points(whole)]) + "\n")
    FILE.write_text(HEAD + "\n".join([*whole.values(), "", points(whole)]) + "\n", encoding="utf-8")
