"""Feedback slips are entered by keyboard: a row for each slip, nothing kept before the rows agree with two counts."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from coalition.meetings.actions import Closed
from coalition.meetings.actions import feedback as actions
from coalition.meetings.forms.feedback import FeedbackSlipsForm
from coalition.meetings.models import FeedbackBatch, Meeting, Step
from coalition.meetings.queries import headcount
from members.access import facilitator_required


@require_http_methods(["GET", "POST"])
@facilitator_required
def feedback_slips(request, pk, step_pk):
    """Enter looks only what is there so far."""
    step = _step(pk, step_pk)
    here = {"here": headcount(step.room), "before": _answered(step)}
    form = FeedbackSlipsForm(request.POST or None, initial={"key": uuid.uuid4()}, **here)
    is_look = "look" in request.POST
    if not is_look and form.is_valid():
        return _keep(request, step, form.cleaned_data)
    wrong = form.is_bound and not is_look
    context = _context(step) | {"form": form, "is_look": is_look}
    return render(request, "meetings/slips/feedback.html", context, status=422 if wrong else 200)


@require_POST
@facilitator_required
def take_back_feedback(request, pk, step_pk, batch_pk):
    step = _step(pk, step_pk)
    batch = get_object_or_404(FeedbackBatch, step=step, pk=batch_pk)
    if actions.take_back_feedback(step, batch=batch, by=request.user, now=timezone.now()):
        messages.success(request, _("These slips are taken back. You can enter them again."))
    else:
        messages.error(request, _("The result was shown, so these slips stay."))
    return redirect("meetings:feedback_slips", pk=pk, step_pk=step_pk)


def _keep(request, step, cleaned):
    given = {"key": cleaned["key"], "slips": cleaned["slips"], "by": request.user, "now": timezone.now()}
    try:
        kept = actions.enter_feedback(step, **given)
    except Closed:
        messages.error(request, _("Slips are taken from the start of this step until its result is shown."))
    else:
        count = len(cleaned["slips"])
        said = ngettext(
            "%(count)d slip is kept; two people counted.",
            "%(count)d slips are kept; two people counted.",
            count,
        ) % {"count": count}
        messages.success(request, said if kept else _("These slips were kept before, and count once."))
    return redirect("meetings:feedback_slips", pk=step.meeting_id, step_pk=step.pk)


def _context(step: Step) -> dict:
    at = [step.meeting_id, step.pk]
    return {
        "title": _("Feedback slips from paper"),
        "back": (reverse("meetings:host", args=[step.meeting_id]), _("The meeting")),
        "batches": [
            (batch, reverse("meetings:take_back_feedback", args=[*at, batch.pk]))
            for batch in step.feedback_batches.all()
        ],
        "takes": FeedbackBatch.may_come_in(step),
    }


def _answered(step: Step) -> int:
    phones = step.receipts.values("participant").distinct().count()
    return phones + sum(step.feedback_batches.values_list("slips", flat=True))


def _step(pk, step_pk) -> Step:
    """A step of this kind in a day that runs."""
    steps = Step.objects.filter(kind="feedback", meeting__in=Meeting.objects.with_session().running())
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)
