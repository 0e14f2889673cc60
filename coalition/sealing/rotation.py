"""Changing keys while people work: what each key still seals, and sealing it anew under the first key.

A value is replaced only if it is still the one that was read, so that what a woman saves meanwhile wins; it is
sealed under the first key anyway. An old key leaves FIELD_KEYS once nothing is sealed with it, and a backup that
was made under it is unreadable from the day it is thrown away.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from coalition.sealing.box import Unreadable, key_of
from coalition.sealing.fields import SealedTextField

BATCH = 500


class Column(NamedTuple):
    model: type[models.Model]
    field: SealedTextField

    def __str__(self):
        return f"{self.model._meta.label}.{self.field.name}"

    def tokens(self) -> models.QuerySet:
        """The rows that hold a value, each with ``sealed_value``: the value as it stands in the database."""
        value = Cast(self.field.name, models.TextField())
        rows = self.model._base_manager.annotate(sealed_value=value)
        return rows.exclude(sealed_value="").exclude(sealed_value=None)


class Progress(NamedTuple):
    column: Column
    done: int
    total: int


def columns() -> list[Column]:
    """Every sealed column of the house."""
    return [
        Column(model, field)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedTextField)
    ]


def rotate() -> Iterator[Progress]:
    """Seal under the first key whatever another key seals; raises Unreadable where a key is missing or wrong."""
    for column in columns():
        waiting = list(_sealed_by_others(column).values_list("pk", flat=True))
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            for pk, token in column.tokens().filter(pk__in=batch).values_list("pk", "sealed_value"):
                _seal_anew(column, pk, token)
            yield Progress(column, start + len(batch), len(waiting))


def keys_in_use() -> Counter:
    """How many values each key seals, by its name."""
    found: Counter = Counter()
    for column in columns():
        found.update(map(key_of, column.tokens().values_list("sealed_value", flat=True).iterator()))
    return found


def first_unreadable() -> str | None:
    """A sentence about the first column of which a key opens nothing; None where all keys fit.

    One value for each column and key is tried.
    """
    for column in columns():
        rest = column.tokens().order_by()
        while (token := rest.values_list("sealed_value", flat=True).first()) is not None:
            try:
                column.field.opened(token)
            except Unreadable as error:
                return str(error)
            rest = rest.exclude(sealed_value__startswith=f"e1.{key_of(token)}.")
    return None


def _sealed_by_others(column: Column) -> models.QuerySet:
    return column.tokens().exclude(sealed_value__startswith=f"e1.{next(iter(settings.FIELD_KEYS))}.")


def _seal_anew(column: Column, pk, token: str) -> None:
    text = column.field.opened(token)
    column.tokens().filter(pk=pk, sealed_value=token).update(**{column.field.name: text})
