"""Every kind of step on host (360 px), wall (1920 px) and phone (320 px), in both languages: measured and pictured."""

from collections import defaultdict

import pytest

from tests.browser import measures
from tests.browser.cast import Host, Phone, Wall
from tests.played_day import SEAT, PlayedDay

pytestmark = [pytest.mark.slow, pytest.mark.heavy, pytest.mark.row]
LOOKED_AT = ("ready", "open", "closed", "shown")
ALIKE = {"talk", "break", "circle"}


class SmallPhone(Phone):
    size = (320, 640)


class WalkedDay(PlayedDay):
    """``found`` holds by name of a measure what each page gave, with the page's name in front."""

    def __init__(self, stage):
        super().__init__()
        self.read, self.found = set(), defaultdict(list)
        self.host_screen, self.wall, self.phone = stage(Host), stage(Wall), stage(SmallPhone)
        self.host_screen.sign_in(self.host)
        self.phone.context.add_cookies([{"name": "kiti", "value": SEAT, "url": self.phone.base}])

    def look(self, step, state):
        record = "" if step.kind in ALIKE else step.record
        key = (step.kind, record, state, step.receipts.exists())
        if key in self.read or state not in LOOKED_AT:
            return
        self.read.add(key)
        name = f"{step.position:02}-{step.kind}-{record}-{state}-{'answered' if key[3] else 'new'}"
        for language in ("sw", "en"):
            self.look_at_all(f"{name}-{language}", language)

    def look_at_all(self, name, language):
        paths = {self.host_screen: f"/host/s/{self.meeting.pk}/", self.wall: f"/wall/{self.room.wall_token}/"}
        for screen, path in (paths | {self.phone: f"/s/{self.room.code}/"}).items():
            screen.context.add_cookies([{"name": "lugha", "value": language, "url": screen.base}])
            screen.go(path)
            screen.picture(name)
            self.gather(screen, "cut", measures.ask(screen.page, "cut"), name)
        self.gather(self.wall, "far", measures.ask(self.wall.page, "far"), name)
        self.found["strip"].append((measures.ask(self.wall.page, "strip"), name))
        for screen in (self.host_screen, self.phone):
            for measure, values in measures.ask(screen.page, "taps").items():
                self.gather(screen, measure, values, name)
        written = " ".join(self.wall.page.locator("#now").inner_text().split())
        options = measures.ask(self.phone.page, "options")
        self.found["options"] += [(one in written, one, name) for one in options if not one.isdigit()]

    def gather(self, screen, measure, values, name):
        self.found[screen.kind, measure] += [(value, f"{name} {screen.kind}") for value in values]

    def least(self, measure, *, of=("host", "phone")):
        """The smallest of what pages measured, and where."""
        (value, what), where = min(one for kind in of for one in self.found[kind, measure])
        return round(value, 1), f"{what} ({where})"


def test_every_step_looked_at(stage, transactional_db, score):
    day = WalkedDay(stage)
    day.play()
    taps(day, score)
    nothing_is_cut(day, score)
    walls(day, score)


def taps(day, score):
    small, main, gap = (day.least(measure) for measure in ("all", "main", "gap"))
    passed = small[0] >= 44 and main[0] >= 56 and gap[0] >= 8
    told = f"room, all steps: least {small[0]} px, main {main[0]} px, gap {gap[0]} px"
    score(13, told, passed)
    assert passed, (small, main, gap)


def nothing_is_cut(day, score):
    cut = [one for kind in ("host", "phone", "wall") for one in day.found[kind, "cut"]]
    score(14, f"room, all steps: {len(cut)} of {3 * len(day.found['strip'])} pages cut or sideways", not cut)
    assert cut == []


def walls(day, score):
    strips = [count == 2 for count, _name in day.found["strip"]]
    score(26, f"{sum(strips)} of {len(strips)} walls", all(strips))
    far = [(size, contrast, text, where) for (size, contrast, text), where in day.found["wall", "far"]]
    size, contrast = min(far), min((one[1], *one) for one in far)
    score(27, f"{size[0]:.1f} % of height; {contrast[0]:.1f}:1", size[0] >= 3 and contrast[0] >= 4.5)
    assert (size[0] >= 3, contrast[0] >= 4.5) == (True, True), (size, contrast)
    missing = [one[1:] for one in day.found["options"] if not one[0]]
    score(
        28, f"{len(day.found['options']) - len(missing)} of {len(day.found['options'])} options", not missing
    )
    assert missing == []
