"""Meetings that come again: made ahead as real meetings, and changed one alone or with all that follow."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from coalition.meetings.actions.plan import call_meeting, cancel_meeting, move_meeting, plan_session
from coalition.meetings.models import Meeting, Series
from coalition.meetings.plans import days
from members.models import Coalition, Member

MOST = 26


@transaction.atomic
def begin_series(
    *,
    key: UUID,
    rule: str,
    first_on: date,
    at: time,
    skipped: list[date],
    times: int,
    by: Member,
    now: datetime,
    **each,
) -> Series:
    """Call ``times`` meetings by ``rule``; ``each`` is what they share: title, place, and hours or template."""
    list(Coalition.objects.select_for_update())  # two presses at once come one after the other
    said = {"rule": rule, "first_on": first_on, "at": at, "called_by": by}
    kept = [day.isoformat() for day in skipped]
    series, is_new = Series.objects.get_or_create(key=key, defaults=said | {"skipped": kept})
    if is_new:
        for day in days.take(times, rule=rule, first=first_on, skipped=skipped):
            _call(series, day=day, by=by, now=now, **each)
    return series


@transaction.atomic
def more(meeting: Meeting, *, times: int, by: Member, now: datetime) -> int:
    """So many meetings more, like ``meeting``, the last of its series; 0 where it is the last no longer."""
    series = Series.objects.select_for_update().get(pk=meeting.series_id)
    if series.meetings.filter(series_day__gt=meeting.series_day).exists():
        return 0
    found = days.take(
        times, rule=series.rule, first=series.first_on, skipped=_skipped(series), after=meeting.series_day
    )
    length = meeting.ends_at - meeting.starts_at
    for day in found:
        _call(
            series,
            day=day,
            title=meeting.title,
            template=meeting.template,
            length=length,
            place=meeting.place,
            place_may_show=meeting.place_may_show,
            by=by,
            now=now,
        )
    return len(found)


@transaction.atomic
def move_following(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    place_may_show: bool,
    now: datetime,
) -> int:
    """``meeting`` and all that follow have a new day, hour or place; they become a series of their own by it.

    Whether the place may show holds for all of them too; the answer is how many were moved.
    """
    tail = _tail(meeting)
    Meeting.objects.filter(pk__in=[one.pk for one in tail]).update(place_may_show=place_may_show)
    if (meeting.starts_at, meeting.ends_at, meeting.place) == (starts_at, ends_at, place):
        return 0
    old, first = meeting.series, timezone.localtime(starts_at)
    series = Series.objects.create(
        key=uuid4(),
        rule=old.rule,
        first_on=first.date(),
        at=first.time(),
        skipped=old.skipped,
        called_by=old.called_by,
    )
    found = days.take(len(tail), rule=series.rule, first=series.first_on, skipped=_skipped(series))
    for one, day in zip(tail, found, strict=True):
        Meeting.objects.filter(pk=one.pk).update(series=series, series_day=day)
        begins = _at(day, series.at)
        move_meeting(
            one,
            starts_at=begins,
            ends_at=begins + (ends_at - starts_at),
            place=place,
            place_may_show=place_may_show,
            now=now,
        )
    return len(tail)


@transaction.atomic
def cancel_following(meeting: Meeting, *, now: datetime) -> int:
    """Call off ``meeting`` and all that follow it; how many were."""
    return sum(cancel_meeting(one, now=now) for one in _tail(meeting))


def _tail(meeting: Meeting) -> list[Meeting]:
    coming = Meeting.objects.not_begun().filter(series=meeting.series_id, series_day__gte=meeting.series_day)
    return list(coming.order_by("series_day"))


def _call(
    series: Series, *, day: date, template: str = "", length: timedelta, by: Member, now, **shared
) -> None:
    """One meeting of it; where one stands at this hour already with this title and place, that one."""
    starts_at = _at(day, series.at)
    if template:
        meeting = plan_session(template=template, starts_at=starts_at, by=by, now=now, **shared)
    else:
        meeting = call_meeting(starts_at=starts_at, ends_at=starts_at + length, by=by, now=now, **shared)
    Meeting.objects.filter(pk=meeting.pk, series=None).update(series=series, series_day=day)


def _at(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _skipped(series: Series) -> list[date]:
    return [date.fromisoformat(day) for day in series.skipped]
