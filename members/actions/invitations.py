"""Invitations: made, withdrawn, spoken for by a second member, accepted once."""

import base64
import hashlib
import hmac
import uuid
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from coalition.sealing import fingerprint
from members.actions import audit
from members.actions.belonging import admit
from members.actions.roles import bring_role
from members.models import Invitation, Member, SafeContact, Verb
from members.models.invitation import GOOD_FOR, may_vouch
from members.models.member import folded


class Invited(NamedTuple):
    """An invitation, and the secret of its link, which is told once and not kept."""

    invitation: Invitation
    secret: str
    is_new: bool


def secret_of(key: uuid.UUID) -> str:
    """What opens the link. Sent twice, one form has one link."""
    digest = hmac.digest(settings.INDEX_KEY, f"invitation.key|{key}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest[:24]).decode()


@transaction.atomic
def invite(*, by: Member | None, now: datetime, key: uuid.UUID | None = None, **fields) -> Invited:
    """Invite her under ``name_used``, ``language`` and ``role``, by her ``email`` or her ``phone``. The link that she
    had before opens nothing any more; the same form sent twice is one invitation."""
    key = key or uuid.uuid4()
    secret = secret_of(key)
    needs_word = may_vouch(now).exclude(pk=by.pk if by else None).exists()
    about = fields | {"invited_by": by, "needs_word": needs_word, "key": key, "expires_at": now + GOOD_FOR}
    invitation, is_new = Invitation.objects.get_or_create(
        secret_index=fingerprint(secret, place="invitation.secret"), defaults=about
    )
    if is_new:
        _end_those_before(invitation, now)
        audit.note(Verb.INVITED, by=by, about=f"invitation:{invitation.pk}", now=now)
    return Invited(invitation, secret, is_new)


def _end_those_before(invitation: Invitation, now: datetime) -> None:
    """An address is one woman's; on one phone there may be two, of two names."""
    hers = Invitation.objects.open(now).exclude(pk=invitation.pk)
    hers = hers.filter(email_alias=invitation.email_alias, phone_index=invitation.phone_index)
    if invitation.phone:
        name = folded(invitation.name_used)
        hers = hers.filter(pk__in=[one.pk for one in hers.only("name_used") if folded(one.name_used) == name])
    hers.update(withdrawn_at=now)


@transaction.atomic
def withdraw(invitation: Invitation, *, now: datetime, by: Member | None = None) -> bool:
    """Make its link worthless; False where it was used or withdrawn before."""
    audit.take_turn()
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now):
        return False
    audit.note(Verb.INVITATION_WITHDRAWN, by=by, about=f"invitation:{invitation.pk}", now=now)
    return True


@transaction.atomic
def second(invitation: Invitation, *, by: Member, now: datetime) -> bool:
    """``by`` says that she knows her too, and the link opens. False where another was quicker, it is over, she invited
    her herself, or her word does not count."""
    audit.take_turn()
    waiting = Invitation.objects.open(now).without_word(now).not_invited_by(by).filter(pk=invitation.pk)
    if not may_vouch(now).filter(pk=by.pk).exists() or not waiting.update(seconded_by=by):
        return False
    audit.note(Verb.INVITATION_SECONDED, by=by, about=f"invitation:{invitation.pk}", now=now)
    return True


@transaction.atomic
def take_word_back(invitation: Invitation, *, by: Member, now: datetime) -> bool:
    """As long as the invited woman is not in, her link waits again."""
    audit.take_turn()
    hers = Invitation.objects.open(now).filter(pk=invitation.pk, seconded_by=by)
    if not hers.update(seconded_by=None):
        return False
    audit.note(Verb.INVITATION_UNSECONDED, by=by, about=f"invitation:{invitation.pk}", now=now)
    return True


@transaction.atomic
def accept(invitation: Invitation, *, name_used: str, now: datetime, today: date) -> Member | None:
    """She comes in by her link; None where it does not open, or where she is in already by another one."""
    audit.take_turn()
    if invitation.waits_for_word(now) or Member.objects.with_email(invitation.email).exists():
        return None
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        return None
    member = admit(
        name_used=name_used,
        email=invitation.email,
        phone=invitation.phone,
        language=invitation.language,
        today=today,
        channel=SafeContact.Channel.EMAIL if invitation.email else None,
    )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=member)
    audit.note(Verb.ADMITTED, by=invitation.invited_by, about=f"member:{member.pk}", now=now)
    if invitation.role:
        bring_role(member, role=invitation.role, by=invitation.invited_by, now=now)
    return member
