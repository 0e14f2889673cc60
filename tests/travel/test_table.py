"""Every model that hangs on a day is carried, or left behind for a reason that is written down."""

import pytest
from django.apps import apps

from coalition.meetings.models import Meeting
from coalition.meetings.travel import carriers, models_of_a_day
from members.models import Member
from wellness.models import CheckIn, CheckInConsent

CARRIED = [rows for carrier in carriers() for rows in carrier.carried]
LEFT = {model: why for carrier in carriers() for model, why in carrier.left_behind.items()}
WHAT_TO_DO = """
{names} hang(s) on a meeting, and settings.DAY_CARRIERS does not know what becomes of it when a day is carried home
from a laptop. In `travel.py` of its app (coalition/meetings/travel/of_meetings.py for meetings) either
  1. add  Rows("app.Model", "step__meeting")  to `carried` (the second word is the way from a row to its meeting; it
     stands after everything it points to; fields that must stay go into `without`, each with a reason), or
  2. add  "app.Model": "why it stays"  to `left_behind`, where it names a seat, or is gone when a meeting has ended.
"""


def test_every_model_that_hangs_on_a_day_is_carried_or_left_behind_for_a_reason():
    known = {rows.model for rows in CARRIED} | set(LEFT)
    missing = models_of_a_day() - known
    assert missing == set(), WHAT_TO_DO.format(names=", ".join(sorted(missing)))
    assert known - models_of_a_day() == set(), "No such model hangs on a meeting any more."


def test_none_is_both_and_each_reason_is_written():
    assert {rows.model for rows in CARRIED} & set(LEFT) == set()
    assert [model for model, why in LEFT.items() if not why] == []
    assert [rows.model for rows in CARRIED if not all(rows.without.values())] == []


@pytest.mark.parametrize("rows", CARRIED, ids=lambda rows: rows.model)
def test_what_a_carried_row_points_to_is_known_at_home(rows):
    """The meeting, a member, or a row that stands before it in the table; anything else stands in ``without``."""
    before = [other.model for other in CARRIED[: CARRIED.index(rows)]]
    may = {Meeting._meta.label, Member._meta.label, rows.model, *before}
    points = {field.name: field.related_model._meta.label for field in rows.fields() if field.is_relation}
    outside = {name: model for name, model in points.items() if model not in may}
    assert outside == {}, (
        f"{rows.model} points to {outside}. Move it behind that model in `carried`, or name the field in `without`."
    )


@pytest.mark.parametrize("rows", CARRIED, ids=lambda rows: rows.model)
def test_fields_that_stay_exist(rows):
    names = {field.name for field in rows.type._meta.local_concrete_fields}
    assert set(rows.without) - names == set()
    assert set(rows.fresh) - set(rows.without) == set()


def test_no_seat_travels():
    seats = apps.get_model("meetings.Participant")
    pointing = [rows.model for rows in CARRIED for field in rows.fields() if field.related_model is seats]
    assert pointing == []


def test_what_a_woman_answers_in_a_check_in_hangs_on_no_day():
    assert {CheckIn._meta.label, CheckInConsent._meta.label} & models_of_a_day() == set()
