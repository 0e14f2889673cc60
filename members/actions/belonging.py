"""Admit a woman, give her a role; the first start of the house."""

from datetime import date

from django.db import IntegrityError, transaction

from members.models import Coalition, Member, RoleTerm, SafeContact
from members.models.member import NUMBER


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


def admit_many(women: list[Member]) -> None:
    """Make each a member, in order: the next numbers, a safe contact that reaches her only inside the application."""
    first = int(NUMBER.fullmatch(Member.objects.next_number())[1])
    for place, woman in enumerate(women):
        woman.number = f"M-{first + place:03}"
        woman.set_unusable_password()
        woman.make_findable()
    Member.objects.bulk_create(women)
    SafeContact.objects.bulk_create(SafeContact(member=woman) for woman in women)


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
