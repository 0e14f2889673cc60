"""The first migration of an app, when it makes many tables.

Django describes every table anew for each one that comes after it and is tied to it, which here all are: of the ten
seconds that a new database took, eight. Tables that stand together are described together and then made.
"""

from copy import copy
from itertools import groupby

from django.db import migrations
from django.db.migrations.operations.base import Operation


class FirstTables(migrations.Migration):
    """Read, planned and taken back as any other; only ``apply`` takes tables that stand together as one step."""

    def apply(self, project_state, schema_editor, collect_sql=False):
        together = copy(self)
        together.operations = list(_together(self.operations))
        return super(FirstTables, together).apply(project_state, schema_editor, collect_sql)


class _Tables(Operation):
    """Tables without any other step between them, each after those it points at."""

    def __init__(self, tables: list[migrations.CreateModel]):
        self.tables = tables

    def state_forwards(self, app_label, state):
        state.__dict__.pop(
            "apps", None
        )  # what was described; Django describes the whole when it is next asked for
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "\n".join(table.describe() for table in self.tables)


def _together(operations):
    for are_tables, group in groupby(operations, lambda step: isinstance(step, migrations.CreateModel)):
        steps = list(group)
        yield from [_Tables(steps)] if are_tables else steps
