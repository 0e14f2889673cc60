"""Signing in without e-mail: cards, passes of ten minutes, the PIN, and ending sessions."""

import secrets
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from members.actions import audit
from members.models import Member, Pin, QuickPass, SignedInSession, SignInCard, Verb
from members.models.card import card_index, new_words
from members.models.quick_pass import GOOD_FOR, pass_index
from members.sessions import kept


@transaction.atomic
def make_card(member: Member, *, by: Member, now: datetime, today: date) -> str:
    """A new card for ``member``: the words on it, told once. The card she had before is worthless from now on."""
    audit.take_turn()
    member.cards.filter(withdrawn_at=None).update(withdrawn_at=now)
    audit.note(Verb.CARD_MADE, by=by, about=f"member:{member.pk}", now=now)
    words = new_words()
    SignInCard.objects.create(
        member=member, secret_index=card_index(member.number, words), made_on=today, made_by=by
    )
    return words


@transaction.atomic
def make_quick_pass(member: Member, *, by: Member, now: datetime) -> str:
    """A pass for ten minutes: the secret of its link. One made before for her and not used ends now."""
    secret = secrets.token_urlsafe(24)
    audit.note(Verb.PASS_MADE, by=by, about=f"member:{member.pk}", now=now)
    QuickPass.objects.open(now).filter(member=member).update(expires_at=now)
    QuickPass.objects.create(
        member=member,
        secret_index=pass_index(secret),
        made_by=by,
        expires_at=now + GOOD_FOR,
    )
    return secret


def use_quick_pass(secret: str, *, now: datetime) -> Member | None:
    """Whom it signs in; None where it was used, is too old, or never was."""
    passes = QuickPass.objects.open(now).filter(secret_index=pass_index(secret))
    found = passes.select_related("member").first()
    return found.member if found and passes.update(used_at=now) else None


def set_pin(member: Member, *, pin: str) -> None:
    Pin.objects.update_or_create(member=member, defaults={"secret": make_password(pin)})


@transaction.atomic
def forget_pin(member: Member, *, by: Member, now: datetime) -> bool:
    """She does not know it any more; she chooses another one when she next needs it. False where she had none."""
    audit.take_turn()
    if not Pin.objects.filter(member=member).delete()[0]:
        return False
    audit.note(Verb.PIN_FORGOTTEN, by=by, about=f"member:{member.pk}", now=now)
    return True


def note_new_password(member: Member, *, by: Member, now: datetime) -> None:
    """A link with which she chooses a new password goes to her own address."""
    audit.note(Verb.PASSWORD_STARTED, by=by, about=f"member:{member.pk}", now=now)


@transaction.atomic
def end_sessions_of(member: Member, *, by: Member, now: datetime) -> None:
    """Wherever she is signed in, she is not any more at her next request."""
    audit.take_turn()
    if member.sessions.all().delete()[0]:
        audit.note(Verb.SESSIONS_ENDED, by=by, about=f"member:{member.pk}", now=now)


def forget_ended_sessions(*, now: datetime) -> int:
    """Sessions that are over, visitors' too; how many there were."""
    return SignedInSession.objects.ended(now).delete()[0]


def end_session(member: Member, *, session: str) -> bool:
    return bool(SignedInSession.objects.filter(member=member, pk=session).delete()[0])


def end_other_sessions(member: Member, *, session_key: str) -> int:
    """All but the one under ``session_key``; how many there were."""
    return SignedInSession.objects.filter(member=member).exclude(pk=kept(session_key)).delete()[0]
