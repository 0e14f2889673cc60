"""The last question before a message goes out: does she still want it, here, now?"""

from datetime import datetime
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.utils import timezone

from coalition.post import Message
from coalition.reminders import texts
from coalition.reminders.actions import outcomes
from coalition.reminders.actions.claiming import LEASE, Claim
from coalition.reminders.actions.planning import move
from coalition.reminders.hours import next_kind_hour
from coalition.reminders.models import IN_WORK, Channel, Delivery, Reminder, State


class Parcel(NamedTuple):
    """A message that may go out now, and the row of its attempt."""

    claim: Claim
    channel: str
    message: Message
    delivery_pk: int


@transaction.atomic(durable=True)
def open_door(claims: list[Claim], *, now: datetime) -> list[Parcel]:
    """Ask about each; "sending" is committed for those that may go, the others' rows say what became of them.

    The rows are locked while this is asked, so that a task that is done in the same moment comes before or after.
    """
    reminders = Reminder.objects.filter(pk__in=[claim.pk for claim in claims], state__in=IN_WORK)
    reminders = reminders.select_for_update(of=("self",)).select_related("recipient__safe_contact")
    reminders = reminders.defer("recipient__legal_name", "recipient__safe_contact__shared_with")
    locked = {(reminder.pk, reminder.attempt): reminder for reminder in reminders}
    ready = []
    for claim in claims:
        reminder = locked.get((claim.pk, claim.attempt))
        message = reminder and _message_if_wanted(claim, reminder, now)
        if message:
            ready.append((claim, reminder.channel, message))
    return _start_sending(ready, now)


def _start_sending(ready, now) -> list[Parcel]:
    Reminder.objects.filter(pk__in=[claim.pk for claim, *_ in ready]).update(
        state=State.SENDING, claimed_until=now + LEASE
    )
    deliveries = Delivery.objects.bulk_create(
        Delivery(reminder_id=claim.pk, attempt=claim.attempt, started_at=now) for claim, *_ in ready
    )
    return [
        Parcel(claim, channel, message, delivery.pk)
        for (claim, channel, message), delivery in zip(ready, deliveries, strict=True)
    ]


def _message_if_wanted(claim, reminder, now) -> Message | None:
    """What to send; None when the door stays shut. One broken row must not stop the others."""
    try:
        return None if _turned_away(claim, reminder, now) else _message(reminder)
    except DatabaseError:
        raise
    except Exception as error:
        outcomes.note_broken(claim, error=error, now=now)
        return None


def _turned_away(claim, reminder, now) -> bool:
    """Whether the door stays shut; then the row says why."""
    contact = getattr(reminder.recipient, "safe_contact", None)
    away = not reminder.recipient.is_active or reminder.recipient.paused_on
    if reminder.cancelled_at or away or contact is None:
        return outcomes.settle(claim, State.CANCELLED, cancelled_at=reminder.cancelled_at or now)
    if now >= reminder.expires_at:
        return outcomes.settle(claim, State.EXPIRED)
    if contact.way(timezone.localdate(now)) != reminder.channel:
        move(reminder, now=now)
        return outcomes.settle(claim, State.CANCELLED, cancelled_at=now)
    if not _address(reminder) or outcomes.is_spent(claim):
        return outcomes.settle(claim, State.DEAD)
    later = _when_she_may_be_written_to(reminder.recipient, contact, now)
    return later > now and outcomes.settle(claim, State.PLANNED, due_at=later)


def _when_she_may_be_written_to(member, contact, now) -> datetime:
    """Not while she is kept out, and only in her hours; what is too late by then has expired."""
    if member.is_suspended(now):
        return member.suspended_until
    return next_kind_hour(now, contact.from_hour, contact.to_hour, timezone.get_default_timezone())


def _message(reminder) -> Message:
    member = reminder.recipient
    words = texts.message(
        reminder.kind,
        event_at=reminder.event_at,
        language=member.language,
        phone_shared=member.safe_contact.phone_shared,
    )
    return Message(to=_address(reminder), subject=words.subject, text=words.text, key=reminder.key)


def _address(reminder) -> str:
    return reminder.recipient.email if reminder.channel == Channel.EMAIL else str(reminder.recipient.phone)
