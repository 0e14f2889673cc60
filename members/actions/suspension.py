"""Keeping a member out at once, by one person alone, for three days at most: where there is danger.

It ends when a second person looks at it and says so, or by the clock. So that one person alone can neither take over
the house nor keep a woman out for good: the last co-lead and the last membership admin cannot be suspended; who changes
roles can be, only where somebody is left who could look at it; nobody suspends the same woman twice within a month.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Power, holders_of
from members.actions import audit
from members.actions.approval import Refused, keep_one_in, need_approver, need_power
from members.actions.standing import KEPT_ROLES
from members.models import Member, QuickPass, Suspension, Verb

REVIEW_WITHIN = timedelta(hours=72)
NOT_AGAIN_WITHIN = timedelta(days=30)


@transaction.atomic
def suspend(member: Member, *, reason: str, by: Member, now: datetime) -> Suspension:
    """She is out at her next request and cannot sign in; raises Refused where one alone may not do this."""
    audit.take_turn()
    end_suspensions(now=now)
    need_power(by, now, Power.SUSPEND)
    _check(Member.objects.select_for_update().get(pk=member.pk), by=by, now=now)
    suspension = Suspension.objects.create(
        member=member, reason=reason, by=by, began_at=now, ends_at=now + REVIEW_WITHIN
    )
    Member.objects.filter(pk=member.pk).update(suspended_until=suspension.ends_at)
    _end_what_lets_her_in(member, now)
    audit.note(Verb.SUSPENDED, by=by, about=f"member:{member.pk}", now=now)
    return suspension


@transaction.atomic
def lift(suspension: Suspension, *, by: Member, now: datetime) -> bool:
    """End it; whoever may suspend may also do this, and who began it may take it back. False where it is over."""
    audit.take_turn()
    need_power(by, now, Power.SUSPEND)
    running = Suspension.objects.running(now).filter(pk=suspension.pk).exclude(member=by)
    if not running.update(ended_at=now, ended_by=by):
        return False
    Member.objects.filter(pk=suspension.member_id).update(suspended_until=None)
    audit.note(Verb.SUSPENSION_LIFTED, by=by, about=f"member:{suspension.member_id}", now=now)
    return True


def prolong(member: Member, *, until: datetime, by: Member, now: datetime) -> None:
    """A second person has asked that she be removed: she stays out until that is decided."""
    if (
        Suspension.objects.running(now)
        .filter(member=member, ends_at__lt=until)
        .exclude(by=by)
        .update(ends_at=until)
    ):
        Member.objects.filter(pk=member.pk).update(suspended_until=until)


@transaction.atomic
def end_suspensions(*, now: datetime) -> int:
    """Note those that the clock has ended; how many there were."""
    audit.take_turn()
    over = list(Suspension.objects.run_out(now).order_by("pk"))
    for suspension in over:
        Suspension.objects.filter(pk=suspension.pk).update(ended_at=suspension.ends_at)
        Member.objects.filter(pk=suspension.member_id, suspended_until__lte=now).update(suspended_until=None)
        audit.note(Verb.SUSPENSION_OVER, by=None, about=f"member:{suspension.member_id}", now=now)
    return len(over)


def _check(member: Member, *, by: Member, now: datetime) -> None:
    if by == member:
        raise Refused(_("Nobody suspends herself. You can pause, on the page of your membership."))
    if member.left_at:
        raise Refused(_("She has left already."))
    if member.is_suspended(now):
        raise Refused(_("She is suspended already."))
    if Suspension.objects.filter(member=member, by=by, began_at__gt=now - NOT_AGAIN_WITHIN).exists():
        raise Refused(_("You suspended her within the last month. This time another must decide."))
    for role in KEPT_ROLES:
        keep_one_in(role, without=member, now=now)
    if holders_of(Power.CHANGE_ROLES, timezone.localdate(now), now=now).filter(pk=member.pk).exists():
        need_approver(without=(by, member), now=now)


def _end_what_lets_her_in(member: Member, now: datetime) -> None:
    member.sessions.all().delete()
    member.cards.filter(withdrawn_at=None).update(withdrawn_at=now)
    QuickPass.objects.open(now).filter(member=member).update(expires_at=now)
