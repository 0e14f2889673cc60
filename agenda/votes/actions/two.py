"""What needs two about a secret ballot: opening, more time, cancelling, counting early, reading the counted papers."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.models import BallotChange, BallotKey, BallotOption, CountedPaper, RollEntry, SecretBallot
from agenda.models.secret_ballot import new_seed
from agenda.rounds.tally import SMALLEST_GROUP
from agenda.votes.actions import closing, voting
from agenda.votes.actions.drafts import tell
from agenda.votes.results import lot_order
from coalition.reminders import actions as reminders
from members.access import Power, holders_of
from members.actions import audit
from members.actions.approval import Refused, need_power, settle, take_back
from members.models import Member, Verb
from members.models.approval import GOOD_FOR

Deed = BallotChange.Deed
POWER = Power.OPEN_BALLOTS
SOONEST, LONGEST = timedelta(minutes=10), timedelta(days=60)
DAY_BEFORE = timedelta(days=1)
APPROVED = {
    Deed.OPEN: Verb.BALLOT_OPENED,
    Deed.EXTEND: Verb.BALLOT_EXTENDED,
    Deed.CANCEL: Verb.BALLOT_CANCELLED,
    Deed.SCRUTINY: Verb.BALLOT_SCRUTINY,
}


@transaction.atomic
def ask(
    ballot: SecretBallot,
    *,
    deed: str,
    by: Member,
    now: datetime,
    closes_at: datetime | None = None,
    reason="",
) -> BallotChange:
    """Raises Refused where it cannot be done as things stand."""
    audit.take_turn()
    need_power(by, now, POWER)
    change = BallotChange(
        ballot=ballot, deed=deed, closes_at=closes_at, reason=reason, asked_by=by, asked_at=now
    )
    change.expires_at = now + GOOD_FOR
    _check(change, now)
    _need_two(ballot, by, now)
    BallotChange.objects.filter(ballot=ballot, deed=deed, expires_at__lte=now, approved_at=None).update(
        withdrawn_at=now
    )
    try:
        with transaction.atomic():
            change.save()
    except IntegrityError as error:
        raise Refused(_("This is asked for already. A second person must approve it.")) from error
    audit.note(Verb.BALLOT_ASKED, by=by, about=f"ballot:{ballot.pk}", now=now)
    return change


@transaction.atomic
def approve(change: BallotChange, *, by: Member, now: datetime) -> bool:
    """Carry it out; False where another was quicker, or it was taken back or is too old."""
    if not settle(change, by=by, now=now, power=POWER):
        return False
    change.refresh_from_db()
    SecretBallot.objects.select_for_update().get(pk=change.ballot_id)
    change.ballot.refresh_from_db()
    _check(change, now)
    CARRY_OUT[Deed(change.deed)](change, by, now)
    if change.deed in APPROVED:
        audit.note(APPROVED[Deed(change.deed)], by=by, about=f"ballot:{change.ballot_id}", now=now)
    return True


@transaction.atomic
def withdraw(change: BallotChange, *, by: Member, now: datetime) -> bool:
    if not take_back(change, by=by, now=now, power=POWER):
        return False
    audit.note(Verb.BALLOT_WITHDRAWN, by=by, about=f"ballot:{change.ballot_id}", now=now)
    return True


@transaction.atomic
def read_counted(ballot: SecretBallot, *, by: Member, now: datetime) -> list[CountedPaper]:
    """The counted papers, in the order of what they say; that ``by`` read them stands in the record."""
    audit.note(Verb.BALLOT_READ, by=by, about=f"ballot:{ballot.pk}", now=now)
    return list(ballot.counted.all())


def _check(change: BallotChange, now: datetime) -> None:
    """Raise Refused where it cannot be; asked anew when it is approved."""
    ballot, deed = change.ballot, change.deed
    if deed == Deed.OPEN:
        _check_draft(ballot, now)
    elif deed == Deed.SCRUTINY:
        kept_until = ballot.closed_at and ballot.closed_at + closing.SCRUTINY_FOR
        if ballot.papers is None or now >= kept_until:
            raise Refused(
                _("The papers can be read for thirty days after counting, where there is a result.")
            )
    elif not ballot.is_open:
        raise Refused(_("This vote is not open."))
    elif deed == Deed.EXTEND:
        _check_time(ballot, change, now)
    elif deed == Deed.CLOSE and now < ballot.closes_at and voting.turnout(ballot) < ballot.roll_size:
        raise Refused(_("It can be counted before its time only when everyone has voted."))


def _check_draft(ballot: SecretBallot, now: datetime) -> None:
    if not ballot.is_draft:
        raise Refused(_("It was opened meanwhile. What was asked stays as it is."))
    if not now + SOONEST <= ballot.closes_at <= now + LONGEST:
        raise Refused(
            _("It must stay open for at least ten minutes and at most sixty days. Change the time.")
        )
    if ballot.options.standing().count() < 2:
        raise Refused(_("There must be at least two to choose from. Who stands says yes herself."))
    if _roll().count() < SMALLEST_GROUP:
        raise Refused(_("With fewer than five full members a vote cannot be secret."))


def _check_time(ballot: SecretBallot, change: BallotChange, now: datetime) -> None:
    if not ballot.takes_votes(now):
        raise Refused(_("Its time is over."))
    if change.closes_at is None or not ballot.closes_at < change.closes_at <= now + LONGEST:
        raise Refused(_("The time can only grow, to sixty days at most."))


def _need_two(ballot: SecretBallot, by: Member, now: datetime) -> None:
    stand = BallotOption.objects.filter(ballot=ballot, withdrawn_at=None).exclude(said_yes_at=None)
    if stand.filter(member=by).exists():
        raise Refused(_("You stand in this election. Others must open and end it."))
    others = holders_of(POWER, timezone.localdate(now), now=now).exclude(pk=by.pk)
    if not others.exclude(pk__in=stand.exclude(member=None).values("member")).exists():
        raise Refused(_("There is nobody who could approve this. It needs a second woman of the committee."))


def _roll():
    """Full members who take part now; a suspended one still belongs."""
    return Member.objects.active().not_paused().full()


def _open(change: BallotChange, by: Member, now: datetime) -> None:
    ballot, seed = change.ballot, new_seed()
    roll = list(_roll().order_by("pk"))
    _freeze_options(ballot, seed)
    SecretBallot.objects.drafts().filter(pk=ballot.pk).update(
        opened_at=now, roll_size=len(roll), lot_seed=seed
    )
    BallotKey.objects.create(ballot=ballot, secret=secrets.token_hex(32))
    RollEntry.objects.bulk_create(RollEntry(ballot=ballot, member=member) for member in roll)
    ballot.refresh_from_db()
    _remind(ballot, now)


def _freeze_options(ballot: SecretBallot, seed: str) -> None:
    """Who has not said yes is not on it; names and chapters are those of today, in an order that fell by lot."""
    if not ballot.is_election:
        return
    ballot.options.exclude(pk__in=ballot.options.standing()).delete()
    women = {option.pk: option for option in ballot.options.select_related("member")}
    ballot.options.update(number=F("number") + 1000)
    for number, pk in enumerate(lot_order(list(women), seed=seed), start=1):
        woman = women[pk].member
        BallotOption.objects.filter(pk=pk).update(
            number=number, label=woman.name_used, chapter=woman.chapter_id
        )


def _extend(change: BallotChange, by: Member, now: datetime) -> None:
    SecretBallot.objects.open().filter(pk=change.ballot_id).update(closes_at=change.closes_at)
    change.ballot.refresh_from_db()
    reminders.cancel(about=change.ballot.subject, now=now)
    _remind(change.ballot, now)


def _cancel(change: BallotChange, by: Member, now: datetime) -> None:
    closing.forget_open_phase(change.ballot)
    SecretBallot.objects.filter(pk=change.ballot_id).update(cancelled_at=now, why_cancelled=change.reason)
    reminders.cancel(about=change.ballot.subject, now=now)


def _close(change: BallotChange, by: Member, now: datetime) -> None:
    if not closing.close(change.ballot, now=now, by=by, early=True):
        raise Refused(_("The papers of the hall must be read twice first, with the same result."))


def _scrutiny(change: BallotChange, by: Member, now: datetime) -> None:
    """The approval itself opens the page of papers to the two."""


def _remind(ballot: SecretBallot, now: datetime) -> None:
    """At opening, and a day before it closes."""
    until = f"{ballot.closes_at:%Y-%m-%d %H:%M}"
    tell(ballot, occasion=f"open until {until}", due_at=now, now=now)
    if ballot.closes_at - DAY_BEFORE > now:
        tell(ballot, occasion=f"a day before {until}", due_at=ballot.closes_at - DAY_BEFORE, now=now)


CARRY_OUT = {
    Deed.OPEN: _open,
    Deed.EXTEND: _extend,
    Deed.CANCEL: _cancel,
    Deed.CLOSE: _close,
    Deed.SCRUTINY: _scrutiny,
}
