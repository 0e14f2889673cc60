"""The hours in which a member may be written to; pure functions of the time.

``from_hour`` is the first hour and ``to_hour`` the hour that is too late; both in ``zone``. The day of a change to
summer time may lack an hour, which is why every moment is asked again before it is given.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo


def is_kind(moment: datetime, from_hour: int, to_hour: int, zone: tzinfo) -> bool:
    """Whether she may be written to at ``moment``."""
    return from_hour <= moment.astimezone(zone).hour < to_hour


def next_kind_hour(when: datetime, from_hour: int, to_hour: int, zone: tzinfo) -> datetime:
    """``when`` itself, or the next moment in which she may be written to."""
    if is_kind(when, from_hour, to_hour, zone):
        return when
    return next(
        start
        for start in _daily(when, from_hour, zone, step=1)
        if start >= when and is_kind(start, from_hour, to_hour, zone)
    )


def last_kind_hour(when: datetime, from_hour: int, to_hour: int, zone: tzinfo) -> datetime:
    """``when`` itself, or the last minute before it in which she may be written to."""
    if is_kind(when, from_hour, to_hour, zone):
        return when
    return next(
        end
        for end in (hour + timedelta(minutes=59) for hour in _daily(when, to_hour - 1, zone, step=-1))
        if end <= when and is_kind(end, from_hour, to_hour, zone)
    )


def _daily(when: datetime, hour: int, zone: tzinfo, *, step: int) -> Iterator[datetime]:
    """``hour`` o'clock on the day of ``when`` and on the days after (or before) it."""
    for days in range(-1, 5):
        day = when.astimezone(zone).date() + timedelta(days=days * step)
        yield datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
