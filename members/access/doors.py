"""The doors: who is turned away before a view begins, and who must first show again that it is she."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from members import proof, second_factor
from members.access.powers import opens_register
from members.access.questions import (
    may_ask_contact,
    may_call,
    may_change_roles,
    may_decide_on_requests,
    may_hear,
    may_help,
    may_keep_minutes,
    may_keep_register,
    may_merge,
    may_open_ballots,
    may_plan,
    may_print_sheets,
    may_publish,
    may_read_record,
    may_register,
    may_run_meetings,
    may_suspend,
    may_vouch,
)
from members.models import Member


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
minutes_keeper_required = allowed(may_keep_minutes)
sheet_printer_required = allowed(may_print_sheets)
membership_admin_required = allowed(may_keep_register)
role_changer_required = allowed(may_change_roles)
suspender_required = allowed(may_suspend)
caller_required = allowed(may_call, authenticator=False)
merger_required = allowed(may_merge)
publisher_required = allowed(may_publish)
record_reader_required = allowed(may_read_record)
hearer_required = allowed(may_hear)
ballot_opener_required = allowed(may_open_ballots)
voucher_required = allowed(may_vouch, authenticator=False)
register_opener_required = allowed(opens_register, authenticator=False)
decider_required = allowed(may_decide_on_requests)
registrar_required = allowed(may_register)
helper_required = allowed(may_help)
contact_asker_required = allowed(may_ask_contact)
