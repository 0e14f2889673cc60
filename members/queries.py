"""What members can be asked."""

from django.conf import settings

from coalition.sealing import fingerprint
from members.models import Coalition, Invitation, Member


def coalition() -> Coalition:
    """The house's one row, or a nameless one before the first start."""
    return Coalition.objects.first() or Coalition(name="Kikao", language=settings.LANGUAGE_CODE)


def is_empty_house() -> bool:
    """Nobody has moved in yet."""
    return not Coalition.objects.exists()


def start_token() -> str:
    """The secret of the first start's address, told only in the terminal of who runs the program."""
    return fingerprint("first start", place="house")


def people():
    """The membership list in order, with chapters and roles fetched at once."""
    return Member.objects.active().select_related("chapter").prefetch_related("role_terms").in_order()


def open_invitations(now):
    return Invitation.objects.open(now)


def invitation_by_secret(secret: str, now) -> Invitation | None:
    return (
        Invitation.objects.open(now)
        .filter(secret_index=fingerprint(secret, place="invitation.secret"))
        .first()
    )
