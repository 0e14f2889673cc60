"""Every model of every app is covered where two records of one woman become one."""

from django.apps import apps
from django.db import models

from members import personal
from members.models import Member


def unique_for_her(field) -> bool:
    """Whether a constraint lets only one row say it of her."""
    options = field.model._meta
    sets = [set(constraint.fields) for constraint in options.constraints if hasattr(constraint, "fields")]
    sets += [set(names) for names in options.unique_together]
    return field.unique or any(field.name in names for names in sets)


def test_every_unique_row_of_hers_has_a_rule():
    """Fails where a new model lets a member have one row and says nothing of two records becoming one."""
    carried = [
        f"{field.model._meta.label}.{field.name}"
        for field in personal.fields_of_members()
        if unique_for_her(field) and personal.when_merged(field) is personal.WhenMerged.CARRIED
    ]
    assert set(carried) <= HANDLED


# Settled by hand before anything is carried over.
HANDLED = {"members.NotTheSame.one", "members.NotTheSame.other", "members.RoleChange.member"}


def test_every_rule_names_a_field_that_is_there():
    known = {f"{field.model._meta.label}.{field.name}" for field in personal.fields_of_members()}
    named = {name for app in personal.everything() for name in (*app.one_of_hers, *app.left_behind)}
    assert named - known == set()


def test_every_way_to_a_member_is_walked():
    ways = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.related_model is Member
    }
    assert ways == {f"{field.model._meta.label}.{field.name}" for field in personal.fields_of_members()}
