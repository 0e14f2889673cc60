"""Invitations: made, withdrawn, accepted once."""

import base64
import hashlib
import hmac
import uuid
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from coalition.sealing import fingerprint
from members.actions.belonging import admit
from members.actions.roles import bring_role
from members.models import Invitation, Member, SafeContact
from members.models.invitation import GOOD_FOR
from members.models.member import email_alias


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
def invite(
    *, email: str, by: Member | None, now: datetime, key: uuid.UUID | None = None, **fields
) -> Invited:
    """Invite her under ``name_used``, ``language`` and ``role``. The link that she had before opens nothing any more;
    the same form sent twice is one invitation."""
    secret = secret_of(key or uuid.uuid4())
    about = fields | {"email": email, "invited_by": by, "expires_at": now + GOOD_FOR}
    invitation, is_new = Invitation.objects.get_or_create(
        secret_index=fingerprint(secret, place="invitation.secret"), defaults=about
    )
    if is_new:
        others = Invitation.objects.open(now).exclude(pk=invitation.pk)
        hers = [one.pk for one in others if email_alias(one.email) == email_alias(email)]
        others.filter(pk__in=hers).update(withdrawn_at=now)
    return Invited(invitation, secret, is_new)


def withdraw(invitation: Invitation, *, now: datetime) -> bool:
    """Make its link worthless; False where it was used or withdrawn before."""
    return bool(Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now))


@transaction.atomic
def accept(invitation: Invitation, *, name_used: str, now: datetime, today: date) -> Member | None:
    """She comes in by her link; None where it no longer opens, or where she is in already by another one."""
    if Member.objects.with_email(invitation.email).exists():
        return None
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        return None
    member = admit(
        name_used=name_used,
        email=invitation.email,
        language=invitation.language,
        today=today,
        channel=SafeContact.Channel.EMAIL,
    )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=member)
    if invitation.role:
        bring_role(member, role=invitation.role, by=invitation.invited_by, now=now)
    return member
