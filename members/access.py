"""Who may do what, in three groups that read like sentences: who she is, what she may, and the doors.

A stranger is sent to sign in; a member without the role gets 403; what she may not see is not found (404), and that is
said by the querysets (``visible_to``, ``assigned_to``), not here.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from members.models import Member, Role


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
    return is_facilitator(member)


def may_plan(member: Member) -> bool:
    """Make tasks and call meetings."""
    return is_facilitator(member) or is_co_lead(member)


def may_write_care_plan(member: Member) -> bool:
    return is_care_companion(member) or is_co_lead(member) or is_facilitator(member)


def member_required(view: Callable) -> Callable:
    """Only for someone who is signed in and still belongs."""
    return login_required(view)


def allowed(may: Callable[[Member], bool]) -> Callable[[Callable], Callable]:
    """Only for a member of whom ``may(member)`` is true; others get 403."""

    def door(view):
        @wraps(view)
        @member_required
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return door


facilitator_required = allowed(may_run_meetings)
planner_required = allowed(may_plan)
membership_admin_required = allowed(is_membership_admin)
