"""The scenes of data/roleplays.yaml in the reader's language; the file's first lines give its rules."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from django.utils.translation import get_language

FILE = Path(__file__).parent / "data" / "roleplays.yaml"


class Role(NamedTuple):
    slug: str
    title: str
    brief: str


class HardQuestion(NamedTuple):
    question: str
    hint: str


class Scenario(NamedTuple):
    slug: str
    title: str
    setting: str
    ask: str
    roles: list[Role]
    goals: list[str]
    hard_questions: list[HardQuestion]
    debrief: list[str]
    care: str

    def role(self, slug: str | None) -> Role | None:
        """The role card ``slug``; None for a role that this scene does not have."""
        return next((role for role in self.roles if role.slug == slug), None)


@cache
def _file() -> dict:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def slugs() -> list[str]:
    return [scenario["slug"] for scenario in _file()["scenarios"]]


def scenarios() -> list[Scenario]:
    """All scenes, in the order of the file."""
    language = (get_language() or "sw")[:2]
    return [_scenario(language, scenario["slug"]) for scenario in _file()["scenarios"]]


def scenario(slug: str) -> Scenario:
    """The scene ``slug``; KeyError for a scene that there is not."""
    return _scenario((get_language() or "sw")[:2], slug)


def observer_card() -> list[str]:
    """What a woman who watches looks out for."""
    return _said(_file()["meta"]["observer_card"], (get_language() or "sw")[:2])


def speaking_frame() -> list[str]:
    """Five lines by which an ask is spoken."""
    return _said(_file()["meta"]["speaking_frame"], (get_language() or "sw")[:2])


def minutes(phase: str) -> int | None:
    """How long a phase lasts by the plan of the scene; None for one that has no end."""
    return next((row["minutes"] for row in _file()["meta"]["phases"] if row["slug"] == phase), None)


@cache
def _scenario(language: str, slug: str) -> Scenario:
    raw = {row["slug"]: row for row in _file()["scenarios"]}[slug]
    roles = [
        Role(row["slug"], _said(row["title"], language), _said(row["brief"], language))
        for row in raw["roles"]
    ]
    questions = [
        HardQuestion(_said(row, language), row.get(f"hint_{language}") or row["hint_sw"])
        for row in raw["hard_questions"]
    ]
    plain = {
        name: _said(raw[name], language) for name in ("title", "setting", "ask", "goals", "debrief", "care")
    }
    return Scenario(slug=slug, roles=roles, hard_questions=questions, **plain)


def _said(texts: dict, language: str):
    return texts.get(language) or texts["sw"]
