"""What pages and commands ask of the reminders."""

from datetime import datetime

from django.db.models import F, QuerySet

from coalition.reminders.models import Channel, Reminder, State
from members.models import Member


def for_member(member: Member, *, now: datetime) -> QuerySet[Reminder]:
    """Her notices that show now, unread ones first, the nearest event on top."""
    notices = Reminder.objects.notices_of(member).showing(now)
    return notices.order_by(F("read_at").asc(nulls_first=True), "event_at", "pk")


def subjects_showing(prefix: str, *, now: datetime) -> set[str]:
    """What notices are up about that begins with ``prefix``, whether their hour has come or not."""
    up = Reminder.objects.filter(about__startswith=prefix, channel=Channel.INAPP, state=State.ACCEPTED)
    return set(up.filter(expires_at__gt=now).values_list("about", flat=True))


def uncertain() -> QuerySet[Reminder]:
    """Those that a person should look at, the latest first."""
    return Reminder.objects.uncertain().order_by("-due_at", "-pk")
