"""Filters for days and times. ``{% load clocks %}``; empty in, empty out."""

import datetime as dt

from django import template

from coalition.web import clocks

register = template.Library()


@register.filter
def day(date: dt.date | None) -> str:
    """``{{ task.due_on|day }}``: Thursday 3 Dec."""
    return clocks.day(date) if date else ""


@register.filter
def short_day(date: dt.date | None) -> str:
    """``{{ task.due_on|short_day }}``: 3 Dec."""
    return clocks.day(date, short=True) if date else ""


@register.filter
def both_clocks(moment: dt.datetime | None) -> str:
    """``{{ meeting.starts_at|both_clocks }}``: Thursday 3 Dec, 10:00 am (4:00 Swahili time)."""
    return clocks.both_clocks(moment) if moment else ""


@register.filter
def clock_time(moment: dt.datetime | dt.time | None) -> str:
    """``{{ step.starts_at|clock_time }}``: 10:00 am (4:00 Swahili time)."""
    return clocks.both_clocks_time(moment) if moment is not None and moment != "" else ""


@register.filter
def clock_hour(hour: int | None) -> str:
    """``{{ contact.from_hour|clock_hour }}``: 8:00 am (2:00 Swahili time); 24 is midnight."""
    return clocks.both_clocks_time(dt.time(hour % 24)) if hour is not None and hour != "" else ""


@register.filter
def minutes(length: int | dt.timedelta | None) -> str:
    """``{{ step.minutes|minutes }}``: 8 minutes."""
    if length is None or length == "":
        return ""
    whole = length.total_seconds() // 60 if isinstance(length, dt.timedelta) else length
    return clocks.minutes(int(whole))
