"""Texts of the charter, as sessions and facilitators leave them: for the tests of it."""

from datetime import date, timedelta

from django.utils import timezone

from agenda import versions
from agenda.actions import charter as actions
from agenda.models import CharterText
from coalition.meetings.models import Meeting
from tests.factories import make_meeting, make_member

TODAY = timezone.localdate
DAY = timedelta(days=1)


def in_session(kind: str, text: str, *, on: date, meeting: Meeting | None = None, **fields) -> CharterText:
    """The room agreed to ``text`` on that day."""
    return CharterText.objects.create(
        meeting=meeting or make_meeting(), kind=kind, text=text, adopted_on=on, **fields
    )


def note(kind: str, text: str, *, on: date | None = None, was: str | None = None, **fields) -> None:
    """A facilitator notes what was adopted elsewhere."""
    fields = {"in_other": "", "how": "By hands"} | fields
    fields["by"] = fields.get("by") or make_member("facilitator")
    if was is None:
        held = versions.section(kind).current
        was = held.mark if held else ""
    actions.note_text(kind, text=text, adopted_on=on or TODAY(), was=was, now=timezone.now(), **fields)


def texts(kind: str) -> list[str]:
    """Every version of it, the oldest first."""
    return [one.text for one in versions.section(kind).versions]
