"""Paper with names is made; the record says by whom."""

from datetime import datetime

from coalition.meetings.models import Meeting
from members.actions import audit
from members.models import Member, Verb


def note_sheet(meeting: Meeting, *, by: Member, now: datetime) -> None:
    audit.note(Verb.SHEET_MADE, by=by, about=meeting.subject, now=now)
