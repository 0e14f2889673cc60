"""Papers in the hall: printed, handed out against the roll, and read by two."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.votes import queries
from agenda.votes.actions import hall as actions
from agenda.votes.forms import BoxForm, NumberForm
from agenda.votes.views import found
from members.access import planner_required
from members.actions.approval import Refused


@require_http_methods(["GET", "POST"])
@planner_required
def hall(request, pk):
    """A number is ticked when its paper is handed out; who has voted by phone is not told here."""
    ballot = found.open_ballot(pk)
    form = NumberForm(request.POST or None)
    if form.is_valid():
        try:
            actions.hand_out(ballot, **form.cleaned_data, now=timezone.now())
        except Refused as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, _("Noted."))
            return redirect("agenda:hall", pk=pk)
    ticked = ballot.roll.filter(on_paper=True).exclude(member=None).order_by("member__number")
    context = {
        "ballot": ballot,
        "form": form,
        "handed_out": ballot.roll.filter(on_paper=True).count(),
        "numbers": ticked.values_list("member__number", flat=True),
        "readings": ballot.readings.count(),
    }
    return render(request, "agenda/votes/hall.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def take_back_paper(request, pk):
    """She gave it back unused."""
    ballot, form = found.open_ballot(pk), NumberForm(request.POST)
    try:
        if form.is_valid():
            actions.take_back_paper(ballot, **form.cleaned_data, now=timezone.now())
            messages.success(request, _("Noted."))
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("agenda:hall", pk=pk)


@require_http_methods(["GET", "POST"])
@planner_required
def read_box(request, pk):
    """What one of two read off the papers; never shown again before it is counted."""
    ballot = found.open_ballot(pk)
    form = BoxForm(request.POST or None, options=queries.choices(ballot), is_ordered=ballot.is_ordered)
    if form.is_valid():
        try:
            said = actions.read_box(ballot, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect("agenda:hall", pk=pk)
    context = {"ballot": ballot, "form": form, "choices": queries.choices(ballot)}
    return render(request, "agenda/votes/box.html", context, status=422 if form.is_bound else 200)


@require_safe
@planner_required
def print_papers(request, pk):
    """Papers to cut apart."""
    ballot = found.open_ballot(pk)
    context = {"ballot": ballot, "choices": queries.choices(ballot), "copies": range(6)}
    return render(request, "agenda/votes/print.html", context)
