"""Blocks without a script of ours, for what a room may suddenly need: their names, usual minutes and records.

Who adds one writes its question. What needs a text of the plan to know what it is about (vision, structure) is not
here.
"""

from typing import NamedTuple

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("sw", "en")
LEAST = 3


class Bare(NamedTuple):
    """``alone``: a day has one at most."""

    kind: str
    record: str
    name: str | Promise
    minutes: int
    icon: str = "speak"
    wall: str = "all"
    grouping: str = "room"
    alone: bool = False


BARE = {
    "talk": Bare("talk", "talk", _("A talk"), 15),
    "circle": Bare("circle", "circle", _("A circle"), 15, "people", "instructions_only"),
    "brainstorm": Bare("brainstorm", "cards", _("Ideas on cards"), 15, "edit", "text_only"),
    "groups": Bare(
        "brainstorm", "cards", _("Ideas in small groups"), 20, "people", "text_only", "small_groups"
    ),
    "themes": Bare("themes", "themes", _("Put cards into themes"), 10, "tasks", "text_only"),
    "order": Bare("order", "order", _("Put issues in order"), 8, "up", "totals_only", "solo"),
    "dots": Bare("dots", "dots", _("Dot voting"), 8, "dot", "totals_only", "solo"),
    "weighing": Bare(
        "rating", "ratings", _("Weigh issues: urgent, possible"), 10, "star", "totals_only", "solo"
    ),
    "map": Bare("ranking", "agenda_map", _("Read the map, set the order"), 10, "tasks", "totals_only"),
    "decision": Bare("decision", "decision", _("A decision"), 12, "check", "totals_only"),
    "strategy": Bare(
        "strategy", "strategies", _("Ways to carry an issue"), 15, "next", "all", "small_groups"
    ),
    "rules": Bare("rules", "ground_rules", _("Our ground rules"), 10, "check", alone=True),
    "role": Bare("roleplay", "roleplay_lessons", _("A role-play"), 20, "speak", "instructions_only"),
    "practice": Bare("wellness", "practice_done", _("A breath or a practice"), 6, "sun"),
    "break": Bare("break", "break", _("A break"), 10, "pause", "instructions_only"),
    "review": Bare(
        "review", "task_review", _("What became of our tasks"), 15, "tasks", "text_only", alone=True
    ),
    "minutes": Bare(
        "minutes", "last_record", _("The record of last time"), 8, "listen", "text_only", alone=True
    ),
    "actions": Bare("actions", "actions", _("What we will do"), 10, "plus"),
    "tasks": Bare("actions", "tasks", _("Who takes which task"), 10, "people"),
    "partners": Bare("actions", "partners", _("Who could walk with us"), 8, "people"),
    "commitments": Bare(
        "reflect", "commitments", _("What each of us will do"), 8, "star", "instructions_only"
    ),
    "feedback": Bare("feedback", "feedback", _("How was it?"), 6, "sun", "totals_only", "solo", alone=True),
}


def block(what: str) -> dict:
    """The keyword arguments of a new Step of this name; KeyError where there is none."""
    bare = BARE[what]
    title = {}
    for language in LANGUAGES:
        with translation.override(language):
            title[language] = str(bare.name)
    taken = ("kind", "record", "minutes", "wall", "grouping")
    fields = {name: getattr(bare, name) for name in taken}
    return fields | {"words": {"title": title}, "priority": "should", "min_minutes": min(LEAST, bare.minutes)}


def offered(kinds: set[str]) -> list[tuple[str, Bare]]:
    """What can be added to a day that has these ``kinds`` already."""
    return [(what, bare) for what, bare in BARE.items() if not (bare.alone and bare.kind in kinds)]
