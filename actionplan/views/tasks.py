"""A woman's own tasks: see them, say yes or no, done, undo, not yet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actionplan import actions, queries
from actionplan.access import closable_by, may_confirm
from actionplan.forms import LaterDayForm, WhyForm
from actionplan.models import Task
from coalition.web.htmx import partial_or_redirect, wants_partial
from members.access import may_plan, member_required


@require_safe
@member_required
def task_list(request):
    today = timezone.localdate()
    return render(
        request, "actionplan/task_list.html", queries.my_tasks(request.user, today) | {"today": today}
    )


@require_safe
@member_required
def task(request, pk):
    tasks = Task.objects.visible_to(request.user).with_people().with_reason()
    return _page(request, get_object_or_404(tasks, pk=pk))


@require_POST
@member_required
def accept(request, pk):
    task = get_object_or_404(Task.objects.assigned_to(request.user), pk=pk)
    try:
        actions.accept(task, by=request.user, now=timezone.now())
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return redirect("actionplan:task_list")
    return _row(request, task, _("Thank you. It is your task now."))


@require_POST
@member_required
def decline(request, pk):
    task = get_object_or_404(Task.objects.assigned_to(request.user).with_people().with_reason(), pk=pk)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, task, why_form=form)
    actions.decline(task, **form.cleaned_data, now=timezone.now())
    return _row(request, task, _("That is fine. Somebody else can take it."))


@require_POST
@member_required
def finish(request, pk):
    task = get_object_or_404(closable_by(request.user), pk=pk)
    actions.finish(task, by=request.user, now=timezone.now())
    return _row(request, task, _("Done. Thank you."))


@require_POST
@member_required
def unfinish(request, pk):
    task = get_object_or_404(closable_by(request.user), pk=pk)
    actions.unfinish(task, now=timezone.now())
    return _row(request, task, _("It is open again."))


@require_POST
@member_required
def postpone(request, pk):
    task = get_object_or_404(Task.objects.assigned_to(request.user).with_people().with_reason(), pk=pk)
    form = LaterDayForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, task, day_form=form)
    actions.postpone(task, **form.cleaned_data, now=timezone.now())
    return _row(request, task, _("Good. You have more time."))


@require_POST
@member_required
def take(request, pk):
    """Do what nobody has; of two who press at once, the second is told who has it."""
    task = get_object_or_404(Task, pk=pk)
    try:
        actions.take(task, by=request.user, now=timezone.now())
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return redirect("actionplan:plan")
    messages.success(request, _("Thank you. It is your task now."))
    return redirect("actionplan:task_list")


def _page(request, task, *, day_form=None, why_form=None):
    today, failed = timezone.localdate(), day_form or why_form
    context = {
        "task": task,
        "is_mine": task.owner_id == request.user.pk,
        "is_late": task.is_late(today),
        "visits": task.visits.order_by("on", "pk"),
        "form": failed,
        "day_form": day_form or LaterDayForm(today=today),
        "why_form": why_form or WhyForm(),
        "failed": failed and ("postpone" if day_form else "decline"),
    }
    return render(request, "actionplan/task.html", context, status=422 if failed else 200)


def _row(request, task, said):
    """The row as it stands now: on her own list, or on the plan where a co-lead confirmed another woman's task."""
    is_mine = task.owner_id == request.user.pk
    if not wants_partial(request):
        messages.success(request, said)
    return partial_or_redirect(
        request,
        "actionplan/_task.html" if is_mine else "actionplan/_plan_task_answer.html",
        {
            "task": task,
            "today": timezone.localdate(),
            "may_confirm": may_confirm(request.user),
            "may_plan": may_plan(request.user),
        },
        to="actionplan:task_list" if is_mine else "actionplan:plan",
    )
