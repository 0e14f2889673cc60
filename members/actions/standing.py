"""Pause, return, leave; open one guarded detail of a member."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members import personal
from members.actions import audit
from members.actions.approval import Refused, keep_one_in
from members.models import Invitation, Lookup, Member, Offer, Role, Verb

FORGOTTEN_AGAIN = timedelta(days=3)  # for so long after she left, each night
KEPT_ROLES = (Role.CO_LEAD, Role.MEMBERSHIP_ADMIN)  # the house must not be without them


@transaction.atomic
def show(member: Member, *, detail: str, reason: str, words: str, by: Member, now: datetime) -> str:
    """One guarded detail of hers; she will see who opened it and why."""
    audit.note(f"looked_at_{detail}", by=by, about=f"member:{member.pk}", now=now)
    Lookup.objects.create(
        member=member,
        by=by,
        role=Role.MEMBERSHIP_ADMIN,
        detail=detail,
        reason=reason,
        words=words,
        on=timezone.localdate(now),
    )
    return getattr(member, detail)


@transaction.atomic
def find_by_phone(phone: str, *, by: Member, now: datetime) -> list[Member]:
    """Who is called on this number; each will see that it was typed, and the record says who looked."""
    found = list(Member.objects.active().with_phone(phone).select_related("chapter").in_order())
    for woman in found:
        audit.note(Verb.PHONE_SEARCHED, by=by, about=f"member:{woman.pk}", now=now)
        Lookup.objects.create(
            member=woman,
            by=by,
            role=Role.MEMBERSHIP_ADMIN,
            detail=Lookup.Detail.PHONE,
            reason=Lookup.Reason.FOUND,
            on=timezone.localdate(now),
        )
    if not found:
        audit.note(Verb.PHONE_SEARCHED, by=by, about="register", now=now)
    return found


@transaction.atomic
def pause(member: Member, *, by: Member, now: datetime) -> bool:
    """She keeps her account, is not reminded and not counted; False where she is paused already or gone."""
    audit.take_turn()
    here = Member.objects.active().not_paused().filter(pk=member.pk)
    return _noted(Verb.PAUSED, here.update(paused_on=timezone.localdate(now)), member, by, now)


@transaction.atomic
def come_back(member: Member, *, by: Member, now: datetime) -> bool:
    """The pause is over; False where there was none."""
    audit.take_turn()
    paused = Member.objects.active().filter(pk=member.pk, paused_on__isnull=False)
    return _noted(Verb.RETURNED, paused.update(paused_on=None), member, by, now)


@transaction.atomic
def leave(member: Member, *, by: Member, now: datetime) -> bool:
    """She leaves by her own word, now; False where she has left already. Ending it without her word needs two
    (``actions.removal``)."""
    audit.take_turn()
    if by != member:
        raise Refused(_("Only she herself can leave. To end her membership needs two persons."))
    if Member.objects.filter(pk=member.pk, left_at__isnull=False).exists():
        return False
    for role in KEPT_ROLES:
        keep_one_in(role, without=member, now=now)
    end_membership(member, verb=Verb.LEFT, by=by, now=now)
    return True


@transaction.atomic
def end_membership(member: Member, *, verb: str, by: Member, now: datetime) -> None:
    """Her roles and invitations end, what tells who she is is erased, and every session of hers at its next request.

    Her number stays, so that it is never given to another.
    """
    today = timezone.localdate(now)
    member = Member.objects.select_for_update().get(pk=member.pk)
    member.role_terms.not_over(today).end(today)
    Invitation.objects.filter(invited_by=member, accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)
    personal.forget(member, now=now)
    _noted(verb, True, member, by, now)


def still_here(member: Member) -> bool:
    """Whether she still belongs; held until the transaction ends, so that her leaving comes before or after it."""
    return Member.objects.active().select_for_update().filter(pk=member.pk).exists()


@transaction.atomic
def offer(member: Member, *, skills: list[str], days: list[str], times: list[str]) -> None:
    """What she can give and when takes the place of what she said before; saying nothing leaves nothing."""
    Offer.objects.filter(member=member).delete()
    if still_here(member) and skills + days + times:
        Offer.objects.create(member=member, skills=skills, days=days, times=times)


@transaction.atomic
def forget_again(*, now: datetime) -> None:
    """Whatever was written about a woman in the very moment in which she left goes too."""
    for member in Member.objects.filter(left_at__gte=now - FORGOTTEN_AGAIN):
        personal.forget(member, now=now)


def _noted(verb: str, done: bool | int, member: Member, by: Member, now: datetime) -> bool:
    if done:
        audit.note(verb, by=by, about=f"member:{member.pk}", now=now)
    return bool(done)
