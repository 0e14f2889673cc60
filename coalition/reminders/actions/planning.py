"""Put reminders in, take them out, mark a notice as read."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from coalition.reminders.actions.bell import ring
from coalition.reminders.hours import last_kind_hour, next_kind_hour
from coalition.reminders.models import Channel, Reminder, State, key_of
from members.models import Member, SafeContact


@transaction.atomic
def schedule(
    *,
    recipients: Iterable[Member],
    kind: str,
    about: str,
    occasion: str,
    event_at: datetime,
    due_at: datetime,
    expires_at: datetime,
    now: datetime,
) -> None:
    """Remind each of ``recipients`` of one occasion: a notice always, and a message by the way she named safe.

    Said twice it changes nothing. An occasion that had been taken back is planned again, unless its message already
    went out.
    """
    members = [member for member in recipients if member.is_active]
    prefetch_related_objects(members, "safe_contact")
    same = {
        "kind": kind,
        "about": about,
        "occasion": occasion,
        "event_at": event_at,
        "expires_at": expires_at,
    }
    rows = [
        _row(member, channel=channel, due_at=at, now=now, **same)
        for member in members
        for channel, at in _ways_to(member, due_at=due_at, expires_at=expires_at, now=now)
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    _plan_again(rows, now=now)
    if any(row.channel != Channel.INAPP and row.due_at <= now for row in rows):
        ring()


@transaction.atomic
def cancel(*, about: str, now: datetime, recipients: Iterable[Member] | None = None) -> None:
    """Take back whatever is planned about ``about``; runs in the transaction of its cause.

    What is on its way is marked, so that it is not sent a second time.
    """
    reminders = Reminder.objects.filter(about=about)
    if recipients is not None:
        reminders = reminders.filter(recipient__in=recipients)
    reminders.recallable().update(state=State.CANCELLED, cancelled_at=now, claimed_until=None)
    reminders.filter(state=State.SENDING).update(cancelled_at=now)


def move(reminder: Reminder, *, now: datetime) -> None:
    """Plan the same by the way that its recipient now names; the old row is for the caller to take out."""
    names = ("kind", "about", "occasion", "event_at", "due_at", "expires_at")
    same = {name: getattr(reminder, name) for name in names}
    schedule(recipients=[reminder.recipient], **same, now=now)


@transaction.atomic
def follow_contact(member: Member, *, now: datetime) -> None:
    """She has just named another way: what is planned goes by it, and nothing more by the old one."""
    contact = SafeContact.objects.filter(member=member).first()
    still_good = [Channel.INAPP, *([contact.channel] if contact else [])]
    planned = Reminder.objects.filter(recipient=member).exclude(channel__in=still_good)
    for reminder in planned.recallable().select_for_update(of=("self",)).select_related("recipient"):
        move(reminder, now=now)
    planned.recallable().update(state=State.CANCELLED, cancelled_at=now, claimed_until=None)
    planned.filter(state=State.SENDING).update(cancelled_at=now)


def mark_read(notice: Reminder, *, now: datetime) -> None:
    """She has read it; a second click changes nothing."""
    Reminder.objects.filter(pk=notice.pk, read_at=None).update(read_at=now)
    notice.refresh_from_db(fields=["read_at"])


def _ways_to(member, *, due_at, expires_at, now) -> list[tuple[str, datetime]]:
    """Each channel by which to remind her, and when."""
    ways: list[tuple[str, datetime]] = [(Channel.INAPP, due_at)]
    contact = getattr(member, "safe_contact", None)
    way = contact.way(timezone.localdate(now)) if contact else SafeContact.Channel.NONE
    if way != SafeContact.Channel.NONE:
        at = _kind_time(contact, due_at=due_at, expires_at=expires_at, now=now)
        if at:
            ways.append((Channel(way), at))
    return ways


def _kind_time(contact, *, due_at, expires_at, now) -> datetime | None:
    """``due_at`` moved into her hours: after it, or else before it, or else not at all."""
    hours = contact.from_hour, contact.to_hour, timezone.get_default_timezone()
    later = next_kind_hour(max(due_at, now), *hours)
    if later < expires_at:
        return later
    earlier = last_kind_hour(due_at, *hours)
    return earlier if now <= earlier < expires_at else None


def _row(member, *, channel, about, occasion, now, **fields) -> Reminder:
    """One reminder; a notice needs no sending, it is up from the start and shows from its hour on."""
    key = key_of(recipient_id=member.pk, about=about, occasion=occasion, channel=channel)
    if channel == Channel.INAPP:
        fields |= {"state": State.ACCEPTED, "accepted_at": now}
    return Reminder(recipient=member, channel=channel, about=about, occasion=occasion, key=key, **fields)


def _plan_again(rows, *, now):
    """Wake what was taken back; what a gateway may already have stays with its answer."""
    wanted = {row.key: row for row in rows}
    if not rows:
        return
    same = Reminder.objects.filter(about=rows[0].about, occasion=rows[0].occasion)
    for old in same.taken_back().select_for_update():
        row = wanted.get(old.key)
        if not row:
            continue
        old.event_at, old.due_at, old.expires_at = row.event_at, row.due_at, row.expires_at
        old.cancelled_at = old.read_at = None
        if old.state == State.CANCELLED:
            old.state, old.accepted_at = row.state, row.accepted_at
        old.save(
            update_fields=[
                "event_at",
                "due_at",
                "expires_at",
                "cancelled_at",
                "read_at",
                "state",
                "accepted_at",
            ]
        )
