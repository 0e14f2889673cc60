"""Every page of a phone, a member or a visitor: what it costs, how it is met by thumbs, large letters and Tab."""

from collections import defaultdict

import pytest

from tests.browser import measures
from tests.browser.cast import PICTURES
from tests.browser.network import Meter, kb
from tests.browser.reader import Reader
from tests.pages import looks
from tests.world import World

pytestmark = [pytest.mark.row, pytest.mark.heavy, pytest.mark.slow]
KB = 1024
WRONG = PICTURES / "pages.txt"
NARROW, WIDER = {"width": 320, "height": 640}, {"width": 360, "height": 740}


class Walk:
    """``found`` holds by measure what each page gave, and which page it was."""

    def __init__(self, reader, world):
        self.reader, self.page, self.world = reader, reader.page, world
        self.meter, self.found, self.pages = Meter(reader.page), defaultdict(list), 0

    def see(self, role, path) -> None:
        self.reader.become(self.world.client(role).cookies)
        self.meter.forget_files()
        self.meter.clear()
        self.reader.go(path)
        if not self.page.locator("body:is(.phone, .plain)").count():
            return
        self.pages += 1
        self.cost(path)
        for measure, values in measures.ask(self.page, "taps").items():
            self.found[measure] += [(value, what, path) for value, what in values]
        self.found["cut"] += [(one, path) for one in measures.ask(self.page, "cut")]
        self.found["stops"] += [(stop, path) for stop in measures.stops_of_tab(self.page)]
        self.large_letters(path)

    def cost(self, path) -> None:
        self.page.wait_for_timeout(50)
        self.found["first"].append((self.meter.bodies.total(), path))
        self.meter.clear()
        self.page.reload()
        self.page.wait_for_timeout(50)
        self.found["again"].append((self.meter.bodies.total(), path))

    def large_letters(self, path) -> None:
        self.page.set_viewport_size(WIDER)
        self.page.evaluate("document.documentElement.style.fontSize = '200%'")
        self.found["cut"] += [(f"200 %: {one}", path) for one in measures.ask(self.page, "cut")]
        self.page.set_viewport_size(NARROW)


def test_every_page_of_hers(stage, transactional_db, settings, score):
    settings.DEMO = True
    reader = stage(Reader)
    reader.expected = ("404", "403")
    walk = Walk(reader, World())
    for role, path in looks(walk.world):
        walk.see(role, path)
    wrong = [*weight(walk, score), *thumbs_and_eyes(walk, score), *tab(walk, score)]
    WRONG.parent.mkdir(exist_ok=True)
    WRONG.write_text(
        "\n".join(map(str, wrong)), encoding="utf-8"
    )  # a long list is read better there than here
    assert wrong == []


def weight(walk, score) -> list:
    (first, where), (again, where_again) = max(walk.found["first"]), max(walk.found["again"])
    told = f"heaviest of {walk.pages} pages {kb(first)}; repeat view {kb(again)}"
    score(4, told, first <= 30 * KB and again <= 8 * KB)
    heavy = [(where, first)] if first > 30 * KB else []
    return heavy + ([(where_again, again)] if again > 8 * KB else [])


def thumbs_and_eyes(walk, score) -> list:
    lines = {"all": 44, "main": 56, "gap": 8}
    small, main, gap = (round(min(walk.found[measure])[0], 1) for measure in lines)
    passed = small >= 44 and main >= 56 and gap >= 8
    score(13, f"{walk.pages} pages: least {small} px, main {main} px, gap {gap} px", passed)
    cut = walk.found["cut"]
    told = f"{walk.pages} pages at 320 px, and at 360 px with 200 % text: {len(cut)} cut or sideways"
    score(14, told, not cut)
    near = {one for measure, line in lines.items() for one in walk.found[measure] if round(one[0], 1) < line}
    return [*cut, *sorted(near)]


def tab(walk, score) -> list:
    stops = walk.found["stops"]
    bad = [(stop, path) for stop, path in stops if not (stop["ring"] and stop["free"])]
    score(17, f"{len(stops) - len(bad)} of {len(stops)} stops on {walk.pages} pages", not bad)
    return bad
