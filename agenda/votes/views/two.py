"""What two of the committee do together, each showing first that it is she."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agenda.models import BallotChange
from agenda.votes import queries
from agenda.votes.actions import two as actions
from agenda.votes.forms import ChangeForm
from agenda.votes.views import found
from members.access import ballot_opener_required, step_up_required
from members.actions.approval import Refused
from members.views.settling import settle

Deed = BallotChange.Deed


@require_http_methods(["GET", "POST"])
@ballot_opener_required
@step_up_required
def ask_two(request, pk):
    ballot = found.any_ballot(pk)
    form = ChangeForm(request.POST or None, deeds=_deeds(ballot))
    if form.is_valid():
        try:
            actions.ask(ballot, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked for. A second person must approve it within a day."))
            return redirect("agenda:vote", pk=pk)
    context = {"form": form, "ballot": ballot}
    return render(request, "agenda/votes/ask.html", context, status=422 if form.is_bound else 200)


def _deeds(ballot) -> list[str]:
    if ballot.is_draft:
        return [Deed.OPEN]
    if ballot.is_open:
        return [Deed.EXTEND, Deed.CLOSE, Deed.CANCEL]
    if ballot.papers is None or ballot.papers_gone_at:
        raise Http404
    return [Deed.SCRUTINY]


@require_POST
@ballot_opener_required
@step_up_required
def approve_two(request, pk):
    change = get_object_or_404(BallotChange.objects.select_related("ballot"), pk=pk)
    settle(request, actions.approve, change, done=_("Approved and done."))
    return redirect("agenda:vote", pk=change.ballot_id)


@require_POST
@ballot_opener_required
def withdraw_two(request, pk):
    change = get_object_or_404(BallotChange, pk=pk)
    settle(request, actions.withdraw, change, done=_("Taken back."))
    return redirect("agenda:vote", pk=change.ballot_id)


@require_POST
@ballot_opener_required
@step_up_required
def counted_papers(request, pk):
    """The counted papers, for the two who asked and approved, for a day; that she read them stands in the record."""
    ballot, now = found.closed_with_result(pk), timezone.now()
    if not queries.may_read_papers(ballot, request.user, now):
        raise Http404
    papers = queries.in_words(ballot, actions.read_counted(ballot, by=request.user, now=now))
    return render(request, "agenda/votes/counted.html", {"ballot": ballot, "papers": papers})
