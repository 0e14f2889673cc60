"""Signing in by a code that is sent by SMS: asked for, entered, and on a shared number said who she is."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from coalition.post import Message, send_afterwards
from coalition.sealing import fingerprint
from members.models import Invitation, Member, PhoneCode, Pin
from members.models.member import folded


class TooSoon(Exception):
    """A code for this number went out within the last seconds."""


class Over(Exception):
    """The code is too old, was tried too often, or was used."""


def send_phone_code(phone: str, *, language: str, now: datetime) -> PhoneCode:
    """A code for ``phone`` (E.164), sent there once the answer is out if an active member has that number.

    For a number that nobody has everything but the sending is done too.
    """
    asked, code = _new_code(phone, now)
    hers = asked.women().values_list("language", flat=True).first()
    _send(asked, code, phone, language=hers or language, is_known=bool(hers))
    return asked


def send_invitation_code(invitation: Invitation, *, phone: str, language: str, now: datetime) -> PhoneCode:
    """The same for a woman who is invited: it goes out if ``phone`` is the number that her link was made for."""
    asked, code = _new_code(phone, now)
    _send(asked, code, phone, language=language, is_known=asked.phone_index == invitation.phone_index)
    return asked


def _new_code(phone: str, now: datetime) -> tuple[PhoneCode, str]:
    if PhoneCode.objects.for_number(phone).just_asked(now).exists():
        raise TooSoon
    code = f"{secrets.randbelow(10**6):06}"
    asked = PhoneCode(phone_index=fingerprint(phone, place="member.phone"), asked_at=now)
    asked.code_index = asked.index_of(code)
    asked.save(force_insert=True)
    return asked, code


def _send(asked: PhoneCode, code: str, phone: str, *, language: str, is_known: bool) -> None:
    with translation.override(language):
        # Translators: also an SMS: GSM-7 letters only, and nothing that says whose message it is.
        text = _("Your code: %(code)s. It works for 10 minutes.") % {"code": code}
    if is_known:
        send_afterwards("sms", Message(to=phone, subject="", text=text, key=asked.pk.hex))


def enter_phone_code(asked: PhoneCode, *, code: str, now: datetime) -> bool:
    """Whether it is the right one. The try is counted before it is looked at, so that a hundred at once are three."""
    mine = PhoneCode.objects.filter(pk=asked.pk)
    if not mine.waiting(now).update(tries=F("tries") + 1):
        raise Over
    right = mine.filter(right_at=None, code_index=asked.index_of(code))
    return bool(right.update(right_at=now, tries=0))


def say_who(asked: PhoneCode, *, who: str, pin: str, now: datetime) -> Member | None:
    """The woman who shares the number, is called ``who`` or has that member number, and knows her PIN.

    No name, a wrong name, a wrong PIN and no PIN get one answer after one look at a PIN.
    """
    if not PhoneCode.objects.filter(pk=asked.pk).proved(now).update(tries=F("tries") + 1):
        raise Over
    pins = list(Pin.objects.filter(member__in=_called(asked, who)).select_related("member"))
    if not pins:
        make_password(pin)  # takes as long as looking at a woman's
    found = [kept.member for kept in pins if kept.fits(pin)]
    return found[0] if len(found) == 1 else None


def use_phone_code(asked: PhoneCode) -> bool:
    """It opens nothing any more; False where it was used in the same moment elsewhere."""
    return bool(PhoneCode.objects.filter(pk=asked.pk).delete()[0])


def forget_old_phone_codes(*, now: datetime) -> None:
    PhoneCode.objects.old(now).delete()


def _called(asked: PhoneCode, who: str):
    women = asked.women()
    return women.with_typed_number(who) | women.filter(name_key=folded(who))
