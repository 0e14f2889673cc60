"""What every member sees of votes: the list, one vote in each of its states, receipts, and the table to count again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda.models import RollEntry, SecretBallot
from agenda.votes import queries
from agenda.votes.actions import drafts as actions
from agenda.votes.actions import voting
from agenda.votes.forms import ReviewForm
from agenda.votes.views import found
from coalition.web import files
from members.access import may_open_ballots, may_plan, member_required, planner_required, voucher_required
from members.actions.approval import Refused


@require_safe
@member_required
def vote_list(request):
    now = timezone.now()
    ballots = SecretBallot.objects.all()
    hers = RollEntry.objects.filter(member=request.user, ballot__in=ballots.open())
    context = {
        "open": ballots.open().order_by("closes_at", "pk"),
        "drafts": ballots.drafts(),
        "closed": ballots.closed(),
        "cancelled": ballots.exclude(cancelled_at=None),
        "may_vote_in": set(hers.values_list("ballot", flat=True)),
        "may_plan": may_plan(request.user),
        "now": now,
    }
    return render(request, "agenda/votes/list.html", context)


@require_safe
@member_required
def vote(request, pk):
    """One vote: while it is open no number but how many have voted, and of herself whether she has."""
    ballot, now, her = found.any_ballot(pk), timezone.now(), request.user
    context = {
        "ballot": ballot,
        "names": queries.names(ballot),
        "sentence": queries.sentence(ballot),
        "may_plan": may_plan(her),
        "may_open": may_open_ballots(her),
        "standing": [option for option in ballot.options.all() if option.said_yes_at],
        "hers": next((option for option in ballot.options.all() if option.member_id == her.pk), None),
    }
    if may_open_ballots(her):
        context["changes"] = list(queries.open_changes(ballot, now))
        context["reads_papers"] = queries.may_read_papers(ballot, her, now)
    if ballot.is_open:
        context |= _while_open(ballot, her, now)
    if ballot.closed_at:
        review = ReviewForm(initial={"review_on": ballot.review_on})
        context |= {"shown": queries.shown(ballot), "review_form": review}
    return render(request, "agenda/votes/vote.html", context)


def _while_open(ballot, member, now) -> dict:
    entry = RollEntry.objects.filter(ballot=ballot, member=member).first()
    return {
        "turnout": voting.turnout(ballot),
        "takes_votes": ballot.takes_votes(now),
        "entry": entry,
        "has_voted": entry is not None and voting.has_voted(ballot, member=member),
    }


@require_safe
@member_required
def receipts(request, pk):
    """All receipts, sorted: she finds hers by what she wrote down."""
    ballot = found.closed_with_result(pk)
    codes = map(queries.in_fours, ballot.receipts.values_list("code", flat=True))
    return render(request, "agenda/votes/receipts.html", {"ballot": ballot, "codes": list(codes)})


@require_safe
@member_required
def vote_table(request, pk):
    """The counts as a file: marks, or pairwise table and points; never the papers."""
    ballot = found.closed_with_result(pk)
    table = files.table(queries.shown(ballot).table)
    return files.download(table, name="table.csv", content_type=files.CSV)


@require_POST
@voucher_required
def stand(request, pk):
    """Her own word, before it is open."""
    return _her_word(request, actions.stand, pk, said=_("You stand. You can take it back."))


@require_POST
@voucher_required
def stand_down(request, pk):
    """Her own word too, before and while it is open."""
    return _her_word(request, actions.stand_down, pk, said=_("You do not stand."))


def _her_word(request, verb, pk, *, said):
    ballot = found.any_ballot(pk)
    if not ballot.is_election:
        raise Http404
    try:
        verb(ballot, member=request.user, now=timezone.now())
        messages.success(request, said)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("agenda:vote", pk=pk)


@require_POST
@planner_required
def review_vote(request, pk):
    """When the coalition looks at it again."""
    ballot = found.closed_with_result(pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        actions.set_review(ballot, review_on=form.cleaned_data["review_on"], now=timezone.now())
        messages.success(request, _("Kept."))
    else:
        messages.warning(request, _("That is no day."))
    return redirect("agenda:vote", pk=pk)
