"""The coalition's own plans: kept from a day, named anew, let go."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalition.meetings import actions
from coalition.meetings.forms import PlanNameForm
from coalition.meetings.models import KeptPlan, Meeting
from members.access import facilitator_required


@require_http_methods(["GET", "POST"])
@facilitator_required
def keep_plan(request, pk):
    meeting = get_object_or_404(Meeting.objects.with_session(), pk=pk)
    form = PlanNameForm(request.POST or None)
    if form.is_valid() and not actions.keep_plan(meeting, **form.cleaned_data):
        form.say_taken()
    if not form.is_valid():
        context = {"meeting": meeting, "form": form}
        return render(request, "meetings/plan/keep.html", context, status=422 if form.is_bound else 200)
    messages.success(request, _("The plan is kept. You find it where a new day is planned."))
    return redirect("meetings:host_home")


@require_http_methods(["GET", "POST"])
@facilitator_required
def kept_plan(request, pk):
    plan = get_object_or_404(KeptPlan, pk=pk)
    form = PlanNameForm(request.POST or None, initial={"name": plan.name})
    if form.is_valid() and not actions.rename_plan(plan, **form.cleaned_data):
        form.say_taken()
    if not form.is_valid():
        context = {"plan": plan, "form": form}
        return render(request, "meetings/plan/kept.html", context, status=422 if form.is_bound else 200)
    messages.success(request, _("The plan has its new name."))
    return redirect("meetings:host_home")


@require_POST
@facilitator_required
def remove_plan(request, pk):
    actions.remove_plan(get_object_or_404(KeptPlan, pk=pk))
    messages.success(request, _("The plan is gone. Days that were made from it keep theirs."))
    return redirect("meetings:host_home")
