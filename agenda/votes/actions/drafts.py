"""Preparing a secret ballot: its question and options, and in an election who stands, which each woman says herself."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from agenda.models import BallotOption, SecretBallot
from coalition.reminders import actions as reminders
from members.actions.approval import Refused
from members.models import Member

Kind = SecretBallot.Kind


@transaction.atomic
def draft(*, options: list[str], by: Member, **asked) -> SecretBallot:
    """Write it down; nobody is asked before two have opened it."""
    ballot = SecretBallot.objects.create(drafted_by=by, **asked)
    _write_options(ballot, options)
    return ballot


@transaction.atomic
def change_draft(ballot: SecretBallot, *, options: list[str], now: datetime, **asked) -> None:
    """Write it anew; raises Refused where it was opened meanwhile. Whoever asked for the opening asks again: the second
    woman approves what the first one read."""
    ballot.changes.open(now).update(withdrawn_at=now)
    if _held_draft(ballot).kind != asked["kind"]:
        ballot.options.all().delete()
    SecretBallot.objects.drafts().filter(pk=ballot.pk).update(**asked)
    ballot.refresh_from_db()
    _write_options(ballot, options)


@transaction.atomic
def remove_draft(ballot: SecretBallot) -> None:
    _held_draft(ballot).delete()


def _write_options(ballot: SecretBallot, options: list[str]) -> None:
    if ballot.is_election:
        return
    labels = ["", ""] if ballot.kind == Kind.YES_NO else options
    ballot.options.all().delete()
    BallotOption.objects.bulk_create(
        BallotOption(ballot=ballot, number=number, label=label)
        for number, label in enumerate(labels, start=1)
    )


@transaction.atomic
def stand(ballot: SecretBallot, *, member: Member, now: datetime) -> None:
    """She says herself that she is ready; until it opens."""
    option = _option_of(_held_draft(ballot, election=True), member)
    BallotOption.objects.filter(pk=option.pk).update(said_yes_at=now, withdrawn_at=None)


@transaction.atomic
def stand_down(ballot: SecretBallot, *, member: Member, now: datetime) -> None:
    """She does not stand, or no more: before opening she is off the list, after it votes for her go on to the next."""
    held = SecretBallot.objects.select_for_update().filter(pk=ballot.pk).first()
    if held and held.is_draft:
        held.options.filter(member=member).delete()
    elif held and held.is_open:
        held.options.filter(member=member, withdrawn_at=None).update(withdrawn_at=now)
    else:
        raise Refused(_("It is counted or cancelled already."))


@transaction.atomic
def propose_woman(ballot: SecretBallot, *, number: str) -> None:
    """Ask a woman whether she stands; she is on the list only once she has said yes herself."""
    woman = Member.objects.active().full().with_typed_number(number).first()
    if woman is None:
        raise Refused(_("There is no full member with this number."))
    _option_of(_held_draft(ballot, election=True), woman)


@transaction.atomic
def set_review(ballot: SecretBallot, *, review_on: date | None, now: datetime) -> None:
    """When the coalition looks at it again, or that it does not; a notice about another day goes."""
    SecretBallot.objects.closed().filter(pk=ballot.pk).update(review_on=review_on)
    reminders.cancel(about=f"review:{ballot.pk}", now=now)


def take_her_off(member: Member, *, now: datetime) -> None:
    """She leaves: where she stands she stands no more, and her name goes from every list."""
    drafts = SecretBallot.objects.drafts()
    BallotOption.objects.filter(member=member, ballot__in=drafts).delete()
    hers = BallotOption.objects.filter(member=member)
    hers.filter(ballot__in=SecretBallot.objects.open(), withdrawn_at=None).update(withdrawn_at=now)
    hers.update(member=None, label="")


def tell(ballot: SecretBallot, *, occasion: str, due_at: datetime, now: datetime) -> None:
    """Everyone on the roll alike, whether she has voted or not: so no message says who has."""
    reminders.schedule(
        recipients=[entry.member for entry in ballot.roll.select_related("member") if entry.member],
        kind="vote",
        about=ballot.subject,
        occasion=occasion,
        event_at=ballot.closes_at,
        due_at=due_at,
        expires_at=ballot.closes_at,
        now=now,
    )


def _option_of(ballot: SecretBallot, woman: Member) -> BallotOption:
    last = ballot.options.aggregate(last=Max("number"))["last"] or 0
    about = {"number": last + 1, "label": woman.name_used, "is_woman": True}
    return ballot.options.get_or_create(member=woman, defaults=about)[0]


def _held_draft(ballot: SecretBallot, *, election: bool = False) -> SecretBallot:
    held = SecretBallot.objects.select_for_update().drafts().filter(pk=ballot.pk).first()
    if held is None or (election and not held.is_election):
        raise Refused(_("It was opened meanwhile. What was asked stays as it is."))
    return held
