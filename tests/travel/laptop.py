"""Another computer: what a day left here is gone, as if it had been held elsewhere, and its file is all there is."""

import html
import re

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from agenda.models import Brief, Petition, Round
from coalition.meetings.actions import travel
from coalition.meetings.models import Meeting
from coalition.meetings.travel import contents_of, models_of_a_day, told_home

DIGITS = "1234123412341234"
OTHER_DAYS = {"meetings.Meeting": "pk", "meetings.Step": "meeting", "agenda.CharterText": "meeting"}


@transaction.atomic
def forget(day: Meeting) -> None:
    """Every row that hangs on ``day`` goes, also what nobody may delete: it was never here."""
    for label in models_of_a_day():
        rows = apps.get_model(label)._base_manager.all()
        if label in OTHER_DAYS:
            rows = rows.filter(**{OTHER_DAYS[label]: day.pk})
        rows._raw_delete(rows.db)


def forget_what_came_between() -> None:
    """What a coalition makes of its issues between meetings is made at home; a laptop in a hall knows nothing of it."""
    Round.objects.filter(step=None).delete()
    Petition.objects.all().delete()
    for rows in (Brief.evidence.through.objects.all(), Brief.objects.all()):
        rows._raw_delete(rows.db)


def carried(day: Meeting, *, by, second=None) -> Meeting:
    """``day`` leaves in a file, is gone here, and comes home again."""
    contents = contents_of(told_home(day))
    forget(day)
    return brought(contents, by=by, second=second)


def brought(contents: bytes, *, by, second=None, who=None) -> Meeting | None:
    now = timezone.now()
    arrival = travel.bring(contents, digits=DIGITS, by=by, now=now)
    meeting = travel.confirm_arrival(arrival, who=who or {}, by=by, now=now)
    if second:
        meeting = travel.approve_arrival(arrival, by=second, now=now)
    return meeting


def rows_of_everything() -> dict[str, int]:
    """How many rows every table holds."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def words(response) -> str:
    """What a person reads on a page."""
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", response.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
