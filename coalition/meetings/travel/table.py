"""The table: what each app says of a day that travels, and how all of them are found."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from coalition.meetings.models import Meeting

NOTHING: Mapping = {}


class Refused(Exception):
    """A file is not taken in; the exception's text is for the person who brought it."""


class Rows(NamedTuple):
    """The rows of one model that belong to a day.

    ``meeting`` is the way from a row to its meeting. Every field travels but for those in ``without``, each with why.
    ``fresh`` makes what the row needs and must not bring. Rows whose order would tell something are ``unordered``: they
    are written down in the order of their words. ``known_by`` are the lookups by which a row of another day is found
    again. ``says`` is the heading under which they are counted for who looks at the file.
    """

    model: str
    meeting: str
    says: Any = None
    without: Mapping[str, str] = NOTHING
    fresh: Mapping[str, Callable] = NOTHING
    unordered: bool = False
    known_by: tuple[str, ...] = ()

    @property
    def type(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def of(self, meeting: Meeting) -> list:
        return list(self.type._base_manager.filter(**{self.meeting: meeting.pk}).order_by("pk"))

    def fields(self) -> list[models.Field]:
        """Those that travel, but for the key and the way straight to the meeting."""
        return [
            field
            for field in self.type._meta.local_concrete_fields
            if not field.primary_key and field.name not in self.without and field.name != self.meeting
        ]


class Taking:
    """A day that is being taken in: its ``meeting`` here, ``who`` each number in the file is here (None: nobody), and
    ``made``, for each model the rows in the order of the file (None where one was left out)."""

    def __init__(self, meeting: Meeting, who: dict[str, int | None], *, now):
        self.meeting, self.who, self.now = meeting, who, now
        self.made: dict[str, list] = {}


class DayCarrier:
    """What one app brings of a day, in the order in which it can be made anew: what others point to comes first."""

    carried: tuple[Rows, ...] = ()
    left_behind: dict[str, str] = {}  # models that hang on a day and stay, and why

    def tell(self, meeting: Meeting) -> dict:
        """What is not rows of the day, and belongs to it."""
        return {}

    def take(self, taking: Taking, told: dict) -> None:
        """Make the rows anew, and do what follows from them."""
        from coalition.meetings.travel.rows import make  # rows.py knows the table

        for rows in self.carried:
            make(rows, told["rows"].get(rows.model, []), taking)

    def words(self, told: dict) -> list[tuple]:
        """What binds the group, in the day's own words: headings, each with its lines."""
        return []

    def notes(self, told: dict, who: dict[str, int | None]) -> list[str]:
        """What to know before it comes in: where it meets what is here already."""
        return []

    def tell_along(self) -> dict:
        """What a laptop needs of this app before the day."""
        return {}

    def take_along(self, told: dict, *, now) -> None:
        """Set it up on a laptop."""


def carriers() -> list[DayCarrier]:
    return [import_string(path)() for path in settings.DAY_CARRIERS]


def models_of_a_day() -> set[str]:
    """Every model that hangs on a meeting, over however many others."""
    found: set[type[models.Model]] = {Meeting}
    while more := {model for model in apps.get_models() if model not in found and _leads_to(model, found)}:
        found |= more
    return {model._meta.label for model in found}


def _leads_to(model: type[models.Model], found: set[type[models.Model]]) -> bool:
    fields = [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]
    return any(field.related_model in found for field in fields)


def not_ours() -> Refused:
    return Refused(_("The file does not fit together. Nothing of it was taken in. Make it once more."))


def newer() -> Refused:
    return Refused(
        _(
            "A newer program wrote this file. First put the same program on this computer, then bring the file."
        )
    )
