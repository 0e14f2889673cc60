"""Invitations and requests to join."""

from coalition.sealing import fingerprint
from members.models import Invitation, JoinQuestion, JoinRequest, JoinText, Member


def open_invitations(now):
    return Invitation.objects.open(now)


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
