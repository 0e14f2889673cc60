"""The verbs of members."""

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction

from coalition.sealing import fingerprint
from members.models import Coalition, Invitation, Member, RoleTerm, SafeContact
from members.models.invitation import GOOD_FOR


@transaction.atomic
def admit(
    *, name_used: str, today: date, roles: tuple[str, ...] = (), channel: str | None = None, **fields
) -> Member:
    """Make a woman a member: the next number, a safe contact, and open terms in ``roles``.

    Until she says otherwise she is reached only inside the application.
    """
    member = _numbered(name_used=name_used, joined_on=today, **fields)
    SafeContact.objects.create(member=member, channel=channel or SafeContact.Channel.NONE)
    for role in roles:
        grant_role(member, role=role, today=today)
    return member


def _numbered(**fields) -> Member:
    for _attempt in range(5):
        try:
            with transaction.atomic():
                member = Member(number=fields.pop("number", None) or Member.objects.next_number(), **fields)
                member.set_unusable_password()
                member.save()
                return member
        except (
            IntegrityError
        ):  # two were admitted at once: the next number, unless it is the address that is taken
            if member.email and Member.objects.with_email(member.email).exists():
                raise
    raise IntegrityError("No free member number was found.")


def grant_role(member: Member, *, role: str, today: date) -> RoleTerm:
    """Open a term for ``member``; granted twice, it is one term."""
    return RoleTerm.objects.get_or_create(
        member=member, role=role, ends_on=None, defaults={"starts_on": today}
    )[0]


@transaction.atomic
def open_house(*, name: str, language: str, my_name: str, email: str, password: str, today: date) -> Member:
    """The first start: the coalition's row and its first admin. Raises IntegrityError where there is one already."""
    Coalition.objects.create(pk=1, name=name, language=language)
    member = admit(
        name_used=my_name,
        email=email,
        language=language,
        today=today,
        roles=("membership_admin", "facilitator", "co_lead"),
    )
    member.set_password(password)
    member.save(update_fields=["password"])
    return member


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
    """She comes in by her link; None where it has been used, withdrawn or has grown too old in the meantime."""
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        return None
    member = admit(
        name_used=name_used,
        email=invitation.email,
        language=invitation.language,
        today=today,
        roles=(invitation.role,) if invitation.role else (),
        channel=SafeContact.Channel.EMAIL,
    )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=member)
    return member
