"""A browser that reads pages as somebody, and says what is wrong with them for her eyes, fingers and data bundle."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.cast import Screen

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}
KB = 1024
ROOM, PAGE, SCRIPT = 14 * KB, 30 * KB, 4 * KB  # bytes as they come over the network, everything together
OF_THE_ROOM = ("/j/", "/s/")

TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [`sideways: ${document.documentElement.scrollWidth} px`] : []"""

# A link inside a sentence may be as high as its line (WCAG 2.5.8); whatever stands alone is for a thumb.
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .map((one) => one.matches("[type=radio], [type=checkbox]") && one.labels[0] || one)
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest(".skip, .visually-hidden"))
    .filter((one) => {
        const beside = one.parentElement.textContent.trim().length > one.textContent.trim().length;
        return !(one.matches("a") && getComputedStyle(one).display === "inline" && beside);
    })
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.height && Math.min(box.width, box.height) < 43.5)
    .map(([one, box]) => `small: ${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""

SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum < 0.05 ? [] : [`moves while it loads: ${sum.toFixed(3)}`]), 20);
})"""

LOADED = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .map((one) => [one.name, one.encodedBodySize])"""


class Reader(Screen):
    """The smallest phone, in Kiswahili."""

    kind = "reader"
    size = (320, 640)
    language = "sw"
    theme = "light"
    heaviest = (0, 0, "")

    def become(self, cookies) -> None:
        """Sit before this browser as the woman whose cookies these are."""
        mine = {morsel.key: morsel.value for morsel in cookies.values()}
        mine |= {"lugha": self.language, "mwanga": self.theme}
        self.context.clear_cookies()
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.base} for name, value in mine.items()]
        )

    def read(self, path: str) -> list[str]:
        self.go(path)
        return self.faults_here()

    def faults_here(self) -> list[str]:
        found = Axe().run(self.page, options=RULES).response["violations"]
        lines = [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
        lines += self.page.evaluate(TOO_WIDE) + self.page.evaluate(SHIFTED)
        if self.page.locator("body:is(.phone, .plain)").count():
            lines += self.page.evaluate(TOO_SMALL) + self.too_heavy()
        return lines

    def too_heavy(self) -> list[str]:
        """What this page costs her: all its files as they came over the network, also those she had already."""
        loaded = {name.removeprefix(self.base): size for name, size in self.page.evaluate(LOADED)}
        assert all(size for name, size in loaded.items() if "/pulse/" not in name), loaded
        here = self.page.url.removeprefix(self.base)
        limit = ROOM if here.startswith(OF_THE_ROOM) else PAGE
        total, script = sum(loaded.values()), sum(loaded[name] for name in loaded if name.endswith(".js"))
        over = {"page": (total, limit), "script": (script, SCRIPT)}
        self.heaviest = max(self.heaviest, (total, script, here))
        return [f"heavy: {what} {size} > {most}" for what, (size, most) in over.items() if size > most]


class WideReader(Reader):
    """A laptop at night, in English."""

    size = (1280, 800)
    language = "en"
    theme = "dark"
