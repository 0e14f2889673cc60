"""What she shows besides her sign-in: setting up her authenticator app, new recovery codes, and taking them away."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext as _

from members.access import opens_register
from members.actions import audit
from members.actions.approval import Refused
from members.models import Member, Verb
from members.second_factor import authenticators, forget

KINDS = Authenticator.Type


@transaction.atomic
def set_up_authenticator(member: Member, *, secret: str, now: datetime) -> list[str]:
    """Her app from now on is the one that holds ``secret``; the one before opens nothing any more.

    Returns the recovery codes where she had none, told once.
    """
    _wait_for(member)
    _forget(member, KINDS.TOTP)
    TOTP.activate(member, secret)
    audit.note(Verb.AUTHENTICATOR_SET_UP, by=member, about=f"member:{member.pk}", now=now)
    return _first_codes(member, now)


@transaction.atomic
def add_passkey(member: Member, *, credential: dict, now: datetime) -> list[str]:
    """One more way, beside those she has. Returns the recovery codes where she had none, told once."""
    _wait_for(member)
    WebAuthn.add(member, name="", credential=credential)
    audit.note(Verb.AUTHENTICATOR_SET_UP, by=member, about=f"member:{member.pk}", now=now)
    return _first_codes(member, now)


def _first_codes(member: Member, now: datetime) -> list[str]:
    has_codes = Authenticator.objects.filter(user=member, type=KINDS.RECOVERY_CODES).exists()
    return [] if has_codes else new_recovery_codes(member, now=now)


@transaction.atomic
def new_recovery_codes(member: Member, *, now: datetime) -> list[str]:
    """Ten codes to print, each for one time without her phone; told once. Those before are worthless."""
    _wait_for(member)
    _forget(member, KINDS.RECOVERY_CODES)
    audit.note(Verb.RECOVERY_CODES_MADE, by=member, about=f"member:{member.pk}", now=now)
    return RecoveryCodes.activate(member).generate_codes()


@transaction.atomic
def remove_authenticator(member: Member, *, pk: int, now: datetime) -> None:
    """Take one of hers away; Refused for the last one of a woman whose role opens the register."""
    _wait_for(member)
    others = authenticators(member).exclude(pk=pk)
    if opens_register(member) and not others.exists():
        raise Refused(_("It is your last one, and your role needs one. Set up another one first."))
    if not forget(authenticators(member).filter(pk=pk)):
        return
    if not others.exists():
        _forget(member, KINDS.RECOVERY_CODES)
    audit.note(Verb.AUTHENTICATOR_REMOVED, by=member, about=f"member:{member.pk}", now=now)


@transaction.atomic
def take_authenticators_away(member: Member, *, by: Member | None, now: datetime) -> bool:
    """She lost her phone and her codes: she sets up a new one when she next signs in. Her sessions end now.

    Only for who runs the server (``manage.py forget_authenticator``): ``by`` nobody of the house.
    """
    _wait_for(member)
    if not forget(Authenticator.objects.filter(user=member)):
        return False
    member.sessions.all().delete()
    audit.note(Verb.AUTHENTICATOR_REMOVED, by=by, about=f"member:{member.pk}", now=now)
    return True


def _forget(member: Member, kind: str) -> bool:
    return forget(Authenticator.objects.filter(user=member, type=kind))


def _wait_for(member: Member) -> None:
    """Two tabs at once: one after the other."""
    audit.take_turn()
    Member.objects.select_for_update().get(pk=member.pk)
