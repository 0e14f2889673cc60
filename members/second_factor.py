"""The second thing she shows whose role opens the register: a code from the authenticator app on her phone,
or a passkey.

What she has is kept by allauth.mfa (its secret sealed: members.adapter.Authenticators); that she has shown it is kept
in her session, and the doors of members.access ask for it. Who comes by e-mail code or password shows it while signing
in (allauth's own stage); who comes in another way is asked at the first door of the register.
"""

import json
from datetime import timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.cache import cache

from coalition.sealing import seal, unseal
from members.models import AuthenticatorSecret, Member
from members.sessions import SHOWN

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
NEW, PLACE = "authenticator_to_be", "members.authenticator_to_be"
CODE_LIVES = 120  # seconds; longer than any clock's tolerance


def has_one(member: Member) -> bool:
    return get_adapter().is_mfa_enabled(member, KINDS)


def authenticators(member: Member):
    """What she may show; recovery codes stand beside it."""
    return Authenticator.objects.filter(user=member, type__in=KINDS).order_by("pk")


def recovery_codes_left(member: Member) -> int:
    codes = Authenticator.objects.filter(user=member, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0


def forget(authenticators) -> bool:
    """With the rows that hold their secrets, of which allauth knows only the numbers; False where there were none."""
    kept = [data.get("secret") or data.get("seed") for data in authenticators.values_list("data", flat=True)]
    AuthenticatorSecret.objects.filter(pk__in=[pk for pk in kept if pk]).delete()
    return bool(authenticators.delete()[0])


def was_shown(request) -> bool:
    """She has shown it in this session."""
    return SHOWN in request.session


def remember(request, *, idle: timedelta | None) -> None:
    """She has shown it. From now on this session opens the register, and ends after ``idle`` without a page."""
    request.session[SHOWN] = int(idle.total_seconds()) if idle else 0


def new_secret(request) -> str:
    """The secret of the app that she sets up in this session; the same until she has done it."""
    if NEW not in request.session:
        request.session[NEW] = seal(generate_totp_secret(), place=PLACE)
    return unseal(request.session[NEW], place=PLACE)


def forget_new_secret(request) -> None:
    request.session.pop(NEW, None)


def address_of(member: Member, secret: str) -> str:
    """What the QR code holds; it names neither her nor the group."""
    return get_adapter().build_totp_url(member, secret)


def passkey_to_make(member: Member) -> str:
    """What the browser needs for a new passkey, as JSON."""
    return json.dumps(webauthn.begin_registration(member, passwordless=False), default=dict)


def passkey_to_show(member: Member) -> str:
    """What the browser needs to show one of hers, as JSON; "" where she has none."""
    if not Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).exists():
        return ""
    return json.dumps(webauthn.begin_authentication(member), default=dict)


def has_app(member: Member) -> bool:
    return Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists()


def fits_app(member: Member, code: str) -> bool:
    """Whether her app shows ``code`` now."""
    app = Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).first()
    return bool(app and app.wrap().validate_code(code)) and is_first_use(member, code)


def fits_new(member: Member, secret: str, code: str) -> bool:
    return validate_totp_code(secret, code) and is_first_use(member, code)


def is_first_use(member: Member, code: str) -> bool:
    """Each code opens once: who read it over her shoulder comes too late."""
    return cache.add(f"second-factor:{member.pk}:{code.replace(' ', '')}", True, CODE_LIVES)
