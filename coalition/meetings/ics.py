"""Meetings as a calendar file. Whoever sees the phone sees it: it says "Meeting" and when, and nothing else.

The place is told only where who plans ticked that it may be. No title, no group, no address of the house.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from coalition.meetings.models import Meeting
from coalition.sealing import fingerprint


def calendar(meetings: Iterable[Meeting], *, language: str, now: datetime) -> bytes:
    """``meetings`` as iCalendar, in the words of ``language``."""
    file = Calendar()
    file.add("prodid", "-//Calendar//EN")
    file.add("version", "2.0")
    with translation.override(language):
        file.add("x-wr-calname", _("Meetings"))
        for meeting in meetings:
            file.add_component(_event(meeting, now))
    file.add_missing_timezones()
    return file.to_ical()


def _event(meeting: Meeting, now: datetime) -> Event:
    event = Event()
    event.add("uid", fingerprint(f"meeting:{meeting.pk}", place="calendar.event"))
    event.add("dtstamp", now)
    event.add("sequence", meeting.moves)
    zone = timezone.get_default_timezone()
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", _("Meeting"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    if meeting.place and meeting.place_may_show:
        event.add("location", meeting.place)
    return event
