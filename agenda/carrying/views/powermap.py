"""The power map of an issue: planners put offices and groups on it, change them and take them off."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agenda.carrying.actions import strategies as actions
from agenda.carrying.forms import StakeholderForm, ToRemoveForm
from agenda.carrying.offices import offices
from agenda.carrying.views.strategies import carried_or_404
from agenda.models import Stakeholder
from members.access import planner_required


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def add_stakeholder(request, pk):
    carried = carried_or_404(pk)
    form = StakeholderForm(request.POST or None, issue=carried.issue)
    if form.is_valid():
        if actions.put_on_map(carried.issue, **form.cleaned_data):
            messages.success(request, _("Saved."))
        return redirect("agenda:strategy", pk)
    return _page(request, form, carried)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def change_stakeholder(request, pk, place):
    carried = carried_or_404(pk)
    held = get_object_or_404(Stakeholder, issue=carried.issue, pk=place)
    form = StakeholderForm(request.POST or None, issue=carried.issue, held=held)
    if form.is_valid():
        try:
            actions.change_on_map(held, **form.cleaned_data)
        except actions.Changed:
            held = get_object_or_404(Stakeholder, issue=carried.issue, pk=place)
            form.say_changed(held.mark)
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:strategy", pk)
    return _page(request, form, carried, place=held)


@require_POST
@planner_required
def remove_stakeholder(request, pk, place):
    carried = carried_or_404(pk)
    held = get_object_or_404(Stakeholder, issue=carried.issue, pk=place)
    form = ToRemoveForm(request.POST)
    try:
        if not form.is_valid():
            raise actions.Changed
        actions.take_off_map(held, **form.cleaned_data)
    except actions.Changed:
        messages.warning(request, _("Somebody else changed it meanwhile. Look at it first."))
    else:
        messages.success(request, _("It is off the map."))
    return redirect("agenda:strategy", pk)


def _page(request, form, carried, *, place=None):
    context = {"form": form, "carried": carried, "offices": offices(), "place": place}
    return render(request, "agenda/stakeholder.html", context, status=422 if form.is_bound else 200)
