"""The advocacy ladder: practise, visit an office, note what was said, talk about it. Members read, planners write."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actionplan.actions import visits as actions
from actionplan.forms import VisitForm
from actionplan.models import Visit
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def visit_list(request):
    visits = Visit.objects.select_related("issue")
    context = {"visits": visits, "today": timezone.localdate(), "may_plan": may_plan(request.user)}
    return render(request, "actionplan/visit_list.html", context)


@require_safe
@member_required
def visit(request, pk):
    visit = get_object_or_404(Visit.objects.select_related("issue", "partner"), pk=pk)
    is_over = visit.on <= timezone.localdate()
    context = {"visit": visit, "is_over": is_over, "may_plan": may_plan(request.user)}
    return render(request, "actionplan/visit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def plan_visit(request):
    start = {"issue": request.GET.get("issue", "")}
    form = VisitForm(request.POST or None, initial=start, today=timezone.localdate())
    if form.is_valid():
        planned = actions.plan_visit(**form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("actionplan:visit", planned.pk)
    return _writing(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def change_visit(request, pk):
    held = get_object_or_404(Visit, pk=pk)
    form = VisitForm(request.POST or None, visit=held, today=timezone.localdate())
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        try:
            actions.change_visit(held, **fields)
        except actions.Changed:
            held = get_object_or_404(Visit, pk=pk)
            form.say_changed(held.mark)
        else:
            messages.success(request, _("Saved."))
            return redirect("actionplan:visit", pk)
    return _writing(request, form, visit=held)


@require_POST
@planner_required
def talk_about_visit(request, pk):
    if actions.talk_about(get_object_or_404(Visit, pk=pk), today=timezone.localdate()):
        messages.success(request, _("It is noted that you talked about it. Rest a little."))
    return redirect("actionplan:visit", pk)


@require_POST
@planner_required
def remove_visit(request, pk):
    actions.remove_visit(get_object_or_404(Visit, pk=pk))
    messages.success(request, _("It is off the list."))
    return redirect("actionplan:visit_list")


def _writing(request, form, *, visit=None):
    context = {"form": form, "visit": visit}
    return render(request, "actionplan/visit_write.html", context, status=422 if form.is_bound else 200)
