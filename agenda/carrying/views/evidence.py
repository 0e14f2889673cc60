"""The register of evidence: what can be shown, where it stands, of which year. Members read, planners keep it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying.actions import briefs as actions
from agenda.carrying.forms import EvidenceForm
from agenda.models import Evidence
from coalition.web.seen import SeenForm
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def evidence_list(request):
    today = timezone.localdate()
    rows = [(one, one.is_old(today)) for one in Evidence.objects.all()]
    context = {"rows": rows, "may_plan": may_plan(request.user)}
    return render(request, "agenda/evidence_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def add_evidence(request):
    form = EvidenceForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        if actions.add_evidence(**form.cleaned_data):
            messages.success(request, _("Saved."))
        else:
            messages.warning(request, _("This stands in the register already."))
        return redirect("agenda:evidence_list")
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def change_evidence(request, pk):
    held = get_object_or_404(Evidence, pk=pk)
    form = EvidenceForm(request.POST or None, held=held, today=timezone.localdate())
    if form.is_valid():
        try:
            actions.change_evidence(held, **form.cleaned_data)
        except actions.Changed:
            held = get_object_or_404(Evidence, pk=pk)
            form.say_changed(held.mark)
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:evidence_list")
    return _page(request, form, held=held)


@require_POST
@planner_required
def remove_evidence(request, pk):
    held, form = get_object_or_404(Evidence, pk=pk), SeenForm(request.POST)
    try:
        if form.is_valid():
            actions.remove_evidence(held, **form.cleaned_data)
    except actions.Changed:
        messages.warning(request, _("Somebody else changed it meanwhile. Look at it first."))
    else:
        messages.success(request, _("It is out of the register. Finished documents keep it."))
    return redirect("agenda:evidence_list")


def _page(request, form, *, held=None):
    context = {"form": form, "evidence": held}
    return render(request, "agenda/evidence.html", context, status=422 if form.is_bound else 200)
