"""Send one due reminder: claim it, ask again at the door, send, note the answer.

States move planned -> claimed -> sending -> accepted. Two things keep a message from being lost or doubled whatever
dies in between: "sending" is committed before the gateway is called, and whoever finds a row abandoned there asks
the gateway first. Every change holds the row's state and attempt number in its condition, so that a worker which
comes back from the dead changes nothing.
"""

import logging
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from coalition.reminders import texts
from coalition.reminders.actions import outcomes
from coalition.reminders.actions.planning import schedule
from coalition.reminders.channels import Answer, Message, Verdict, way_for
from coalition.reminders.hours import is_kind, next_kind_hour
from coalition.reminders.models import Channel, Delivery, Reminder, State

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
CANDIDATES = 20  # how many to try for when other workers are quicker


class Claim(NamedTuple):
    """The right to act on one reminder, good for as long as its attempt is the row's."""

    pk: int
    attempt: int
    was_sending: bool

    @property
    def row(self):
        return Reminder.objects.filter(pk=self.pk, attempt=self.attempt)


def deliver_one_due(*, now: datetime) -> bool:
    """Bring the next due reminder one step on; False when there is nothing to do."""
    claim = _claim(now)
    if not claim:
        return False
    try:
        if claim.was_sending and not _is_certainly_absent(claim, now):
            return True
        message, way = _open_door(claim, now)
    except (OperationalError, InterfaceError):
        raise  # the database, not the row; the lease ends by itself
    except Exception as error:  # one broken row must not stop the others
        log.error("Reminder %s is broken (%s).", claim.pk, type(error).__name__)
        outcomes.note_broken(claim, code=type(error).__name__, now=now)
        return True
    if message:
        outcomes.note_answer(claim, _send(way, message), now=now)
    return True


def _claim(now) -> Claim | None:
    """Take up one row for the length of a lease; of several workers exactly one gets it."""
    lease = {"claimed_until": now + LEASE}
    for waiting, change in (
        (Reminder.objects.due(now).order_by("due_at"), {**lease, "state": State.CLAIMED}),
        (Reminder.objects.abandoned(now).order_by("claimed_until"), lease),
    ):
        for pk, attempt, state in waiting.values_list("pk", "attempt", "state")[:CANDIDATES]:
            same = waiting.order_by().filter(pk=pk, attempt=attempt, state=state)
            if same.update(**change, attempt=attempt + 1):
                return Claim(pk, attempt + 1, was_sending=state == State.SENDING)
    return None


def _is_certainly_absent(claim, now) -> bool:
    """After a crash or an unclear answer: ask the gateway; whatever it says but "absent" is noted here."""
    reminder = claim.row.first()
    if reminder is None:
        return False
    answer = way_for(reminder.channel).look_up(reminder.key)
    if answer.verdict is Verdict.ABSENT:
        return True
    outcomes.note_look_up(claim, answer, now=now)
    return False


@transaction.atomic(durable=True)
def _open_door(claim, now) -> tuple[Message | None, object]:
    """Ask again whether she wants it now; if so write it and commit "sending", otherwise say what became of it."""
    reminder = claim.row.select_related("recipient__safe_contact").first()
    if reminder is None or _turned_away(claim, reminder, now):
        return None, None
    message = _message(reminder)
    in_hand = claim.row.filter(state__in=[State.CLAIMED, State.SENDING], cancelled_at=None)
    if not in_hand.update(state=State.SENDING, claimed_until=now + LEASE):
        return None, None
    Delivery.objects.create(reminder=reminder, attempt=claim.attempt, started_at=now)
    return message, way_for(reminder.channel)


def _turned_away(claim, reminder, now) -> bool:
    """Whether the door stays shut; then the row says why."""
    contact = getattr(reminder.recipient, "safe_contact", None)
    if reminder.cancelled_at or not reminder.recipient.is_active or contact is None:
        return outcomes.settle(claim, State.CANCELLED, cancelled_at=reminder.cancelled_at or now)
    if now >= reminder.expires_at:
        return outcomes.settle(claim, State.EXPIRED)
    if contact.channel != reminder.channel:
        _move_to_her_way(reminder, now)
        return outcomes.settle(claim, State.CANCELLED, cancelled_at=now)
    if not _address(reminder) or outcomes.is_spent(claim):
        return outcomes.settle(claim, State.DEAD)
    hours = contact.from_hour, contact.to_hour, timezone.get_default_timezone()
    if not is_kind(now, *hours):
        return outcomes.settle(claim, State.PLANNED, due_at=next_kind_hour(now, *hours))
    return False


def _move_to_her_way(reminder, now):
    """She named another way since this was planned."""
    schedule(
        recipients=[reminder.recipient],
        kind=reminder.kind,
        about=reminder.about,
        occasion=reminder.occasion,
        event_at=reminder.event_at,
        due_at=reminder.due_at,
        expires_at=reminder.expires_at,
        now=now,
    )


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


def _send(way, message) -> Answer:
    """Call the gateway; a channel that breaks half-way leaves it open whether the message went."""
    try:
        return way.send(message)
    except Exception as error:
        log.error("A channel broke (%s).", type(error).__name__)
        return Answer(Verdict.UNCERTAIN, code=type(error).__name__)
