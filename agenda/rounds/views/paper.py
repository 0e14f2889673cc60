"""Rating slips are entered by keyboard: a row for each slip, a box for each issue, totals before anything is kept."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from agenda.beans import BeansForm
from agenda.models import Round, SlipBatch
from agenda.rounds.actions import paper as actions
from agenda.slips import SlipsForm
from coalition.meetings.actions import Closed
from coalition.meetings.models import Meeting, Step
from coalition.meetings.queries import headcount
from members.access import facilitator_required


@require_http_methods(["GET", "POST"])
@facilitator_required
def slips(request, pk, step_pk):
    """Enter looks only what is there so far; nothing is kept before the totals agree."""
    step = _step(pk, step_pk)
    round_ = get_object_or_404(Round, step=step)
    about = _about(step, round_)
    form = SlipsForm(request.POST or None, initial={"key": uuid.uuid4()}, **about)
    is_look = "look" in request.POST
    if not is_look and form.is_valid():
        return _keep(request, step, form)
    return slips_page(request, _context(step, round_, form) | about, is_look=is_look)


@require_http_methods(["GET", "POST"])
@facilitator_required
def beans(request, pk, step_pk):
    """How many beans, dots or hands at each grade; nothing is kept before the totals agree."""
    step = _step(pk, step_pk)
    round_ = get_object_or_404(Round, step=step)
    about = _about(step, round_)
    form = BeansForm(request.POST or None, initial={"key": uuid.uuid4()}, **about)
    if form.is_valid():
        return _keep_beans(request, step, form)
    context = _context(step, round_, form) | about
    return render(request, "agenda/beans.html", context, status=422 if form.is_bound else 200)


def slips_page(request, context: dict, *, is_look: bool):
    """The grid, of a room or of a round between meetings."""
    wrong = context["form"].is_bound and not is_look
    context["takes"] = bool(context["takes"] and context["entries"])
    return render(request, "agenda/slips.html", context | {"is_look": is_look}, status=422 if wrong else 200)


def said_of_slips(count: int, *, is_new: bool) -> str:
    said = ngettext(
        "%(count)d slip is kept; two people counted.", "%(count)d slips are kept; two people counted.", count
    ) % {"count": count}
    return said if is_new else _("These slips were kept before, and count once.")


@require_POST
@facilitator_required
def take_back_slips(request, pk, step_pk, batch_pk):
    step = _step(pk, step_pk)
    batch = get_object_or_404(SlipBatch, round__step=step, pk=batch_pk)
    if actions.take_back_slips(step, batch=batch, by=request.user, now=timezone.now()):
        messages.success(request, _("These slips are taken back. You can enter them again."))
    else:
        messages.error(request, _("The result was shown, so these slips stay."))
    return redirect("agenda:slips", pk=pk, step_pk=step_pk)


def _keep(request, step, form):
    cleaned = form.cleaned_data
    try:
        kept = actions.enter_slips(
            step, key=cleaned["key"], slips=cleaned["slips"], by=request.user, now=timezone.now()
        )
    except Closed:
        messages.error(request, _("Slips are taken from the start of the rating until its result is shown."))
        return redirect("agenda:slips", pk=step.meeting_id, step_pk=step.pk)
    messages.success(request, said_of_slips(len(cleaned["slips"]), is_new=kept))
    return redirect("agenda:slips", pk=step.meeting_id, step_pk=step.pk)


def _keep_beans(request, step, form):
    given = {name: form.cleaned_data[name] for name in ("key", "women", "beans")}
    try:
        kept = actions.enter_beans(step, **given, by=request.user, now=timezone.now())
    except Closed:
        messages.error(request, _("Slips are taken from the start of the rating until its result is shown."))
    else:
        said = ngettext(
            "What %(count)d woman showed is kept; two people counted.",
            "What %(count)d women showed is kept; two people counted.",
            given["women"],
        ) % {"count": given["women"]}
        messages.success(request, said if kept else _("These slips were kept before, and count once."))
    return redirect("agenda:slips", pk=step.meeting_id, step_pk=step.pk)


def _about(step: Step, round_: Round) -> dict:
    """What a form of paper must know."""
    return {
        "entries": list(round_.issues.select_related("issue")),
        "levels": round_.levels,
        "here": headcount(step.room),
        "before": _counted(round_),
    }


def _context(step: Step, round_: Round, form) -> dict:
    pk = step.meeting_id
    return {
        "back": (reverse("meetings:host", args=[pk]), _("The meeting")),
        "form": form,
        "batches": [
            (batch, reverse("agenda:take_back_slips", args=[pk, step.pk, batch.pk]))
            for batch in round_.batches.all()
        ],
        "title": _("Rating slips from paper"),
        "takes": step.state in actions.TAKES_SLIPS and round_.shown_at is None,
    }


def _step(pk, step_pk) -> Step:
    steps = Step.objects.filter(meeting__in=Meeting.objects.with_session().running())
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)


def _counted(round_: Round) -> int:
    """Women who have rated so far, on phones and on paper."""
    phones = round_.ratings.values("participant").distinct().count()
    return phones + sum(round_.batches.values_list("raters", flat=True))
