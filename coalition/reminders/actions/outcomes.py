"""What becomes of a reminder after an attempt. Each change is guarded by the claim's attempt number."""

import logging
import random
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from coalition.post import Answer, Verdict
from coalition.reminders.hours import next_kind_hour
from coalition.reminders.models import IN_WORK, Delivery, Reminder, State

log = logging.getLogger(__name__)

BACKOFF = [timedelta(minutes=minutes) for minutes in (1, 4, 16, 60, 60)]
MOST_TRIES = len(BACKOFF) + 1
MOST_BREAKS = 3  # a row that cannot even be written is not worth six tries
MOST_SILENT = 20  # claims that nobody came back from: it kills its worker
LOOK_UP_AFTER = timedelta(seconds=60)  # time for the gateway to make up its mind

Outcome = Delivery.Outcome
OUTCOMES = {
    Verdict.ACCEPTED: Outcome.ACCEPTED,
    Verdict.REFUSED: Outcome.REFUSED,
    Verdict.LATER: Outcome.LATER,
    Verdict.BUSY: Outcome.BUSY,
    Verdict.UNCERTAIN: Outcome.UNCERTAIN,
}
# Being asked to wait is no failure, and neither is what was handed over.
FAILURES = [Outcome.LATER, Outcome.UNCERTAIN, Outcome.BROKEN, ""]


def settle(claim, state: str, **fields) -> bool:
    """Move the claimed row to ``state`` and end its lease."""
    claim.row.filter(state__in=IN_WORK).update(state=state, claimed_until=None, **fields)
    return True


def is_spent(claim) -> bool:
    """Whether it has had all its tries, or keeps killing whoever takes it up."""
    if claim.attempt <= MOST_TRIES:
        return False
    answered = Delivery.objects.filter(reminder=claim.pk).exclude(outcome="").count()
    return _failures(claim) >= MOST_TRIES or claim.attempt - answered > MOST_SILENT


@transaction.atomic
def note_answers(answers: list[tuple], *, now: datetime) -> None:
    """Write down what the gateway said to each parcel, and what follows from it."""
    for verdict, code in {(answer.verdict, answer.code) for _parcel, answer in answers}:
        same = [
            parcel.delivery_pk
            for parcel, answer in answers
            if (answer.verdict, answer.code) == (verdict, code)
        ]
        Delivery.objects.filter(pk__in=same).update(outcome=OUTCOMES[verdict], code=code[:40])
    _accept({parcel.claim: answer for parcel, answer in answers if answer.verdict is Verdict.ACCEPTED}, now)
    for parcel, answer in answers:
        if answer.verdict is not Verdict.ACCEPTED:
            _follow(parcel.claim, answer, now)


def put_back_unsent(parcels: list) -> None:
    """There was no time left to call the gateway for these: they are as they were."""
    for parcel in parcels:
        settle(parcel.claim, State.PLANNED)
    Delivery.objects.filter(pk__in=[parcel.delivery_pk for parcel in parcels]).delete()


def note_look_up(claim, answer: Answer, *, now: datetime) -> None:
    """Write down what the gateway knows of an attempt that nobody came back from."""
    if answer.verdict is Verdict.ACCEPTED:
        settle(claim, State.ACCEPTED, accepted_at=now, provider_id=answer.provider_id)
    elif answer.verdict is Verdict.LATER and claim.row.filter(expires_at__gt=now).exists():
        claim.row.filter(state=State.SENDING).update(claimed_until=now + _delay(claim.attempt))
    else:
        settle(claim, State.UNKNOWN)


@transaction.atomic
def note_broken(claim, *, error: Exception, now: datetime) -> None:
    """The fault is on our side and nothing was sent: try a few times, then leave it to a person."""
    code = type(error).__name__
    log.error("Reminder %s is broken (%s).", claim.pk, code)
    if not claim.row.select_for_update().exists():
        return  # she has left in the meantime
    Delivery.objects.create(
        reminder_id=claim.pk, attempt=claim.attempt, started_at=now, outcome=Outcome.BROKEN, code=code[:40]
    )
    if not claim.was_sending:
        _try_again(claim, now=now, most=MOST_BREAKS)
    elif _failures(claim) < MOST_BREAKS:
        claim.row.filter(state=State.SENDING).update(claimed_until=now + LOOK_UP_AFTER)
    else:
        settle(claim, State.UNKNOWN)


def _accept(accepted, now):
    """The gateway has them; with a commit for each this would be slower than the gateway."""
    claimed = {claim.pk: claim for claim in accepted}
    rows = Reminder.objects.filter(pk__in=claimed, state=State.SENDING).select_for_update()
    mine = [row for row in rows.only("attempt") if row.attempt == claimed[row.pk].attempt]
    for row in mine:
        row.provider_id = accepted[claimed[row.pk]].provider_id
    Reminder.objects.bulk_update([row for row in mine if row.provider_id], ["provider_id"])
    rows.filter(pk__in=[row.pk for row in mine]).update(
        state=State.ACCEPTED, accepted_at=now, claimed_until=None
    )


def _follow(claim, answer, now):
    """What follows from an answer other than "accepted"."""
    if answer.verdict is Verdict.REFUSED:
        settle(claim, State.DEAD)
    elif answer.verdict is Verdict.UNCERTAIN:
        claim.row.filter(state=State.SENDING).update(claimed_until=now + LOOK_UP_AFTER)
    elif answer.verdict is Verdict.BUSY:
        _put_back(claim, now + answer.wait)
    else:
        _try_again(claim, now=now, most=MOST_TRIES)


def _try_again(claim, *, now, most):
    """Plan the next try, or give up after ``most`` of them."""
    failures = _failures(claim)
    if failures >= most:
        settle(claim, State.DEAD)
    else:
        _put_back(claim, now + _delay(failures))


def _put_back(claim, at: datetime):
    """Plan it for ``at`` or her next kind hour after it; past its end it is given up, for the list."""
    reminder = Reminder.objects.select_related("recipient__safe_contact").filter(pk=claim.pk).first()
    if reminder is None:
        return  # she has left in the meantime, and everything of hers with her
    contact = getattr(reminder.recipient, "safe_contact", None)
    if contact:
        at = next_kind_hour(at, contact.from_hour, contact.to_hour, timezone.get_default_timezone())
    if at >= reminder.expires_at:
        settle(claim, State.DEAD)
    else:
        settle(claim, State.PLANNED, due_at=at)


def _failures(claim) -> int:
    return Delivery.objects.filter(reminder=claim.pk, outcome__in=FAILURES).count()


def _delay(tries: int) -> timedelta:
    """How long to wait after so many tries, spread by a fifth: what failed together need not return together."""
    step = BACKOFF[min(max(tries, 1), len(BACKOFF)) - 1]
    return step * random.uniform(0.8, 1.2)  # noqa: S311
