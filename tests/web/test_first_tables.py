import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from coalition.web.first_tables import FirstTables

OURS = ["members", "agenda", "actionplan", "wellness", "meetings", "reminders"]


@pytest.mark.parametrize("app", OURS)
def test_new_database_describes_the_tables_of_an_app_once(app):
    assert isinstance(MigrationLoader(None).get_migration(app, "0001_squashed"), FirstTables)


@pytest.mark.django_db
@pytest.mark.parametrize("app", OURS)
def test_new_database_has_every_column_of_every_table(app):
    with connection.cursor() as cursor:
        for model in apps.get_app_config(app).get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" WHERE 1 = 0')
            wanted = {field.column for field in model._meta.local_concrete_fields}
            assert {column[0] for column in cursor.description} == wanted, model
