"""The table: what each app is asked about a member, and how all of them are asked together."""

import enum
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from members.models import Member


class Fact(NamedTuple):
    """One thing that is kept: ``key`` for a program that reads it, ``label`` for her, and what it says."""

    key: str
    label: str
    value: object


class Section(NamedTuple):
    """What belongs together under one heading: rows of facts."""

    key: str
    title: str
    rows: list[list[Fact]]


Column = tuple[str, str, Callable[[Any], object]]


def section(key: str, title: str, things: Iterable, *columns: Column) -> Section:
    """A section with one row for each of ``things``; a column is a key, a label, and what to ask of the thing."""
    rows = [[Fact(key, label, ask(thing)) for key, label, ask in columns] for thing in things]
    return Section(key, title, rows)


class WhenMerged(enum.Enum):
    """What becomes of a row when the record of hers on which it hangs goes into another record of hers."""

    CARRIED = "it hangs on the record that stays"
    ONE = "there is one for her; where both records have it, the one of the record that stays counts"
    LEFT_BEHIND = "it is not carried over"


class Agreement(NamedTuple):
    """A yes of hers that stands: for which purpose, in which words and version of them, since when, until when."""

    purpose: str
    title: str
    words: str
    version: int | None
    given_on: date
    until: date | None
    heard_by: Member | None = None

    def is_over(self, today: date) -> bool:
        return self.until is not None and self.until <= today


class PersonalData:
    """What one app keeps about a member, and what becomes of it when she leaves or two records of hers become one."""

    deleted: tuple[str, ...] = ()  # rows that go with her, with everything that hangs on them
    cut: tuple[str, ...] = ()  # rows of the group or of others, which stay without her
    emptied: tuple[str, ...] = ()  # what ``forget`` empties by hand
    kept: dict[str, str] = {}  # what stays, and why
    # When two records become one. Not carried over: keys, and what nobody but she herself may ever read, because two
    # who merge a stranger's record into a friend's would hand it over.
    one_of_hers: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    held_fast: tuple[
        str, ...
    ] = ()  # neither handed over nor lost: such a record can only be the one that stays

    def holds(self, member: Member) -> list[Section]:
        """Everything about her that she may take with her."""
        return []

    def agreements(self, member: Member) -> list[Agreement]:
        """What she said yes to and has not taken back, also where it is too old to be used."""
        return []

    def take_back(self, member: Member, *, purpose: str, now: datetime) -> bool:
        """She takes her yes back, with what follows from it; False where it is no purpose of this app."""
        return False

    def contact_changed(self, member: Member, *, now: datetime) -> None:
        """She has named another way to be reached, or none."""

    def forget(self, member: Member, *, now: datetime) -> None:
        """Erase it; done twice, it is the same."""
        for rows, field in map(rows_and_field, self.deleted):
            rows.filter(**{field: member}).delete()
        for rows, field in map(rows_and_field, self.cut):
            rows.filter(**{field: member}).update(**{field: None})

    def names(self) -> set[str]:
        return {*self.deleted, *self.cut, *self.emptied, *self.kept}


def everything() -> list[PersonalData]:
    """One for each app, in the order of the table."""
    return [import_string(path)() for path in settings.PERSONAL_DATA]


def forget(member: Member, *, now: datetime) -> None:
    """Erase her in every app; those that stand above come first, because they ask those below."""
    for app in reversed(everything()):
        app.forget(member, now=now)


def fields_of_members() -> list[models.ForeignKey]:
    """Every field of every model that leads to a member."""
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    return [
        field for field in fields if isinstance(field, models.ForeignKey) and field.related_model is Member
    ]


def when_merged(field: models.ForeignKey) -> WhenMerged:
    name = f"{field.model._meta.label}.{field.name}"
    if any(name in app.left_behind for app in everything()):
        return WhenMerged.LEFT_BEHIND
    return WhenMerged.ONE if any(name in app.one_of_hers for app in everything()) else WhenMerged.CARRIED


def is_held_fast(member: Member) -> bool:
    """Whether something hangs on her record that may not go into another."""
    fields = [rows_and_field(name) for app in everything() for name in app.held_fast]
    return any(rows.filter(**{field: member}).exists() for rows, field in fields)


def everything_of(member: Member) -> list[Section]:
    """All that is kept about her, in every app; what is empty is left out."""
    return [section for app in everything() for section in app.holds(member) if section.rows]


def agreements(member: Member) -> list[Agreement]:
    return [agreement for app in everything() for agreement in app.agreements(member)]


def contact_changed(member: Member, *, now: datetime) -> None:
    """Whatever is planned by the way she no longer wants follows her, in the same transaction."""
    for app in everything():
        app.contact_changed(member, now=now)


def rows_and_field(name: str) -> tuple[models.QuerySet, str]:
    model, field = name.rsplit(".", 1)
    return apps.get_model(model)._base_manager.all(), field
