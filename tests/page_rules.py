"""What every page must keep to, whoever sees it: one language, nothing inline, nothing from outside, names for all.

``faults(html, language)`` gives a line for each thing that is wrong; tests compare it with an empty list.
"""

import re
from collections import Counter
from html.parser import HTMLParser

from tests.languages import VOID, foreign_strings

# What nobody who looks over her shoulder, or at her history, may read there.
TELLING = re.compile(
    r"(?i)prison|jail|inmate|convict|offend|parole|\bjela\b|gereza|m?fungwa\b|wafungwa|kifungo|umoja[ -]wa[ -]wanawake"
    r"|women.?s[ -]coalition"
)
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "hx-get",
    "hx-post",
    "data-pulse",
    "data-page",
    "data-exit",
)
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}
POLICY = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "frame-ancestors": "'none'"}


class Element:
    def __init__(self, tag, attrs, above):
        self.tag, self.above, self.text = tag, above, ""
        self.attrs = {name: value or "" for name, value in attrs}

    def inside(self, tag: str) -> bool:
        return any(one.tag == tag for one in self.above)

    def __str__(self):
        return f"<{self.tag} {' '.join(f'{name}={value!r}' for name, value in self.attrs.items())}>"


class Page(HTMLParser):
    """The elements of a page in order, each with its text and with those it stands in."""

    def __init__(self, html: str):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs, list(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, attrs, list(self._open)))

    def handle_endtag(self, tag):
        names = [element.tag for element in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def title(self) -> str:
        return " ".join(element.text for element in self.all("title") if not element.inside("svg"))


def faults(html: str, language: str, *, path: str = "", has_ways_out: bool = True) -> list[str]:
    """Everything wrong with a page; ``has_ways_out`` where quick exit and language switch belong on it."""
    page = Page(html)
    return [
        *(f"says: {text}" for text in foreign_strings(html, language)),
        *(f"inline: {element}" for element in page.elements if _is_inline(element)),
        *(f"outside: {address}" for address in _addresses(page) if re.match(r"(?i)(https?:)?//", address)),
        *(f"tells: {text}" for text in [page.title, path, *_addresses(page)] if TELLING.search(text)),
        *(f"no label: {element}" for element in _unlabelled(page)),
        *(f"no words: {element}" for element in page.all("a", "button", "summary") if _is_mute(element)),
        *(f"twice: #{name}" for name, count in _ids(page).items() if count > 1),
        *_missing(page, has_ways_out),
    ]


def policy_faults(response) -> list[str]:
    """Where the policy that comes with an answer is weaker than the house's."""
    given = dict(
        part.strip().partition(" ")[::2]
        for part in response.headers.get("Content-Security-Policy", "").split(";")
    )
    wrong = [f"{name}: {given.get(name)}" for name, value in POLICY.items() if given.get(name) != value]
    return wrong + [
        f"{name}: {value}" for name, value in given.items() if "unsafe" in value or "http" in value
    ]


def _is_inline(element) -> bool:
    return (
        element.tag == "style"
        or (element.tag == "script" and not element.attrs.get("src"))
        or any(name == "style" or name.startswith("on") for name in element.attrs)
    )


def _addresses(page) -> list[str]:
    return [element.attrs[name] for element in page.elements for name in ADDRESSES if name in element.attrs]


def _unlabelled(page) -> list[Element]:
    ids = _ids(page)
    labelled = {element.attrs.get("for") for element in page.all("label")}
    return [
        element
        for element in page.all("input", "select", "textarea")
        if element.attrs.get("type") not in UNLABELLED_TYPES
        and not element.attrs.get("aria-label")
        and not all(name in ids for name in element.attrs.get("aria-labelledby", "-").split())
        and not element.inside("label")
        and element.attrs.get("id") not in labelled
    ]


def _is_mute(element) -> bool:
    return not element.text.strip() and not element.attrs.get("aria-label")


def _ids(page) -> Counter:
    return Counter(element.attrs["id"] for element in page.elements if "id" in element.attrs)


def _missing(page, has_ways_out) -> list[str]:
    found = [] if page.title.strip() else ["no title"]
    found += [] if len(page.all("h1")) == 1 else [f"h1: {len(page.all('h1'))}"]
    if has_ways_out:
        ways = _addresses(page)
        found += [f"no way to {way}" for way in ("/exit/", "/language/") if way not in ways]
    return found
