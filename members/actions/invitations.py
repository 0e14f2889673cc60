"""Invitations: made, withdrawn, accepted once."""

import secrets
from datetime import date, datetime

from django.db import transaction

from coalition.sealing import fingerprint
from members.actions.belonging import admit
from members.actions.roles import bring_role
from members.models import Invitation, Member, SafeContact
from members.models.invitation import GOOD_FOR


def invite(
    *, name_used: str, email: str, language: str, role: str, by: Member, now: datetime
) -> tuple[Invitation, str]:
    """An invitation and the secret of its link; the secret is told once and not kept."""
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        secret_index=fingerprint(secret, place="invitation.secret"),
        name_used=name_used,
        email=email,
        language=language,
        role=role,
        invited_by=by,
        expires_at=now + GOOD_FOR,
    )
    return invitation, secret


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
