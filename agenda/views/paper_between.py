"""Slips of women without a phone, for a round between meetings: the grid of the room, entered while it is open."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from agenda import rounds
from agenda.actions import paper as actions
from agenda.models import Round, SlipBatch
from agenda.slips import SlipsForm
from coalition.meetings.actions import Closed
from members.access import planner_required
from members.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def slips_between(request, pk):
    """Enter looks only what is there so far; nothing is kept before the totals agree."""
    round_ = get_object_or_404(Round.objects.uncounted(), pk=pk)
    entries = list(round_.issues.select_related("issue"))
    about = {"here": Member.objects.active().count(), "before": rounds.taking_part(round_)}
    form = SlipsForm(
        request.POST or None,
        initial={"key": uuid.uuid4()},
        entries=entries,
        levels=round_.levels,
        **about,
    )
    is_look = "look" in request.POST
    if not is_look and form.is_valid():
        return _keep(request, round_, form.cleaned_data)
    context = {
        "round": round_,
        "form": form,
        "entries": entries,
        "levels": round_.levels,
        "batches": list(round_.batches.all()),
        "takes": round_.is_open_to_all(timezone.now()),
        "is_look": is_look,
    }
    wrong = form.is_bound and not is_look
    return render(request, "agenda/rounds/slips.html", context, status=422 if wrong else 200)


@require_POST
@planner_required
def take_back_slips_between(request, pk, batch_pk):
    batch = get_object_or_404(SlipBatch, round__in=Round.objects.uncounted(), round=pk, pk=batch_pk)
    if actions.take_back_slips_between(batch.round, batch=batch, by=request.user, now=timezone.now()):
        messages.success(request, _("These slips are taken back. You can enter them again."))
    else:
        messages.error(request, _("The result was shown, so these slips stay."))
    return redirect("agenda:slips_between", pk=pk)


def _keep(request, round_, cleaned):
    given = {"key": cleaned["key"], "slips": cleaned["slips"], "by": request.user, "now": timezone.now()}
    try:
        kept = actions.enter_slips_between(round_, **given)
    except Closed:
        messages.error(request, _("Slips are taken from the start of the rating until its result is shown."))
        return redirect("agenda:rounds")
    count = len(cleaned["slips"])
    said = ngettext(
        "%(count)d slip is kept; two people counted.", "%(count)d slips are kept; two people counted.", count
    ) % {"count": count}
    messages.success(request, said if kept else _("These slips were kept before, and count once."))
    return redirect("agenda:slips_between", pk=round_.pk)
