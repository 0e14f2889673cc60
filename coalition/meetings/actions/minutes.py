"""The record after the day: corrected by a line beside it, and confirmed by a later meeting."""

from datetime import date, datetime

from django.db import transaction

from coalition.meetings.models import Confirmation, Correction, Meeting, Step
from members.actions import audit
from members.models import Member, Verb


@transaction.atomic
def correct(
    meeting: Meeting, *, step: Step | None, text: str, today: date, by: Member, now: datetime
) -> bool:
    """Write what is right beside what was written; False once the record is confirmed. Sent twice, it stands once."""
    if not _is_open(meeting):
        return False
    _line, new = Correction.objects.get_or_create(meeting=meeting, step=step, text=text, written_on=today)
    if new:
        audit.note(Verb.MINUTES_CORRECTED, by=by, about=meeting.subject, now=now)
    return True


@transaction.atomic
def confirm(meeting: Meeting, *, at: Meeting, women: int, by: Member, now: datetime) -> bool:
    """The meeting ``at`` has heard the record and ``women`` said yes; False where it is confirmed already."""
    if not _is_open(meeting):
        return False
    Confirmation.objects.create(meeting=meeting, at=at, women=women)
    audit.note(Verb.MINUTES_CONFIRMED, by=by, about=meeting.subject, now=now)
    return True


def _is_open(meeting: Meeting) -> bool:
    """Over and not confirmed; of two who press at once one waits here."""
    held = Meeting.objects.ended().select_for_update().filter(pk=meeting.pk).first()
    return held is not None and not Confirmation.objects.filter(meeting=held).exists()
