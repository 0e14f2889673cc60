"""Words of a card, evened out: spelling, the prefixes of Kiswahili, and what the list of the field knows of them."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

LIST = Path(__file__).parent.parent / "data" / "words_of_the_field.yaml"
SHORTEST = 3
MOST = 20_000  # words whose roots are kept at hand
# What stands before the root of a verb or a noun: negation, who, when, whom; or the class of a noun.
PREFIX = re.compile(
    r"(?:ha|si|hu)?(?:ni|tu|mu|mw|wa|ki|vi|zi|li|ya|ku|pa|ma|mi|ch|vy|u|a|m|i)?"
    r"(?:nge|na|li|ta|me|ka|ja|ki|sha)?(?:ni|ku|mu|mw|tu|wa|ji|ki|vi|zi|li|ya|m|u|i)?"
)
ENDINGS = ("ing", "ed", "es", "s", "wa", "ni")
# How the same word is often written: by ear, in a hurry, or by a woman whose first language has one sound for both.
BY_EAR = [
    ("dh", "z"),
    ("th", "t"),
    ("gh", "g"),
    ("kh", "h"),
    ("ph", "f"),
    ("r", "l"),
    ("sh", "s"),
    ("ck", "k"),
]
FUZZY = 6  # letters from which on one letter may be wrong
LONGEST_END = 2  # letters that may follow such a root


class Field(NamedTuple):
    """The list: stems by length and the (field, line) of each; what has one letter too few; what says little."""

    stems: dict[str, tuple[str, int]]
    near: dict[str, tuple[str, int]]
    whole: dict[str, tuple[str, int]]
    phrases: dict[str, tuple[str, int]]
    little: frozenset[str]


def even(text: str) -> str:
    """Lower case, no accents, one letter where it is doubled, one spelling for what sounds alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "")
    for heard, written in BY_EAR:
        plain = plain.replace(heard, written)
    return re.sub(r"([^\W\d_])\1+", r"\1", plain)


def words(text: str) -> list[str]:
    """Each word of ``text``, evened out, but those that say little."""
    return [word for word in re.findall(r"[^\W\d_]+", even(text)) if word not in the_list().little]


def as_written(text: str) -> dict[str, str]:
    """Each root of ``text`` that says something, and the word as she wrote it."""
    found = {}
    for word in re.findall(r"[^\W\d_]+", text):
        for one in words(word):
            found.setdefault(stem(one), word.casefold())
    return found


@lru_cache(MOST)
def stems(word: str) -> tuple[str, ...]:
    """``word``, and what may be its root: all that is left when prefixes are taken off, the longest first."""
    found = {word}
    for end in range(1, min(len(word) - SHORTEST, 9) + 1):
        if PREFIX.fullmatch(word, 0, end):
            found.add(word[end:])
    return tuple(sorted(found, key=lambda stem: (-len(stem), stem)))


def stem(word: str) -> str:
    """One root for all forms of ``word`` that prefixes and the commonest endings make."""
    kept = [one for one in stems(word) if len(one) >= SHORTEST + 1] or [word]
    root = kept[-1]
    for ending in ENDINGS:
        if root.endswith(ending) and len(root) - len(ending) >= SHORTEST:
            return root[: -len(ending)]
    return root


def topics(text: str) -> set[tuple[str, int]]:
    """What the list knows of ``text``: the field and the line of each word that stands on it."""
    known, whole = the_list(), even(text)
    found = set()
    for phrase, topic in known.phrases.items():
        if phrase in whole:
            found.add(topic)
            whole = whole.replace(phrase, " ")
    return found.union(*(_known(word) for word in words(whole)))


@lru_cache(MOST)
def _known(word: str) -> frozenset[tuple[str, int]]:
    known = the_list()
    if word in known.whole:
        return frozenset({known.whole[word]})
    best: dict[int, set] = {}
    for one in stems(word):
        # So short a root must be all of it.
        for length in range(min(SHORTEST + 1, len(one)), len(one) + 1):
            if topic := known.stems.get(one[:length]):
                best.setdefault(length, set()).add(topic)
    if best:
        return frozenset(best[max(best)])
    return frozenset(topic for one in stems(word) for topic in _nearly(one, known.near))


def _nearly(one: str, near: dict) -> set:
    """Known stems that ``one`` begins with but for one letter: left out, put in, or another one."""
    found = set()
    for length in range(max(FUZZY - 1, len(one) - LONGEST_END), len(one) + 1):
        start = one[:length]
        for left_out in (start, *(start[:at] + start[at + 1 :] for at in range(length))):
            if topic := near.get(left_out):
                found.add(topic)
    return found


@cache
def the_list() -> Field:
    read = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    known = Field({}, {}, {}, {}, frozenset(even(word) for line in read["little"] for word in line))
    for field, lines in read["fields"].items():
        for number, line in enumerate(lines):
            for entry in line:
                _enter(known, str(entry), (field, number))
    return known


def _enter(known: Field, entry: str, topic: tuple[str, int]) -> None:
    word = even(entry.removeprefix("="))
    if " " in word:
        known.phrases[word] = topic
    elif entry.startswith("="):
        known.whole[word] = topic
    else:
        known.stems[word] = topic
        if len(word) >= FUZZY:
            known.near.update({word[:at] + word[at + 1 :]: topic for at in range(len(word))} | {word: topic})


def forget() -> None:
    """Let go of what was worked out for single words; they stay in memory otherwise."""
    stems.cache_clear()
    _known.cache_clear()
