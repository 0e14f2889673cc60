"""Who may do what, in groups that read like sentences: the table, who she is, what she may, and the doors.

A stranger is sent to sign in; a member without the role gets 403; what she may not see is not found (404), and that is
said by the querysets (``visible_to``, ``assigned_to``), not here.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from members import proof, second_factor
from members.models import Member, Role, RoleTerm
from members.models.member import MemberQuerySet
from members.sessions import IDLE, IDLE_OF_HOST


class Power(models.TextChoices):
    """What a role may do beyond what every member may, in words."""

    RUN_MEETINGS = "run_meetings", _("Prepare a session and run it")
    PLAN = "plan", _("Give tasks, call meetings and keep the list of partners")
    FINISH_FOR_OTHERS = "finish_for_others", _("Say that another woman's task is done")
    WRITE_CARE_PLAN = "write_care_plan", _("Write the care plan and the places that help")
    HELP_IN = "help_in", _("Make a sign-in card or a code for a woman who stands beside her")
    REGISTER = "register", _("Take down a woman who wants to join and has no phone")
    DECIDE_REQUESTS = "decide_requests", _("Admit or refuse a woman who asks to join")
    KEEP_REGISTER = (
        "keep_register",
        _("Invite, keep the register, take in and hand out lists, open one hidden detail for a reason"),
    )
    ASK_CONTACT = "ask_contact", _("Ask a woman again how she may safely be reached")
    HEAR_REPORTS = "hear_reports", _("Listen to a woman who says that a rule was broken")
    CHANGE_ROLES = (
        "change_roles",
        _("Ask for a change of roles or the end of a membership, and approve what another asked"),
    )
    SUSPEND = "suspend", _("Keep a member out for three days at most, alone, where there is danger")
    CALL = (
        "call",
        _("Call a member of whom nothing was heard for long (a chapter focal person: in her chapter)"),
    )
    PRINT_SHEETS = "print_sheets", _("Print who is expected at a meeting, and to whom the fare is paid back")
    MERGE = "merge", _("Ask that two records of one woman become one, and approve what another asked")
    READ_RECORD = "read_record", _("Read the record of who did what, without contents")

    @property
    def opens_register(self) -> bool:
        """Whether it shows who belongs, or decides about it: who holds it shows her authenticator."""
        return self in _OPEN_REGISTER


_OPEN_REGISTER = {Power.KEEP_REGISTER, Power.CHANGE_ROLES, Power.DECIDE_REQUESTS, Power.READ_RECORD}
_OPEN_REGISTER |= {Power.MERGE, Power.SUSPEND}

# Who may do what: the one table, which /people/roles/ shows. Every other role is a task, and opens no door.
POWERS: dict[str, frozenset[Power]] = {
    Role.FACILITATOR: frozenset(
        {
            Power.RUN_MEETINGS,
            Power.PLAN,
            Power.WRITE_CARE_PLAN,
            Power.HELP_IN,
            Power.REGISTER,
            Power.PRINT_SHEETS,
            Power.CALL,
            Power.ASK_CONTACT,
        }
    ),
    Role.CO_LEAD: frozenset(
        {
            Power.PLAN,
            Power.PRINT_SHEETS,
            Power.FINISH_FOR_OTHERS,
            Power.WRITE_CARE_PLAN,
            Power.DECIDE_REQUESTS,
            Power.CHANGE_ROLES,
            Power.SUSPEND,
            Power.MERGE,
            Power.READ_RECORD,
        }
    ),
    Role.MEMBERSHIP_ADMIN: frozenset(
        {
            Power.HELP_IN,
            Power.REGISTER,
            Power.DECIDE_REQUESTS,
            Power.KEEP_REGISTER,
            Power.CHANGE_ROLES,
            Power.SUSPEND,
            Power.CALL,
            Power.MERGE,
            Power.ASK_CONTACT,
        }
    ),
    Role.CARE_COMPANION: frozenset({Power.WRITE_CARE_PLAN, Power.HEAR_REPORTS, Power.ASK_CONTACT}),
    Role.CHAPTER_FOCAL: frozenset({Power.CALL}),
    Role.TREASURER: frozenset({Power.PRINT_SHEETS}),
    Role.SAFEGUARDING: frozenset({Power.HEAR_REPORTS}),
}


def may(member: Member, power: Power) -> bool:
    """Whether one of her roles today gives her ``power``."""
    return any(power in POWERS.get(role, ()) for role in member.roles)


def holders_of(power: Power, today, *, now=None) -> MemberQuerySet:
    """Those who may, today; who is suspended may not."""
    roles = [role for role, powers in POWERS.items() if power in powers]
    terms = RoleTerm.objects.current(today).filter(role__in=roles)
    return Member.objects.active().not_suspended(now).filter(pk__in=terms.values("member"))


def opens_register(member: Member) -> bool:
    """Whether one of her roles today has a power that opens the register."""
    return any(power.opens_register for role in member.roles for power in POWERS.get(role, ()))


def idle_of(member: Member) -> timedelta:
    """How long a session of hers that ends when nothing is asked for lasts; a host listens longer than she presses."""
    return IDLE_OF_HOST if may_run_meetings(member) else IDLE


def is_facilitator(member: Member) -> bool:
    return Role.FACILITATOR in member.roles


def is_co_lead(member: Member) -> bool:
    return Role.CO_LEAD in member.roles


def is_membership_admin(member: Member) -> bool:
    return Role.MEMBERSHIP_ADMIN in member.roles


def is_care_companion(member: Member) -> bool:
    return Role.CARE_COMPANION in member.roles


def may_run_meetings(member: Member) -> bool:
    """Make a session and run it."""
    return may(member, Power.RUN_MEETINGS)


def may_plan(member: Member) -> bool:
    """Make tasks and call meetings."""
    return may(member, Power.PLAN)


def may_print_sheets(member: Member) -> bool:
    """Who comes, and who is paid back: names on paper."""
    return may(member, Power.PRINT_SHEETS)


def may_write_care_plan(member: Member) -> bool:
    return may(member, Power.WRITE_CARE_PLAN)


def may_keep_register(member: Member) -> bool:
    return may(member, Power.KEEP_REGISTER)


def may_change_roles(member: Member) -> bool:
    return may(member, Power.CHANGE_ROLES)


def may_suspend(member: Member) -> bool:
    return may(member, Power.SUSPEND)


def may_call(member: Member) -> bool:
    """Call a quiet member."""
    return may(member, Power.CALL)


def calls_everybody(member: Member) -> bool:
    """Not only in her chapter."""
    return any(Power.CALL in POWERS.get(role, ()) for role in member.roles - {Role.CHAPTER_FOCAL})


def may_merge(member: Member) -> bool:
    """Say whether two records are one woman's."""
    return may(member, Power.MERGE)


def may_read_record(member: Member) -> bool:
    return may(member, Power.READ_RECORD)


def may_hear(member: Member) -> bool:
    """Be chosen by a woman who says that a rule was broken; never one of those who decide who belongs."""
    return may(member, Power.HEAR_REPORTS) and not may(member, Power.CHANGE_ROLES)


def may_vouch(member: Member) -> bool:
    """Say that she knows a woman who asks to join."""
    return member.category == Member.Category.FULL


def may_decide_on_requests(member: Member) -> bool:
    return may(member, Power.DECIDE_REQUESTS)


def may_register(member: Member) -> bool:
    """Take down a woman who has no phone and no e-mail."""
    return may(member, Power.REGISTER)


def may_ask_contact(member: Member) -> bool:
    return may(member, Power.ASK_CONTACT)


def may_help(member: Member) -> bool:
    return may(member, Power.HELP_IN)


def may_help_in(member: Member, woman: Member) -> bool:
    """Make a card or a pass for ``woman``, and so hold her key for a moment.

    Never for somebody whose approval stands beside another's; for other roles the membership admin alone.
    """
    powers = frozenset().union(*(POWERS.get(role, frozenset()) for role in woman.roles))
    if Power.CHANGE_ROLES in powers:
        return False
    return may(member, Power.KEEP_REGISTER) or (may(member, Power.HELP_IN) and not powers)


def member_required(view: Callable) -> Callable:
    """Only for someone who is signed in and still belongs."""
    return login_required(view)


def allowed(may: Callable[[Member], bool], *, authenticator: bool = True) -> Callable[[Callable], Callable]:
    """Only for a member of whom ``may(member)`` is true; others get 403.

    Whose role opens the register shows her authenticator first, once in a session; who has none is led to set it up.
    """

    def door(view):
        @wraps(view)
        @member_required
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            if authenticator and opens_register(request.user) and not second_factor.was_shown(request):
                going_to = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
                return redirect(f"{reverse('members:show_authenticator')}?{urlencode({'next': going_to})}")
            return view(request, *args, **kwargs)

        return guarded

    return door


def step_up_required(view: Callable) -> Callable:
    """Only for who showed within five minutes that it is she: by PIN, password or a fresh code. Stands innermost.

    What she was sending is not lost: it stands in the page that asks, and is done once she has answered. A file cannot
    stand in a page: with one she comes back to the page on which she chooses it.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if proof.is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method != "POST" or request.FILES:
            return redirect(f"{reverse('members:prove')}?{urlencode({'next': request.get_full_path()})}")
        from members.views.proof import ask  # views stand above this file, and this is their page

        return ask(request) or view(request, *args, **kwargs)

    return guarded


# Without an authenticator: a session in a hall goes on when a phone is dead, and every full member may vouch.
facilitator_required = allowed(may_run_meetings, authenticator=False)
planner_required = allowed(may_plan)
sheet_printer_required = allowed(may_print_sheets)
membership_admin_required = allowed(may_keep_register)
role_changer_required = allowed(may_change_roles)
suspender_required = allowed(may_suspend)
caller_required = allowed(may_call, authenticator=False)
merger_required = allowed(may_merge)
record_reader_required = allowed(may_read_record)
hearer_required = allowed(may_hear)
voucher_required = allowed(may_vouch, authenticator=False)
register_opener_required = allowed(opens_register, authenticator=False)
decider_required = allowed(may_decide_on_requests)
registrar_required = allowed(may_register)
helper_required = allowed(may_help)
contact_asker_required = allowed(may_ask_contact)
