"""The plan of a session on a page of its own: when each block begins and ends, and every change of it."""

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import actions
from coalition.meetings.forms import ChosenForm, MoveForm, NewStepForm, NowForm, StepForm, VersionForm
from coalition.meetings.models import Meeting, Step
from coalition.meetings.plans import late, times
from coalition.meetings.views.host.lead import lead_only
from members.access import facilitator_required


@require_safe
@facilitator_required
def plan(request, pk):
    return render(request, "meetings/plan/plan.html", _plan(_meeting(pk)))


@require_http_methods(["GET", "POST"])
@facilitator_required
def change_step(request, pk, step_pk):
    step = _step(pk, step_pk)
    form = StepForm(request.POST or None, initial=StepForm.of(step))
    context = {"meeting": step.meeting, "step": step, "form": form}
    if not form.is_valid():
        return render(request, "meetings/plan/step.html", context, status=422 if form.is_bound else 200)
    if not actions.change_step(step, **form.cleaned_data):
        return _changed_by_both(request, step)
    messages.success(request, _("Changed: %(step)s.") % {"step": _step(pk, step_pk).title})
    return redirect(_at(step))


@require_POST
@facilitator_required
def move_step(request, pk, step_pk):
    step, form = _step(pk, step_pk), MoveForm(request.POST)
    if not form.is_valid():
        raise SuspiciousOperation("A block was moved neither up nor down.")
    if not actions.move_step(step, **form.cleaned_data):
        messages.info(request, _("It was not moved: the plan has changed. This is how it stands."))
    return redirect(_at(step))


@require_POST
@facilitator_required
def remove_step(request, pk, step_pk):
    step, form = _step(pk, step_pk), VersionForm(request.POST)
    if form.is_valid() and actions.remove_step(step, **form.cleaned_data):
        messages.success(request, _("Taken out: %(step)s.") % {"step": step.title})
    else:
        messages.info(request, _("It was not taken out: it has changed or begun, or it is the only step."))
    return redirect("meetings:plan", pk=pk)


@require_http_methods(["GET", "POST"])
@facilitator_required
def add_step(request, pk):
    meeting = _meeting(pk)
    last = request.GET.get("after") or _stands_at(meeting) or meeting.steps.last().pk
    form = NewStepForm(request.POST or None, steps=meeting.steps.all(), initial={"after": last})
    if not form.is_valid():
        context = {"meeting": meeting, "form": form}
        return render(request, "meetings/plan/add.html", context, status=422 if form.is_bound else 200)
    step = actions.add_step(meeting, **form.cleaned_data)
    messages.success(request, _("Added: %(step)s.") % {"step": step.title})
    return redirect(_at(step))


@require_http_methods(["GET", "POST"])
@facilitator_required
@lead_only
def add_now(request, pk):
    """One question, one tap on what it becomes; the day stands there at once."""
    meeting = _running(pk)
    kinds = set(meeting.steps.values_list("kind", flat=True))
    form = NowForm(request.POST or None, kinds=kinds)
    if not form.is_valid():
        context = {"meeting": meeting, "form": form}
        return render(request, "meetings/plan/now.html", context, status=422 if form.is_bound else 200)
    step = actions.add_now(meeting, **form.cleaned_data)
    messages.success(
        request, _("Added: %(step)s. What was open before it waits in the plan.") % {"step": step.title}
    )
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def set_end(request, pk):
    """The day is to end when its plan does."""
    meeting = _meeting(pk)
    if actions.set_end(meeting, ends_at=_plan(meeting)["end"].replace(second=0, microsecond=0)):
        messages.success(request, _("The day now ends when its plan does."))
    return redirect("meetings:plan", pk=pk)


@require_POST
@facilitator_required
def shorten(request, pk):
    """All that is proposed, or one of it; what is proposed is counted anew, for minutes have gone by."""
    meeting = _running(pk)
    won = actions.shorten(meeting, step=_chosen(request, meeting), now=timezone.now())
    if won:
        said = ngettext("%(number)d minute is won.", "%(number)d minutes are won.", won)
        messages.success(request, said % {"number": won})
    else:
        messages.info(request, _("There is nothing to make shorter now."))
    return redirect("meetings:plan", pk=pk)


@require_POST
@facilitator_required
def put_back(request, pk):
    meeting = _running(pk)
    if actions.put_back(meeting, step=_chosen(request, meeting)):
        messages.success(request, _("The minutes are as they were before."))
    return redirect("meetings:plan", pk=pk)


def _chosen(request, meeting: Meeting) -> Step | None:
    """The one block that was tapped; None for all."""
    form = ChosenForm(request.POST, steps=meeting.steps.all())
    if not form.is_valid():
        raise SuspiciousOperation("A block was chosen that is not of this plan.")
    return form.cleaned_data["step"]


def _plan(meeting: Meeting) -> dict:
    steps, now = list(meeting.steps.all()), timezone.now()
    current = next((step for step in steps if step.pk == _stands_at(meeting)), None)
    slots = times.timetable(meeting, steps, current=current, now=now)
    end = max((slot.ends for slot in slots if slot.ends), default=meeting.ends_at)
    loose = [step.pk for step in steps if _is_loose(step, current)]
    context = {"meeting": meeting, "slots": slots, "current": current, "end": end, "loose": loose}
    if current:
        context["cuts"] = late.cuts(meeting, steps, current, now)
        context["shortened"] = [step for step in steps if step.shortened_from and step.pk in loose]
    return context | {
        "over": times.minutes(end - meeting.ends_at),
        "free": times.minutes(meeting.ends_at - end),
    }


def _is_loose(step: Step, current: Step | None) -> bool:
    begun = step.state != Step.State.READY or step.opened_at
    return not begun and (current is None or step.position > current.position)


def _changed_by_both(request, step: Step):
    """Hers in the form, beside what another has written since; sent once more, hers stands."""
    step = _step(step.meeting_id, step.pk)
    form = StepForm(request.POST.dict() | {"version": step.version})
    context = {
        "meeting": step.meeting,
        "step": step,
        "form": form,
        "theirs": StepForm(initial=StepForm.of(step)),
    }
    return render(request, "meetings/plan/step.html", context, status=409)


def _at(step: Step) -> str:
    return reverse("meetings:plan", args=[step.meeting_id]) + f"#step-{step.pk}"


def _stands_at(meeting: Meeting) -> int | None:
    return meeting.room.step_id if meeting.started_at else None


def _meeting(pk) -> Meeting:
    coming = Meeting.objects.with_session().filter(ended_at=None)
    return get_object_or_404(coming.select_related("room"), pk=pk)


def _running(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().running(), pk=pk)


def _step(pk, step_pk) -> Step:
    steps = Step.objects.ahead().filter(meeting__in=Meeting.objects.with_session().filter(ended_at=None))
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)
