"""The practices of data/practices.yaml, read once and checked; the file's first lines say how they may be led."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from django.utils.translation import get_language

FILE = Path(__file__).parent / "data" / "practices.yaml"
KINDS = ("breathing", "grounding", "movement", "voice", "gratitude", "support")
LANGUAGES = ("en", "sw")
FIRST = ("long-exhale", "feet-on-floor")


class Faulty(ValueError):
    """The file breaks one of its own rules."""


class Phase(NamedTuple):
    """One part of a round: ``name`` says how the picture moves, ``words`` what is read, by language."""

    name: str
    seconds: int
    words: dict

    @property
    def text(self) -> str:
        return _in_her_language(self.words)


@dataclass(frozen=True, eq=False)
class Practice:
    """A short exercise. ``pattern`` is empty where it is led by words alone; ``on_wall`` is a hard no where False."""

    slug: str
    kind: str
    minutes: int
    group: str
    on_wall: bool
    rounds: int
    pattern: tuple[Phase, ...]
    gentle_pattern: tuple[Phase, ...]
    words: dict

    @property
    def title(self) -> str:
        return _in_her_language(self.words["title"])

    @property
    def steps(self) -> list[str]:
        return _in_her_language(self.words["steps"])

    @property
    def cautions(self) -> list[str]:
        return _in_her_language(self.words["cautions"])

    @property
    def when(self) -> str:
        return _in_her_language(self.words["when"])

    def phases(self, *, gentle: bool = False) -> tuple[Phase, ...]:
        return (gentle and self.gentle_pattern) or self.pattern


@cache
def everything() -> dict[str, Practice]:
    """All practices by slug, the two that suit most rooms first."""
    found = [_checked(raw) for raw in _raw()["practices"]]
    if len({practice.slug for practice in found}) < len(found):
        raise Faulty("two practices have one slug")
    found.sort(key=lambda practice: FIRST.index(practice.slug) if practice.slug in FIRST else len(FIRST))
    return {practice.slug: practice for practice in found}


def find(slug: str) -> Practice | None:
    return everything().get(slug)


def for_everyone() -> list[str]:
    """What holds in every practice: eyes, joining, touching, stopping."""
    return _in_her_language(_raw()["rules_everyone"])


def if_distress() -> list[str]:
    """What the care person does when it becomes too much for someone."""
    return _in_her_language(_raw()["if_distress"])


@cache
def _raw() -> dict:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _checked(raw: dict) -> Practice:
    slug = raw.get("slug", "?")
    if raw["kind"] not in KINDS or raw["minutes"] < 1 or raw["rounds"] < 1:
        raise Faulty(f"{slug}: kind, minutes or rounds")
    for name in ("title", "steps", "cautions", "when"):
        _check_both_languages(raw[name], f"{slug}: {name}")
    return Practice(
        slug=slug,
        on_wall=raw["wall"],
        pattern=_phases(raw["pattern"], slug),
        gentle_pattern=_phases(raw.get("gentle_pattern", []), slug),
        words={name: raw[name] for name in ("title", "steps", "cautions", "when")},
        **{name: raw[name] for name in ("kind", "minutes", "group", "rounds")},
    )


def _phases(pattern: list[dict], slug: str) -> tuple[Phase, ...]:
    phases = tuple(
        Phase(raw["phase"], raw["seconds"], {language: raw.get(language) for language in LANGUAGES})
        for raw in pattern
    )
    for phase in phases:
        _check_both_languages(phase.words, f"{slug}: {phase.name}")
        if type(phase.seconds) is not int or phase.seconds < 1:
            raise Faulty(f"{slug}: {phase.name} must last a whole number of seconds")
    return phases


def _check_both_languages(words: dict, where: str) -> None:
    texts = [words.get(language) for language in LANGUAGES]
    if not all(texts):
        raise Faulty(f"{where}: a language is missing")
    if isinstance(texts[0], list) and len({len(lines) for lines in texts}) > 1:
        raise Faulty(f"{where}: the languages have not the same number of lines")


def _in_her_language(words: dict):
    return words[(get_language() or "sw")[:2]]
