"""Session plans that a facilitator can start from, one YAML file each; the file's first lines explain its fields."""

from datetime import time
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


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
        for step in section["steps"]:
            texts = ("title", "purpose", "notes", "prompts", "output", "paper", "materials")
            found.append(
                {
                    "position": len(found) + 1,
                    "words": {"section": section["title"]} | {name: step[name] for name in texts},
                    "planned_minutes": step["minutes"],
                }
                | {
                    name: step[name]
                    for name in ("slug", "kind", "record", "minutes", "min_minutes", "priority", "grouping")
                }
                | {"wall": step["wall"]}
            )
    return found
