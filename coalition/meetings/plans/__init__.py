"""Session plans that a facilitator can start from, one YAML file each; the file's first lines explain its fields."""

from datetime import time
from functools import cache
from pathlib import Path

import yaml

from coalition.meetings.plans import bare
from coalition.meetings.plans.bare import BARE, LANGUAGES

__all__ = [
    "BARE",
    "LANGUAGES",
    "before",
    "block",
    "catalogue",
    "choices",
    "load",
    "slugs",
    "starts",
    "steps",
    "title",
    "total_minutes",
]

FOLDER = Path(__file__).parent
TEXTS = ("title", "purpose", "notes", "prompts", "output", "paper", "materials")


@cache
def load(slug: str) -> dict:
    """The plan ``slug`` as it stands in its file; KeyError for a plan that there is not."""
    path = FOLDER / f"{slug}.yaml"
    if not path.is_file():
        raise KeyError(slug)
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def slugs() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def title(slug: str, language: str) -> str:
    return load(slug)["meta"]["title"][language]


def starts(slug: str) -> time:
    return time.fromisoformat(load(slug)["meta"]["start"])


def total_minutes(slug: str) -> int:
    return load(slug)["meta"]["total_minutes"]


def steps(slug: str) -> list[dict]:
    """The plan's steps in order, each as the keyword arguments of a Step."""
    found = []
    for section in load(slug)["sections"]:
        for step in map(_whole, section["steps"]):
            found.append(
                {
                    "position": len(found) + 1,
                    "words": {"section": section["title"]}
                    | {name: step[name] for name in TEXTS}
                    | _cards(step),
                    "planned_minutes": step["minutes"],
                }
                | {
                    name: step[name]
                    for name in ("slug", "kind", "record", "minutes", "min_minutes", "priority", "grouping")
                }
                | {"wall": step["wall"]}
            )
    return found


def before(slug: str, language: str) -> list[str]:
    """What to prepare before such a day; nothing for a plan of the coalition's own."""
    found = load(slug).get("setup", []) if slug in slugs() else []
    return [thing[language[:2]] for thing in found]


def _cards(step: dict) -> dict:
    """The cards that the step is told from, by language; nothing where it has none."""
    if "cards" not in step:
        return {}
    by_language = {
        language: [
            {"picture": card["picture"]}
            | {name: card[name][language] for name in ("title", "text", "example")}
            for card in step["cards"]
        ]
        for language in LANGUAGES
    }
    return {"cards": by_language}


def _whole(step: dict) -> dict:
    """A step that is ``like`` one of another plan, with all that it does not say itself."""
    if "like" not in step:
        return step
    plan, slug = step["like"].split("/")
    sections = load(plan)["sections"]
    return next(one for section in sections for one in section["steps"] if one["slug"] == slug) | step


@cache
def catalogue() -> dict[str, dict]:
    """Every block that a plan of ours has, by its slug; of two with one slug the first."""
    found: dict[str, dict] = {}
    for plan in sorted(slugs(), key=lambda slug: -total_minutes(slug)):
        for step in steps(plan):
            found.setdefault(step["slug"], step)
    return found


def choices(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The catalogue for a list to choose from, by section."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for slug, step in catalogue().items():
        words = step["words"]
        groups.setdefault(words["section"][language], []).append((slug, words["title"][language]))
    return list(groups.items())


def block(what: str) -> dict:
    """The keyword arguments of a new Step: one of the catalogue, or a bare one."""
    return bare.block(what) if what in BARE else dict(catalogue()[what])
