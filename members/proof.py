"""Proof that it is still she who holds the phone: her PIN, her password, her app, or a code sent to her e-mail.

Kept in her session and good for five minutes. ``members.access.step_up_required`` asks for it, on the page of
views/proof.py.
"""

import secrets
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coalition.post import Message, send_afterwards
from coalition.sealing import fingerprint
from coalition.web.limits import within
from members import second_factor
from members.models import Member, Pin

GOOD_FOR = timedelta(minutes=5)
CODE_GOOD_FOR = timedelta(minutes=10)
PROVED, CODE = "proved_at", "proof_code"


def is_fresh(request) -> bool:
    """She has shown it within five minutes, in this session."""
    return _now() - request.session.get(PROVED, 0) < GOOD_FOR.total_seconds()


def remember(request) -> None:
    """She has just shown it. The session goes on under a new key: a copy of the old one is not in."""
    request.session.cycle_key()
    request.session[PROVED] = _now()
    request.session.pop(CODE, None)


def remember_for_the_visit(request) -> None:
    """As if she showed it again and again: for the doors of the demo alone, where she has no phone to show it with."""
    request.session[PROVED] = _now() + 24 * 60 * 60


def ways(member: Member) -> list[str]:
    """How she can show it: "pin", "password", "app", "email"; none where she must choose a PIN first."""
    has = {
        "pin": Pin.objects.filter(member=member).exists(),
        "password": member.has_usable_password(),
        "app": second_factor.has_app(member),
        "email": bool(member.email),
    }
    return [way for way, is_hers in has.items() if is_hers]


def fits(request, answer: str) -> bool:
    pin, code = Pin.objects.filter(member=request.user).first(), request.session.get(CODE)
    return bool(
        (pin and pin.fits(answer))
        or request.user.check_password(answer)
        or (code and code["until"] > _now() and code["kept"] == _kept(answer))
        or second_factor.fits_app(request.user, answer)
    )


def may_try(member: Member) -> bool:
    """Five tries in five minutes."""
    return within(f"proof:{member.pk}", limit=5, seconds=300)


def send_code(request) -> bool:
    """Send her a code; False where she has no e-mail, or three went out in the last minutes."""
    member, code = request.user, f"{secrets.randbelow(10**6):06}"
    if not member.email or not within(f"proof-code:{member.pk}", limit=3, seconds=300):
        return False
    request.session[CODE] = {"kept": _kept(code), "until": _now() + int(CODE_GOOD_FOR.total_seconds())}
    with translation.override(member.language):
        text = _("Your code: %(code)s. It works for 10 minutes.") % {"code": code}
        letter = Message(to=member.email, subject=_("Your code"), text=text, key=secrets.token_hex(16))
    send_afterwards("email", letter)
    return True


def _kept(code: str) -> str:
    return fingerprint(code, place="proof.code")


def _now() -> int:
    return int(timezone.now().timestamp())
