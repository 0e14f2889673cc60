"""Changes of roles: asked by one, approved by a second within a day, about a third."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Power, holders_of, may
from members.actions import audit
from members.actions.approval import Refused, keep_one_in, need_approver, need_power, settle, take_back
from members.actions.belonging import grant_role
from members.models import Member, Role, RoleChange, RoleTerm, Verb
from members.models.approval import GOOD_FOR
from members.models.role import NOT_TOGETHER

MOST_CO_LEADS = 2
INTERIM_AT_MOST = timedelta(days=90)


APPROVED = {
    RoleChange.Deed.GRANT: Verb.ROLE_GRANTED,
    RoleChange.Deed.INTERIM: Verb.ROLE_GRANTED_INTERIM,
    RoleChange.Deed.CONFIRM: Verb.ROLE_CONFIRMED,
    RoleChange.Deed.REMOVE: Verb.ROLE_REMOVED,
}


@transaction.atomic
def ask(member: Member, *, by: Member, now: datetime, **asked) -> RoleChange:
    """Ask for ``deed``, ``role``, ``starts_on``, ``ends_on`` and ``reason``; raises Refused where it cannot be."""
    audit.take_turn()
    change = RoleChange(member=member, asked_by=by, asked_at=now, expires_at=now + GOOD_FOR, **asked)
    if by == member:
        raise Refused(_("Nobody changes her own roles. Ask another co-lead or membership admin."))
    need_power(by, now)
    need_approver(without=(by, member), now=now)
    _check(change, now)
    RoleChange.objects.filter(member=member, role=change.role, expires_at__lte=now, approved_at=None).update(
        withdrawn_at=now
    )
    try:
        with transaction.atomic():
            change.save()
    except IntegrityError as error:
        raise Refused(_("This role of hers is being changed already.")) from error
    audit.note(Verb.ROLE_ASKED, by=by, about=f"member:{member.pk}", now=now)
    return change


@transaction.atomic
def bring_role(member: Member, *, role: str, by: Member | None, now: datetime) -> None:
    """The role she was invited for is asked for by who invited her. She has it at once only while the house is so
    new that there is no second person; where it can no longer be given, she comes in without it."""
    today = timezone.localdate(now)
    others = holders_of(Power.CHANGE_ROLES, today, now=now).exclude(pk=by.pk if by else None)
    if not others.exists():
        grant_role(member, role=role, today=today)
    elif by and by.is_active and may(by, Power.CHANGE_ROLES):
        asked = {"deed": RoleChange.Deed.GRANT, "role": role, "starts_on": today}
        with suppress(Refused):
            ask(member, **asked, reason=_("She was invited for this role."), by=by, now=now)


@transaction.atomic
def approve(change: RoleChange, *, by: Member, now: datetime) -> bool:
    """Carry it out; False where another was quicker, or it was taken back or is too old."""
    if not settle(change, by=by, now=now):
        return False
    change.refresh_from_db()
    _check(change, now)
    _carry_out(change, timezone.localdate(now))
    audit.note(APPROVED[RoleChange.Deed(change.deed)], by=by, about=f"member:{change.member_id}", now=now)
    return True


@transaction.atomic
def withdraw_change(change: RoleChange, *, by: Member, now: datetime) -> bool:
    if not take_back(change, by=by, now=now):
        return False
    audit.note(Verb.ROLE_WITHDRAWN, by=by, about=f"member:{change.member_id}", now=now)
    return True


def _carry_out(change: RoleChange, today: date) -> None:
    deed, terms = (
        change.deed,
        RoleTerm.objects.filter(member=change.member_id, role=change.role).not_over(today),
    )
    if deed in (RoleChange.Deed.REMOVE, RoleChange.Deed.CONFIRM):
        terms.end(today)
    if deed != RoleChange.Deed.REMOVE:
        RoleTerm.objects.create(
            member=change.member,
            role=change.role,
            starts_on=_first_day(change, today),
            ends_on=change.ends_on,
            interim=deed == RoleChange.Deed.INTERIM,
        )


def _first_day(change: RoleChange, today: date) -> date:
    """What is confirmed goes on from today, so that there is no day without it."""
    return today if change.deed == RoleChange.Deed.CONFIRM else max(change.starts_on, today)


def _check(change: RoleChange, now: datetime) -> None:
    """Raise Refused where it cannot be carried out as things stand; asked anew when it is approved."""
    today = timezone.localdate(now)
    member = Member.objects.select_for_update().get(pk=change.member_id)
    hers = member.role_terms.filter(role=change.role).not_over(today)
    if change.deed == RoleChange.Deed.REMOVE:
        _refuse_if(not hers.exists(), _("She does not hold this role."))
        if change.role in (Role.CO_LEAD, Role.MEMBERSHIP_ADMIN):
            keep_one_in(change.role, without=member, now=now)
        return
    _check_her(change, member, now)
    _check_days(change, today)
    if change.deed == RoleChange.Deed.CONFIRM:
        _refuse_if(not hers.filter(interim=True).exists(), _("She does not hold this role for now."))
    else:
        held = hers.between(_first_day(change, today), change.ends_on)
        _refuse_if(held.exists(), _("She holds this role already."))
    if change.role == Role.CO_LEAD and _co_leads_between(change, today) >= MOST_CO_LEADS:
        raise Refused(_("There are two co-leads already. One term must end before a new one starts."))


def _check_her(change: RoleChange, member: Member, now: datetime) -> None:
    _refuse_if(not member.is_active, _("She has left. She cannot be given a role."))
    _refuse_if(member.paused_on, _("She has paused. She can be given a role once she is back."))
    _refuse_if(member.is_suspended(now), _("She is suspended. A second person must look at that first."))
    apart = NOT_TOGETHER.get(Role(change.role), ())
    if other := member.role_terms.filter(role__in=apart).not_over(timezone.localdate(now)).first():
        raise Refused(
            _("She is %(role)s. One woman cannot hold both roles.") % {"role": other.get_role_display()}
        )


def _check_days(change: RoleChange, today: date) -> None:
    _refuse_if(change.ends_on and change.ends_on <= today, _("The last day is over already."))
    if change.deed == RoleChange.Deed.INTERIM:
        too_long = not change.ends_on or change.ends_on > _first_day(change, today) + INTERIM_AT_MOST
        _refuse_if(
            too_long, _("A role that is held for now needs a last day, at most 90 days after the first.")
        )


def _refuse_if(wrong: object, words: str) -> None:
    if wrong:
        raise Refused(words)


def _co_leads_between(change: RoleChange, today: date) -> int:
    """How many others hold the role on some day of the term that is asked for."""
    others = RoleTerm.objects.filter(role=Role.CO_LEAD, member__is_active=True).exclude(
        member=change.member_id
    )
    return others.between(_first_day(change, today), change.ends_on).values("member").distinct().count()
