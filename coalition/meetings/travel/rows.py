"""Rows written down without their keys, and made anew under new ones.

Within a file a row is known by its place (0, 1, 2 …) among those of its model; a woman by her member number; a row of
another day by what settings.DAY_CARRIERS says it is known by.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from coalition.meetings.models import Meeting
from coalition.meetings.travel.people import People
from coalition.meetings.travel.table import Refused, Rows, Taking, newer, not_ours
from coalition.web.forms import UNSEEN
from members.models import Member

PLAIN = (bool, int, str, type(None), list, dict)


def write_down(tables: list[Rows], meeting: Meeting, people: People) -> dict[str, list[dict]]:
    """The rows of ``tables`` that belong to ``meeting``; the women they name are added to ``people``."""
    found = {rows.model: rows.of(meeting) for rows in tables}
    places = {label: {row.pk: place for place, row in enumerate(rows)} for label, rows in found.items()}
    known_by = {rows.model: rows.known_by for rows in tables}
    told = {}
    for rows in tables:
        fields = rows.fields()
        lines = [
            {field.name: _said(field, row, places, known_by, people) for field in fields}
            for row in found[rows.model]
        ]
        told[rows.model] = sorted(lines, key=json.dumps) if rows.unordered else lines
    return told


def _said(field: models.Field, row: models.Model, places: dict, known_by: dict, people: People) -> Any:
    value = getattr(row, field.attname)
    if value is None or not field.is_relation:
        return plain(value)
    if field.related_model is Member:
        return people.number(value)
    label = field.related_model._meta.label
    if value in places[label]:
        return places[label][value]
    other = field.related_model._base_manager.filter(pk=value)
    return [plain(said) for said in other.values_list(*known_by[label]).get()] if known_by[label] else None


def plain(value: Any) -> Any:
    """``value`` as JSON can hold it, with every digit of a time."""
    if isinstance(value, PLAIN):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def make(rows: Rows, lines: list[dict], taking: Taking) -> list:
    """The rows of ``lines`` under the meeting of ``taking``; kept in ``taking.made``."""
    fields = {field.name: field for field in rows.fields()}
    made: list = []
    for line in lines:
        if not set(line) <= set(fields):
            raise newer()
        made.append(_row(rows, {fields[name]: said for name, said in line.items()}, taking))
    rows.type._base_manager.bulk_create([row for row in made if row is not None])
    taking.made[rows.model] = made
    _point_to_each_other(rows, lines, made)
    return made


def _row(rows: Rows, said: dict[models.Field, Any], taking: Taking) -> models.Model | None:
    row = rows.type(**{name: fresh() for name, fresh in rows.fresh.items()})
    if "__" not in rows.meeting and rows.meeting != "pk":
        setattr(row, rows.meeting, taking.meeting)
    for field, value in said.items():
        if field.is_relation:
            pk = _pointed_to(field, value, rows, taking)
            if pk is None and not field.null:
                return None
            setattr(row, field.attname, pk)
        else:
            setattr(row, field.attname, read(field, value))
    return row


def _pointed_to(field: models.Field, said: Any, rows: Rows, taking: Taking) -> Any:
    """The key of what ``said`` points to here; None for nobody and nothing, and for the row's own model, whose rows
    have no keys yet."""
    label = field.related_model._meta.label
    if said is None or (label == rows.model and not isinstance(said, list)):
        return None
    if field.related_model is Member:
        if said not in taking.who:
            raise not_ours()
        return taking.who[said]
    if isinstance(said, list):
        return _of_another_day(field, said)
    try:
        row = taking.made[label][said]
    except (KeyError, IndexError, TypeError):
        raise not_ours() from None
    return row and row.pk


def _of_another_day(field: models.Field, said: list) -> Any:
    """A row that came in, or was made here, on another day; where it is needed and not here, that day comes first."""
    from coalition.meetings.travel.table import carriers  # asked late: the apps must be loaded

    known_by = next(
        rows.known_by
        for carrier in carriers()
        for rows in carrier.carried
        if rows.model == field.related_model._meta.label
    )
    if len(said) != len(known_by):
        raise newer()
    found = field.related_model._base_manager.filter(**dict(zip(known_by, said, strict=True))).order_by("pk")
    row = found.first()
    if row is None and not field.null:
        raise Refused(_earlier_day_first())
    return row and row.pk


def _earlier_day_first() -> str:
    from django.utils.translation import gettext as _

    return _("This day goes on from an earlier one that is not here yet. Bring the earlier day in first.")


def _point_to_each_other(rows: Rows, lines: list[dict], made: list) -> None:
    own = [field for field in rows.fields() if field.related_model is rows.type]
    if not own:
        return
    for line, row in zip(lines, made, strict=True):
        for field in own:
            place = line.get(field.name)
            if isinstance(place, int) and 0 <= place < len(made):
                setattr(row, field.attname, made[place].pk)
    rows.type._base_manager.bulk_update(made, [field.name for field in own])


def read(field: Any, said: Any) -> Any:
    """The value that was written down, if the field could hold it."""
    if said is None:
        if not field.null:
            raise not_ours()
        return None
    try:
        value = field.to_python(UNSEEN.sub("", said) if isinstance(said, str) else said)
        field.run_validators(value)
    except (ValidationError, TypeError, ValueError):
        raise not_ours() from None
    if field.choices and value not in field.empty_values and value not in dict(field.flatchoices):
        raise not_ours()
    if isinstance(field, models.DateTimeField) and timezone.is_naive(value):
        raise not_ours()
    return value
