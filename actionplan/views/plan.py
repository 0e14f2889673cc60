"""The whole plan: members read it, planners change it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actionplan import actions, queries
from actionplan.access import may_confirm
from actionplan.forms import ActionForm, TaskForm
from actionplan.models import Action, Task
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def plan(request):
    planner = may_plan(request.user)
    context = queries.plan() | {
        "base": "base_laptop.html" if planner else "base_phone.html",
        "may_plan": planner,
        "may_confirm": may_confirm(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "actionplan/plan.html", context)


@require_http_methods(["GET", "POST"])
@planner_required
def change_action(request, pk):
    action = get_object_or_404(Action.objects.select_related("meeting"), pk=pk)
    today = timezone.localdate()
    form = ActionForm(request.POST or None, meeting=action.meeting, action=action, earliest=today)
    if form.is_valid():
        try:
            actions.change_action(action, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("actionplan:plan")
        except actions.Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "action": action}
    return render(request, "actionplan/change_action.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@planner_required
def give_task(request):
    start = {"action": request.GET.get("action")}
    form = TaskForm(
        request.POST or None, actions=Action.objects.all(), earliest=timezone.localdate(), initial=start
    )
    if form.is_valid():
        try:
            actions.give_task(**form.cleaned_data, by=request.user)
            messages.success(request, _("She is asked. It waits until she says yes."))
            return redirect("actionplan:plan")
        except actions.Refused as refused:
            form.add_error("owner", str(refused))
    return render(request, "actionplan/give_task.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@planner_required
def change_task(request, pk):
    task = get_object_or_404(Task.objects.unfinished().with_people(), pk=pk)
    form = TaskForm(
        request.POST or None, actions=Action.objects.all(), earliest=timezone.localdate(), task=task
    )
    if form.is_valid():
        try:
            actions.change_task(task, **form.cleaned_data, now=timezone.now())
            messages.success(request, _("Saved."))
            return redirect("actionplan:plan")
        except actions.Refused as refused:
            form.add_error("owner", str(refused))
    context = {"form": form, "task": task}
    return render(request, "actionplan/change_task.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def remove_task(request, pk):
    actions.remove_task(get_object_or_404(Task, pk=pk), now=timezone.now())
    messages.success(request, _("The task is removed."))
    return redirect("actionplan:plan")
