"""The host drives the day: start, the one button, back, skip, minutes, another step, the deeds of a step, end."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalition.meetings import actions, queries
from coalition.meetings.forms import MinutesForm
from coalition.meetings.models import OfferedWords
from coalition.meetings.steps import kind_of
from coalition.meetings.views.host.found import running, session, step_of
from coalition.meetings.views.host.lead import device, lead_only
from coalition.meetings.views.host.screen import room_page
from members.access import facilitator_required


@require_POST
@facilitator_required
def start(request, pk):
    room = actions.start(session(pk), by=request.user, now=timezone.now())
    actions.may_walk(room, by=request.user, device=device(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def advance(request, pk, step_pk):
    step, now = step_of(pk, step_pk), timezone.now()
    if kind_of(step).asks_before_guests() and "sure" not in request.POST:
        messages.warning(
            request, _("Guests are in the hall, and this step is for members. Nothing was started.")
        )
    elif not actions.advance(step, from_state=request.POST.get("state", ""), by=request.user, now=now):
        messages.info(request, _("The day has already moved on. This is where it stands."))
    elif actions.may_be_undone(step):
        press = actions.Press(step.pk, step.state, now)
        undo_at = f"{reverse('meetings:undo', args=[pk, step_pk])}?press={press.signed()}"
        said = _("Now: %(state)s.") % {"state": step.get_state_display()}
        messages.success(request, said, extra_tags=undo_at)
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def undo(request, pk, step_pk):
    """Take the last press back, within ten seconds by the server's clock."""
    step, press = step_of(pk, step_pk), actions.press_of(request.GET.get("press", ""))
    try:
        if press is None or not actions.undo(step, press=press, by=request.user, now=timezone.now()):
            messages.info(request, _("The day has already moved on. This is where it stands."))
    except actions.TooLate:
        messages.info(request, _("Undo works for 10 seconds. Use Back, if you still want to."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def back(request, pk, step_pk):
    step = step_of(pk, step_pk)
    if not actions.back(step, from_state=request.POST.get("state", ""), by=request.user, now=timezone.now()):
        messages.info(request, _("The day cannot go back from here."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def skip(request, pk, step_pk):
    step = step_of(pk, step_pk)
    if actions.skip(step, now=timezone.now()):
        messages.success(
            request, _("Skipped: %(step)s. You can go back to it in the plan.") % {"step": step.title}
        )
    else:
        messages.error(request, _("This step cannot be skipped. You can make it shorter."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def minutes(request, pk, step_pk):
    step, form = step_of(pk, step_pk), MinutesForm(request.POST)
    if form.is_valid():
        given = actions.give_minutes(step, minutes=form.cleaned_data["minutes"])
        messages.success(request, _("This step now has %(minutes)d minutes.") % {"minutes": given})
    else:
        messages.error(request, _("Write the minutes as a number from 1 to 600."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def stand(request, pk, step_pk):
    step = step_of(pk, step_pk)
    actions.go_to(step.room, step=step)
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def do_deed(request, pk, step_pk, deed):
    """Something the host does inside a step; the step's kind says what (StepKind.deeds)."""
    step = step_of(pk, step_pk)
    kind = kind_of(step)
    if deed not in kind.deeds:
        raise Http404
    form = kind.deeds[deed].form(request.POST, step=step)
    if not form.is_valid():
        return room_page(request, running(pk), failed={f"{deed}_form": form})
    said = actions.run_deed(
        step, deed=kind.deeds[deed], by=request.user, now=timezone.now(), cleaned=form.cleaned_data
    )
    if said:
        messages.success(request, said)
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
@lead_only
def ask_for_energy(request, pk):
    """Green, yellow, red, in the middle of whatever goes on; afterwards the day stands where it stood."""
    actions.ask_for_energy(running(pk).room, now=timezone.now())
    return redirect("meetings:host", pk=pk)


@require_http_methods(["GET", "POST"])
@facilitator_required
@lead_only
def end(request, pk):
    """Ask once, then close the meeting: its number dies and phones say thank you."""
    meeting = session(pk)
    if meeting.started_at is None:
        return redirect("meetings:host", pk=pk)
    if request.method == "GET" and meeting.ended_at is None:
        return render(request, "meetings/host/end.html", _still_open(meeting))
    if request.method == "POST":
        actions.end(meeting, by=request.user, now=timezone.now())
    return redirect("meetings:record", pk=pk)


def _still_open(meeting) -> dict:
    """What she should know before the meeting is closed, as far as it can be known from here."""
    step = queries.current_step(meeting.room)
    kind = kind_of(step)
    return {
        "meeting": meeting,
        "unsaved": meeting.steps.under_way(),
        "ahead": meeting.steps.untouched().count(),
        "asked": step if kind.counts_answers and step.is_open else None,
        "answered": kind.answered() if kind.counts_answers else None,
        "inside": queries.headcount(meeting.room),
        "offered": OfferedWords.objects.filter(step__meeting=meeting).count(),
    }
