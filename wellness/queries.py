"""What wellness can be asked. ``own`` is the only way to any check-in."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, QuerySet

from members.models import Member
from members.models.contact import YES_LASTS
from wellness import practices
from wellness.models import CarePlan, CheckIn, CheckInConsent, PracticeUse, Referral


class Part(NamedTuple):
    """A part of the care plan: our heading, then either our own ``said`` or the group's ``lines``."""

    label: str
    lines: list[str]
    said: str = ""


def own(member: Member) -> QuerySet[CheckIn]:
    """Her own answers, the newest week first."""
    return CheckIn.objects.filter(member=member)


def own_this_week(member: Member, today: date) -> CheckIn | None:
    """What she answered this week."""
    return own(member).filter(week=week_of(today)).first()


def has_checked_in(member: Member, today: date) -> bool:
    """She has answered this week; said to nobody but herself."""
    return own(member).filter(week=week_of(today)).exists()


def week_of(day: date) -> date:
    """The Monday of the calendar week of ``day``."""
    return day - timedelta(days=day.weekday())


def agreement(member: Member) -> CheckInConsent | None:
    """Her yes to keeping answers, where she has not taken it back."""
    return CheckInConsent.objects.filter(member=member, withdrawn_on=None).first()


def has_agreed(member: Member, today: date) -> bool:
    """Her yes to keeping answers stands, and is not a year old."""
    given = agreement(member)
    return given is not None and today < given.given_on + YES_LASTS


def help_contacts() -> QuerySet[Referral]:
    return Referral.objects.checked()


def referrals() -> QuerySet[Referral]:
    """All, also those that nobody has called yet."""
    return Referral.objects.all()


def care_plan() -> CarePlan | None:
    return CarePlan.objects.newest()


def parts(plan: CarePlan | None) -> list[Part]:
    """The care plan as headings with lines; parts that the group left empty are left out."""
    if plan is None:
        return []
    opening = practices.find(plan.opening)
    found = [Part(_label("opening"), [], opening.title)] if opening else []
    for name in ("check_in", "people", "emergency", "joy"):
        lines = [line for line in getattr(plan, name).splitlines() if line.strip()]
        found += [Part(_label(name), lines)] if lines else []
    return found


def practices_used() -> list[tuple[practices.Practice, int]]:
    """Each practice with how many meetings have done it, the most used first."""
    rows = (
        PracticeUse.objects.begun()
        .order_by()
        .values_list("slug")
        .annotate(meetings=Count("meeting", distinct=True))
    )
    found = [(practice, count) for slug, count in rows if (practice := practices.find(slug))]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].slug))


def _label(name: str) -> str:
    return str(CarePlan._meta.get_field(name).verbose_name)
