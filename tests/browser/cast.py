"""The people of the browser tests: a host, a wall and phones, each a browser of her own that notes what goes wrong."""

import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

PICTURES = Path(settings.BASE_DIR) / "tests" / "screenshots"
PATIENCE = 15000  # milliseconds, on a machine that does other things too
HOST_PAGE = re.compile(r"/host/s/\d+/$")


class Screen:
    """One browser window. ``faults`` gathers console errors (a CSP violation is one) and calls to outside hosts."""

    size = (1280, 900)
    language = "en"
    kind = "screen"

    def __init__(self, browser: Browser, base: str, *, scripts: bool = True):
        self.base = base
        self.context = browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]}, java_script_enabled=scripts
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies([{"name": "lugha", "value": self.language, "url": base}])
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._watch)

    def _listen(self, message) -> None:
        if message.type == "error" and not any(word in message.text for word in self.expected):
            self.faults.append(message.text)

    def _watch(self, request) -> None:
        if not request.url.startswith((self.base, "data:", "about:")):
            self.faults.append(f"asked an outside host: {request.url}")

    def sign_in(self, member) -> None:
        client = Client()
        client.force_login(member)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.base}])

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}-{self.kind}.png", full_page=self.kind != "wall")

    def close(self) -> None:
        self.context.close()


class Host(Screen):
    """The facilitator's screen, a phone held upright, driven by its own buttons."""

    kind = "host"
    size = (360, 740)

    def press(self) -> None:
        """The one button."""
        self.page.locator("#onebutton").click()

    def deed(self, name: str, where: str = "", button: str = "", /, **fields) -> None:
        """Fill the form of a deed and send it; ``where`` narrows down which form, ``button`` which button."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        target = f'form[action$="/{name}/"]' if not button else f'form:has(button[formaction$="/{button}/"])'
        form = self.page.locator(target + where).first
        for field, value in fields.items():
            fill(form, field, value)
        sender = f'button[formaction$="/{button}/"]' if button else "button:not([formaction])"
        whole_page = form.get_attribute("hx-post") is None
        with self.page.expect_navigation() if whole_page else self.page.expect_response(HOST_PAGE):
            form.locator(sender).last.click()


class Wall(Screen):
    kind = "wall"
    size = (1920, 1080)


class Phone(Screen):
    """A member's phone: small, in Kiswahili, and handed round."""

    kind = "phone"
    size = (360, 740)
    language = "sw"

    def join(self, token: str) -> None:
        self.go(f"/j/{token}/")
        self.page.locator("main form button").click()
        self.here()

    def here(self) -> None:
        """In the room, with the script that keeps what she sends."""
        expect(self.page.locator("#now")).to_be_visible()
        self.page.wait_for_load_state()

    def follows(self, step, state: str = "open") -> None:
        """Within two seconds or so the phone stands where the host does."""
        mark = re.compile(f"^{step.pk}-{state}-0$")
        expect(self.page.locator("#now")).to_have_attribute("data-mark", mark, timeout=PATIENCE)

    def send(self, selector: str = "form[data-send]", **fields) -> None:
        """Fill what is asked and press Send; returns when the server has it."""
        form = self.page.locator(f"#now {selector}").first
        for field, value in fields.items():
            fill(form, field, value)
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            form.locator("button:not([name])").first.click()
        assert sent.value.status in (200, 302), sent.value.status

    def hand_over(self) -> None:
        """Give the phone to the next woman, who says that she is ready."""
        self.page.locator("a[href$='/pass/']").click()
        self.page.wait_for_url("**/pass/")  # what is on its way goes first
        self.page.locator("main form button").click()
        self.here()


def fill(form: Locator, name: str, value) -> None:
    """Give the field ``name`` of ``form`` a value, whatever kind of field it is."""
    fields = form.locator(f'[name="{name}"]:not([type=hidden])')
    kind = fields.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        for one in value if isinstance(value, list) else [value]:
            form.locator(f'[name="{name}"][value="{one}"]').check(force=True)
    elif kind == "select-one":
        fields.first.select_option(str(value))
    else:
        fields.first.fill(str(value))


def as_if_elsewhere(route):
    """The real way out, without the page of others that it leads to."""
    left = route.fetch(max_redirects=0)
    kept = {name: value for name, value in left.headers.items() if name != "location"}
    route.fulfill(status=200, headers=kept, body="elsewhere")
