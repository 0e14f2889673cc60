"""Before the day: call a meeting, plan a session from a template; and who attended."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from coalition.meetings.models import Attendance, Meeting, Step
from coalition.meetings.plans import shelf, times
from coalition.reminders import actions as reminders
from members.actions import still_here
from members.models import Coalition, Member

REMIND_BEFORE = timedelta(days=1)


@transaction.atomic
def call_meeting(
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    place_may_show: bool = False,
    by: Member | None,
    now,
) -> Meeting:
    """Set a meeting, and put in a reminder for every active member; a second tap sets no second one."""
    same = _already_called(title=title, starts_at=starts_at, place=place, template="")
    if same is not None:
        return same
    meeting = Meeting.objects.create(
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        place_may_show=place_may_show,
        called_by=by,
    )
    remind(meeting, to=Member.objects.active(), now=now)
    return meeting


@transaction.atomic
def plan_session(
    *,
    template: str,
    title: str,
    starts_at: datetime,
    place: str,
    place_may_show: bool = False,
    by: Member,
    now,
) -> Meeting:
    """Set a meeting that is run step by step, its plan copied from ``template``; a second tap sets no second one."""
    same = _already_called(title=title, starts_at=starts_at, place=place, template=template)
    if same is not None:
        return same
    source = shelf.find(template)
    meeting = Meeting.objects.create(
        title=title,
        template=template,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=source.minutes),
        place=place,
        place_may_show=place_may_show,
        called_by=by,
    )
    steps = Step.objects.bulk_create(shelf.make(source.steps, meeting=meeting))
    meeting.ends_at = times.ends_at(starts_at, steps, day=times.day_of(meeting))
    meeting.save(update_fields=["ends_at"])
    remind(meeting, to=Member.objects.active(), now=now)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, starts_at: datetime, ends_at: datetime, place: str, place_may_show: bool, now
) -> bool:
    """Another time or place: the old reminders are taken out, new ones put in, and everybody is asked anew.

    False where it has begun or is off. ``place_may_show``: it may stand in calendars, which others may read.
    """
    waits = Meeting.objects.not_begun().filter(pk=meeting.pk)
    if not waits.update(place_may_show=place_may_show):
        return False
    new = {"starts_at": starts_at, "ends_at": ends_at, "place": place}
    if waits.exclude(**new).update(**new, moves=F("moves") + 1):
        reminders.cancel(about=meeting.subject, now=now)
        meeting.refresh_from_db()
        remind(meeting, to=Member.objects.active(), now=now)
    return True


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, now) -> bool:
    """Call off a meeting that has not begun, with its reminders; False where it has begun or is off already.

    The row stays, so that calendars that follow it can say that it is off.
    """
    off = Meeting.objects.not_begun().filter(pk=meeting.pk)
    if not off.update(cancelled_at=now, moves=F("moves") + 1):
        return False
    reminders.cancel(about=meeting.subject, now=now)
    return True


@transaction.atomic
def attend(meeting: Meeting, *, member: Member) -> None:
    """Note that ``member`` is there; said twice, it is noted once."""
    if still_here(member):
        Attendance.objects.get_or_create(meeting=meeting, member=member)


def remind(meeting: Meeting, *, to: Iterable[Member], now) -> None:
    """Put in a reminder of ``meeting`` for each of ``to``."""
    if meeting.starts_at <= now:
        return
    reminders.schedule(
        recipients=to,
        kind="meeting",
        about=meeting.subject,
        occasion=f"starts {meeting.starts_at.isoformat()}",
        event_at=meeting.starts_at,
        due_at=meeting.starts_at - REMIND_BEFORE,
        expires_at=meeting.starts_at,
        now=now,
    )


def _already_called(**same) -> Meeting | None:
    """The meeting that has not begun and is the ``same`` in all of this; of two taps at once one waits here."""
    list(Coalition.objects.select_for_update())
    return Meeting.objects.not_begun().filter(**same).first()
