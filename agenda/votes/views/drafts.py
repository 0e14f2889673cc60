"""Preparing a vote; nobody is asked before two have opened it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agenda.votes.actions import drafts as actions
from agenda.votes.forms import DraftForm, NumberForm
from agenda.votes.views import found
from members.access import planner_required
from members.actions.approval import Refused


@require_http_methods(["GET", "POST"])
@planner_required
def new_vote(request):
    form = DraftForm(request.POST or None)
    if form.is_valid():
        ballot = actions.draft(by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept. Two of the committee open it together."))
        return redirect("agenda:vote", pk=ballot.pk)
    return render(request, "agenda/votes/draft.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@planner_required
def change_vote(request, pk):
    ballot = found.draft(pk)
    form = DraftForm(request.POST or None, ballot=ballot)
    if form.is_valid():
        try:
            actions.change_draft(ballot, **form.cleaned_data, now=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Kept. Two of the committee open it together."))
            return redirect("agenda:vote", pk=pk)
    context = {"form": form, "ballot": ballot}
    return render(request, "agenda/votes/draft.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def remove_vote(request, pk):
    try:
        actions.remove_draft(found.draft(pk))
        messages.success(request, _("It is taken away."))
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("agenda:vote", pk=pk)
    return redirect("agenda:vote_list")


@require_http_methods(["GET", "POST"])
@planner_required
def propose_woman(request, pk):
    """Ask a woman whether she stands; she says yes on her own page."""
    ballot = found.draft(pk)
    if not ballot.is_election:
        raise Http404
    form = NumberForm(request.POST or None)
    if form.is_valid():
        try:
            actions.propose_woman(ballot, number=form.cleaned_data["number"])
        except Refused as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, _("She is asked. She is on the list once she says yes herself."))
            return redirect("agenda:vote", pk=pk)
    context = {"form": form, "ballot": ballot}
    return render(request, "agenda/votes/propose.html", context, status=422 if form.is_bound else 200)
