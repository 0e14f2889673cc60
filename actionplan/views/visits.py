"""The advocacy ladder: practise, visit an office, note what was said, talk about it. Members read, planners write."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actionplan import queries
from actionplan.actions import visits as actions
from actionplan.forms import VisitForm
from actionplan.models import Visit
from agenda import roleplays
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def visit_list(request):
    played = queries.scenes().annotate(visited=Count("visits"))
    context = {
        "visits": Visit.objects.select_related("issue"),
        "scenes": [(scene, roleplays.scenario(scene.scenario)) for scene in played],
        "today": timezone.localdate(),
        "may_plan": may_plan(request.user),
    }
    return render(request, "actionplan/visit_list.html", context)


@require_safe
@member_required
def visit(request, pk):
    visits = Visit.objects.select_related("issue", "partner", "scene__step__meeting", "task")
    visit = get_object_or_404(visits, pk=pk)
    context = {
        "visit": visit,
        "practised": visit.scene and roleplays.scenario(visit.scene.scenario),
        "is_over": visit.on <= timezone.localdate(),
        "may_plan": may_plan(request.user),
    }
    return render(request, "actionplan/visit.html", context)


@require_safe
@member_required
def scene(request, pk):
    """A role-play that was played: what was learnt in it, and which visits it prepared."""
    scene = get_object_or_404(queries.scenes(), pk=pk)
    context = {
        "scene": scene,
        "scenario": roleplays.scenario(scene.scenario),
        "lessons": scene.step.notes.order_by("pk"),
        "visits": scene.visits.select_related("issue").order_by("on", "pk"),
        "today": timezone.localdate(),
        "may_plan": may_plan(request.user),
    }
    return render(request, "actionplan/scene.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def plan_visit(request):
    start = {name: request.GET.get(name, "") for name in ("issue", "scene", "task")}
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
