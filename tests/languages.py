"""Finds what a page says in the wrong language. For any test that has a page in its hands.

``foreign_strings(html, "sw")`` looks at the text and the spoken attributes of a page: whole texts that the catalogues
know in the other language, and texts with small words that only the other language has, which finds what nobody
gave to the catalogues. What people wrote themselves stays as they wrote it: elements with ``data-words``, with the
class ``words`` or with a ``lang`` of their own are passed over.
"""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from coalition.web import catalogues

SPOKEN_ATTRIBUTES = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
SPOKEN_INPUTS = {"button", "reset", "submit"}
UNSPOKEN = {"script", "style"}
VOID = set("area base br col embed hr img input link meta source track wbr".split())

# Words so common that hardly a sentence is without one, and that the other language does not have.
SMALL_WORDS = {
    "en": "the and you your is are of this that with not have has from for what when who will here there please",
    "sw": "na ya wa kwa ni za hii huu hiyo hapa yako wako kama saa leo sasa kila wote bado tafadhali asubuhi jioni",
}
SMALL_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
PLACEHOLDER = re.compile(r"%\(\w+\)[.\d]*[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")


def foreign_strings(html: str, language: str) -> list[str]:
    """What the page says in the other language, in the order of the page; a wrong ``<html lang>`` comes first."""
    page = _Page(language)
    page.feed(html)
    page.close()
    found = [] if page.lang == language else [f"<html lang={page.lang!r}>"]
    return found + [text for text in page.texts if _is_foreign(text, language)]


def _is_foreign(text: str, language: str) -> bool:
    other = "en" if language == "sw" else "sw"
    literals, patterns = _known(other)
    own_literals, own_patterns = _known(language)
    if text in own_literals or any(pattern.fullmatch(text) for pattern in own_patterns):
        return False
    words = set(re.findall(r"[a-z']+", text.lower()))
    return (
        text in literals
        or any(pattern.fullmatch(text) for pattern in patterns)
        or bool(words & SMALL_WORDS[other])
    )


@cache
def _known(language: str) -> tuple[frozenset[str], tuple[re.Pattern, ...]]:
    """The texts of one language that are long enough to be told from names: as they stand, and with gaps."""
    literals, patterns = set(), []
    for text in _texts(language):
        if PLACEHOLDER.search(text):
            patterns.append(re.compile(".+?".join(map(re.escape, PLACEHOLDER.split(text))), re.DOTALL))
        else:
            literals.add(text.replace("%%", "%"))
    return frozenset(literals), tuple(patterns)


def _texts(language: str) -> Iterator[str]:
    for path in (catalogues.project_catalogue(), catalogues.library_catalogue()):
        for entry in catalogues.read(path).values():
            english = [entry.msgid, entry.msgid_plural]
            kiswahili = [entry.msgstr, *entry.msgstr_plural.values()]
            wanted, others = (english, kiswahili) if language == "en" else (kiswahili, english)
            for text in filter(None, wanted):
                # A text with tags inside reaches the page in pieces.
                yield from (
                    part for part in map(_squeezed, TAG.split(text)) if part not in others and _is_long(part)
                )


def _is_long(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", text))
    return len(words) > 1 or any(len(word) > 4 for word in words)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


class _Page(HTMLParser):
    """Collects what is seen or read aloud, without what people wrote themselves."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.lang = language, None
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []  # tag, and whether what is in it is to be passed over

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values.pop("lang", None)
        passed_over = self._is_passed_over(tag, values)
        if not passed_over:
            self._add_attributes(tag, values)
        if tag not in VOID:
            self.open.append((tag, passed_over))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        tags = [name for name, _ in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self._add(data)

    def _is_passed_over(self, tag, values):
        return (
            (bool(self.open) and self.open[-1][1])
            or tag in UNSPOKEN
            or "data-words" in values
            or "words" in values.get("class", "").split()
            or values.get("lang", self.language) != self.language
        )

    def _add_attributes(self, tag, values):
        for name in SPOKEN_ATTRIBUTES & values.keys():
            self._add(values[name])
        if tag == "input" and values.get("type") in SPOKEN_INPUTS:
            self._add(values.get("value", ""))

    def _add(self, text):
        self.texts += filter(None, {_squeezed(line): None for line in [text, *text.splitlines()]})
