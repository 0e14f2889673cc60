from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from actionplan import queries as actionplan
from actionplan.models import Task
from agenda.versions import waits_for_her_yes
from coalition.home.demo.doors import DOORS
from coalition.meetings import queries as meetings
from coalition.meetings.models import Meeting
from coalition.reminders import queries as reminders
from coalition.web.views import KNOWS_EXIT_COOKIE
from members import proof, second_factor
from members import queries as members
from members.access import (
    is_facilitator,
    is_membership_admin,
    may_ask_contact,
    may_call,
    may_change_roles,
    may_decide_on_requests,
    may_hear,
    may_merge,
    may_plan,
    may_vouch,
    member_required,
)
from members.models import Member
from members.queries import is_empty_house
from wellness import queries as wellness


@require_safe
def welcome(request):
    """For a visitor: join a meeting, or sign in. Says nothing of what this is."""
    if request.user.is_authenticated:
        return redirect("home:home")
    return render(request, "home/welcome.html", {"empty": is_empty_house()})


@require_safe
@member_required
def home(request):
    """Today, for her: what runs now, what is next, how she is."""
    now, member = timezone.now(), request.user
    coming = Meeting.objects.upcoming(now).filter(started_at=None).first()
    context = {
        "running": Meeting.objects.running().select_related("room").first(),
        "next_meeting": coming,
        "my_turn": bool(coming and is_facilitator(member) and meetings.whose_turn(coming, now=now) == member),
        "task": actionplan.next_task(member),
        "waiting_tasks": Task.objects.assigned_to(member).waiting().count(),
        "notices": reminders.for_member(member, now=now),
        "checked_in": wellness.has_checked_in(member, timezone.localdate()),
        "knows_exit": KNOWS_EXIT_COOKIE in request.COOKIES,
        "to_decide": members.waiting_requests().count() if may_decide_on_requests(member) else 0,
        "to_vouch": members.requests_to_vouch(member).count() if may_vouch(member) else 0,
        "to_approve": members.waiting_for(member, now) if may_change_roles(member) else 0,
        "to_merge": members.merges_to_approve(member, now).count() if may_merge(member) else 0,
        "to_call": members.calls_for(member, now).count() if may_call(member) else 0,
        "ending": members.terms_ending_soon(timezone.localdate(now)) if may_change_roles(member) else [],
        "my_removal": members.removal_of(member, now),
        "to_hear": members.unread_reports(member) if may_hear(member) else 0,
        "may_choose_another": members.may_choose_another_somewhere(member, now),
        "given_back": Task.objects.without_owner().count() if may_plan(member) else 0,
        "to_ask_again": members.to_ask_again(member, today=timezone.localdate(now)).count()
        if may_ask_contact(member)
        else 0,
        "rules_wait": waits_for_her_yes(member),
        "is_facilitator": is_facilitator(member),
        "is_membership_admin": is_membership_admin(member),
    }
    return render(request, "home/home.html", context)


@require_safe
def demo(request):
    """Doors into the demo coalition, one tap each."""
    _only_in_demo()
    return render(request, "home/demo.html", {"doors": DOORS})


@require_POST
def enter_demo(request, door):
    """One tap. She counts as having shown that it is she: nobody here needs protection, and nobody has her phone."""
    _only_in_demo()
    chosen = next((one for one in DOORS if one.slug == door), None)
    if chosen is None:
        raise Http404
    member = get_object_or_404(Member.objects.active(), number=chosen.number)
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    second_factor.remember(request, idle=None)
    proof.remember_for_the_visit(request)
    return redirect(chosen.to)


def _only_in_demo() -> None:
    if settings.PRODUCTION or not settings.DEMO:
        raise Http404
