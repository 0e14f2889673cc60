"""Who may act on a reminder: of several workers exactly one, until its lease ends."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from coalition.reminders.models import Reminder, ReminderQuerySet, State

LEASE = timedelta(seconds=120)


class Claim(NamedTuple):
    """The right to act on one reminder, good for as long as its attempt is the row's."""

    pk: int
    attempt: int
    was_sending: bool

    @property
    def row(self) -> ReminderQuerySet:
        return Reminder.objects.filter(pk=self.pk, attempt=self.attempt)


def next_channel(*, now: datetime) -> str | None:
    """By which way the next due reminder goes."""
    return Reminder.objects.due(now).order_by("due_at").values_list("channel", flat=True).first()


@transaction.atomic
def claim(*, channel: str | None, at_most: int, now: datetime) -> list[Claim]:
    """Take up what is due on ``channel``; where nothing is, one row that a worker left behind.

    What was left in "sending" stays there: whoever takes it up must first find out whether it went.
    """
    due = Reminder.objects.due(now).filter(channel=channel).order_by("due_at")
    abandoned = Reminder.objects.abandoned(now).order_by("claimed_until")
    return _take(due[:at_most], now, state=State.CLAIMED) or _take(abandoned[:1], now)


def _take(waiting, now, **change) -> list[Claim]:
    # SQLite needs no row locks: its transactions begin IMMEDIATE, so there is one at a time.
    rows = list(waiting.select_for_update(skip_locked=True).values_list("pk", "attempt", "state"))
    if rows:
        taken = Reminder.objects.filter(pk__in=[pk for pk, *_ in rows])
        taken.update(attempt=F("attempt") + 1, claimed_until=now + LEASE, **change)
    return [Claim(pk, attempt + 1, was_sending=state == State.SENDING) for pk, attempt, state in rows]
