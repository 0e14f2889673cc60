"""What needs two: one asks, another approves or takes it back within a day; neither may be whom it is about."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Power, holders_of
from members.actions import audit
from members.models import Member, Role
from members.models.approval import Approval


class Refused(Exception):
    """It cannot be done now; the exception's text is for the person who asked."""


def settle(
    asked: Approval,
    *,
    by: Member,
    now: datetime,
    power: Power = Power.CHANGE_ROLES,
    power_to_ask: Power | None = None,
) -> bool:
    """``by`` approves it; False where another was quicker, or it was taken back or is too old."""
    audit.take_turn()
    need_power(by, now, power)
    open_ones = type(asked).objects.open(now).filter(pk=asked.pk)
    if open_ones and not open_ones.approvable_by(by):
        raise Refused(_("A second person must approve this: neither who asked nor whom it is about."))
    if not open_ones.update(approved_by=by, approved_at=now):
        return False
    need_power(asked.asked_by, now, power_to_ask or power)
    return True


def take_back(asked: Approval, *, by: Member, now: datetime, power: Power = Power.CHANGE_ROLES) -> bool:
    """Any who may approve it may also take it back, who asked too, but not whom it is about."""
    audit.take_turn()
    need_power(by, now, power)
    open_ones = type(asked).objects.open(now).filter(pk=asked.pk)
    if open_ones and not open_ones.not_about(by):
        raise Refused(_("A second person must approve this: neither who asked nor whom it is about."))
    return bool(open_ones.update(withdrawn_at=now))


def need_power(member: Member, now: datetime, power: Power = Power.CHANGE_ROLES) -> None:
    """Raise Refused where ``member`` may not do this any more: her role has ended, or she is suspended."""
    if not holders_of(power, timezone.localdate(now), now=now).filter(pk=member.pk).exists():
        raise Refused(_("Who asks and who approves must hold a role that may do this, at this moment."))


def need_approver(*, without: tuple[Member, ...], now: datetime, power: Power = Power.CHANGE_ROLES) -> None:
    """Raise Refused where only ``without`` could decide on this: it needs somebody else."""
    here = holders_of(power, timezone.localdate(now), now=now)
    if not here.exclude(pk__in=[member.pk for member in without]).exists():
        raise Refused(
            _("There is nobody who could approve this. It needs a second co-lead or membership admin.")
        )


def keep_one_in(role: str, *, without: Member, now: datetime) -> None:
    """Raise Refused where ``without`` is the last who holds ``role``: the house would have nobody for it."""
    holders = Member.objects.active().not_suspended(now).with_role(role, timezone.localdate(now))
    if holders.filter(pk=without.pk).exists() and not holders.exclude(pk=without.pk).exists():
        raise Refused(
            _(
                "The last %(role)s cannot go. First give the role to another woman, so that we know who follows."
            )
            % {"role": Role(role).label}
        )
