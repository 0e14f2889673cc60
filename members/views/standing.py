"""What a member does about her own membership: who looked at her details; pause, return, leave."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import actions
from members.access import member_required, step_up_required


@require_safe
@member_required
def looked(request):
    return render(request, "members/looked.html", {"lookups": request.user.lookups.all()})


@require_safe
@member_required
def standing(request):
    return render(request, "members/standing.html")


@require_POST
@member_required
def pause_mine(request):
    if actions.pause(request.user, by=request.user, now=timezone.now()):
        messages.success(request, _("You have paused. You get no reminders until you come back."))
    return redirect("members:standing")


@require_POST
@member_required
def come_back_mine(request):
    if actions.come_back(request.user, by=request.user, now=timezone.now()):
        messages.success(request, _("Welcome back."))
    return redirect("members:standing")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@step_up_required
def leave_mine(request):
    """What goes and what stays; then, by her press, it is done."""
    if request.method != "POST":
        return render(request, "members/leave.html")
    try:
        actions.leave(request.user, by=request.user, now=timezone.now())
    except actions.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("members:standing")
    logout(request)
    messages.success(request, _("You have left. What was kept about you is erased."))
    return redirect("home:welcome")
