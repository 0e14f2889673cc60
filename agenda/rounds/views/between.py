"""Slips of women without a phone, for a round between meetings: the grid of the room, entered while it is open."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from agenda.models import Round, SlipBatch
from agenda.rounds import queries as rounds
from agenda.rounds.actions import paper as actions
from agenda.rounds.views.paper import said_of_slips, slips_page
from agenda.slips import SlipsBetweenForm
from coalition.meetings.actions import Closed
from members.access import planner_required
from members.models import Member

OVER = gettext_lazy("The time of this rating is over. Slips are neither taken in nor taken back any more.")


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def slips_between(request, pk):
    """Enter looks only what is there so far; nothing is kept before the totals agree."""
    round_ = get_object_or_404(Round.objects.uncounted(), pk=pk)
    entries = list(round_.issues.select_related("issue"))
    about = {"here": Member.objects.active().count(), "before": rounds.taking_part(round_)}
    start = {"key": uuid.uuid4()}
    about |= {"entries": entries, "levels": round_.levels}
    form = SlipsBetweenForm(request.POST or None, initial=start, **about)
    is_look = "look" in request.POST
    if not is_look and form.is_valid():
        return _keep(request, round_, form.cleaned_data)
    return slips_page(request, _context(round_, form) | about, is_look=is_look)


@require_POST
@planner_required
def take_back_slips_between(request, pk, batch_pk):
    batch = get_object_or_404(SlipBatch, round__in=Round.objects.uncounted(), round=pk, pk=batch_pk)
    if actions.take_back_slips_between(batch.round, batch=batch, by=request.user, now=timezone.now()):
        messages.success(request, _("These slips are taken back. You can enter them again."))
    else:
        messages.error(request, OVER)
    return redirect("agenda:slips_between", pk=pk)


def _keep(request, round_, cleaned):
    given = {"key": cleaned["key"], "slips": cleaned["slips"], "by": request.user, "now": timezone.now()}
    try:
        kept = actions.enter_slips_between(round_, **given)
    except Closed:
        messages.error(request, OVER)
        return redirect("agenda:rounds")
    messages.success(request, said_of_slips(len(cleaned["slips"]), is_new=kept))
    return redirect("agenda:slips_between", pk=round_.pk)


def _context(round_: Round, form) -> dict:
    return {
        "back": (reverse("agenda:rounds"), _("Our ratings")),
        "form": form,
        "batches": [
            (batch, reverse("agenda:take_back_slips_between", args=[round_.pk, batch.pk]))
            for batch in round_.batches.all()
        ],
        "title": _("Rating slips from paper"),
        "takes": round_.is_open_to_all(timezone.now()),
        "too_late": OVER,
    }
