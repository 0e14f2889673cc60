"""Invitations and requests to join."""

from coalition.sealing import fingerprint
from members.models import Invitation, JoinQuestion, JoinRequest, JoinText, Member

SEALED = ["email", "phone", "invited_by__legal_name", "invited_by__email", "invited_by__phone"]


def open_invitations(now):
    """What is sealed in them stays so."""
    return Invitation.objects.open(now).select_related("invited_by").defer(*SEALED)


def invitations_to_second(member: Member, now):
    """Who is invited, waits for a second word, and was not invited by ``member``."""
    return open_invitations(now).without_word(now).not_invited_by(member)


def invitations_seconded(member: Member, now):
    """Who is not yet here, and ``member`` spoke for her."""
    return open_invitations(now).filter(seconded_by=member)


def invitation_by_secret(secret: str, now) -> Invitation | None:
    return (
        Invitation.objects.open(now)
        .filter(secret_index=fingerprint(secret, place="invitation.secret"))
        .first()
    )


def who_may_join() -> JoinText | None:
    """The coalition's own text as it holds now."""
    return JoinText.objects.filter(replaced_at=None).first()


def join_questions() -> list[JoinQuestion]:
    return list(JoinQuestion.objects.all())


def waiting_requests():
    """Who asks to join, with those who vouch, in the order of asking."""
    return JoinRequest.objects.waiting().with_doubles().prefetch_related("vouchers__member")


def requests_to_vouch(member: Member):
    """Who asks to join and has not had ``member``'s word."""
    return JoinRequest.objects.waiting().without_voucher(member)


def waiting_for_word(member: Member, now) -> int:
    """How many women wait for the word of somebody who knows them, and have not had hers."""
    return requests_to_vouch(member).count() + invitations_to_second(member, now).count()
