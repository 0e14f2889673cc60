"""Verbs that take more than one app: terms are known to members, reminders stand above them."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from coalition.reminders import actions as reminders
from coalition.reminders import queries as planned
from members.access import Power, holders_of
from members.models import Member, RoleTerm

DAYS_BEFORE = (30, 7)
HOUR = time(9)  # of the day on which it is announced


@transaction.atomic
def announce_ending_terms(*, now: datetime) -> None:
    """Thirty and seven days before a term ends, its holder and those who change roles get a notice, once each.

    Where another term follows on it meanwhile, or it was taken back, the notice goes. Done often, it is the same.
    """
    today = timezone.localdate(now)
    ending = {term.subject: term for term in RoleTerm.objects.ending_soon(today).select_related("member")}
    for subject in planned.subjects_showing("term:", now=now) - set(ending):
        reminders.cancel(about=subject, now=now)
    who_decides = list(holders_of(Power.CHANGE_ROLES, today, now=now))
    for term in ending.values():
        for days in DAYS_BEFORE:
            _announce(term, days=days, to={term.member, *who_decides}, now=now)


def _announce(term: RoleTerm, *, days: int, to: set[Member], now: datetime) -> None:
    """The earlier notice goes when the later one comes; a term too short for it has none."""
    told_on = term.ends_on - timedelta(days=days)
    later = next((fewer for fewer in DAYS_BEFORE if fewer < days), 0)
    expires_at = _at(term.ends_on - timedelta(days=later))
    if not term.starts_on <= told_on <= timezone.localdate(now) or expires_at <= now:
        return
    reminders.schedule(
        recipients=to,
        kind="term",
        about=term.subject,
        occasion=f"ends {term.ends_on} in {days}",
        event_at=_at(term.ends_on),
        due_at=_at(told_on),
        expires_at=expires_at,
        now=now,
    )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, HOUR))
