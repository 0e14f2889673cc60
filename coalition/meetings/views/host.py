"""The host's screens: sessions to run, and the room with its one button."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import actions, plans, queries
from coalition.meetings.forms import MinutesForm, SessionForm, SwitchForm
from coalition.meetings.models import Meeting, Step
from coalition.meetings.steps import kind_of
from coalition.meetings.views.wall import join_address
from members.access import facilitator_required

FIVE_MINUTES = timedelta(minutes=5)


@require_safe
@facilitator_required
def host_home(request):
    sessions = Meeting.objects.with_session()
    context = {
        "running": sessions.running(),
        "prepared": sessions.not_begun(),
        "past": sessions.ended()[:10],
        "templates": [(slug, plans.title(slug, request.LANGUAGE_CODE)) for slug in plans.slugs()],
    }
    return render(request, "meetings/host/home.html", context)


@require_http_methods(["GET", "POST"])
@facilitator_required
def plan_session(request):
    slug = request.GET.get("template") if request.GET.get("template") in plans.slugs() else plans.slugs()[0]
    start = {"template": slug, "day": timezone.localdate(), "at": plans.starts(slug)}
    form = SessionForm(request.POST or None, initial=start)
    if not form.is_valid():
        return render(
            request, "meetings/host/plan_session.html", {"form": form}, status=422 if form.is_bound else 200
        )
    chosen = {name: form.cleaned_data[name] for name in ("template", "title", "starts_at", "place")}
    meeting = actions.plan_session(**chosen, by=request.user, now=timezone.now())
    return redirect("meetings:host", pk=meeting.pk)


@require_safe
@facilitator_required
def host(request, pk):
    meeting = _meeting(pk)
    if meeting.started_at is None:
        context = {"meeting": meeting, "steps": meeting.steps.all()}
        context["helped"] = queries.helped_with_reading(meeting)
        return render(request, "meetings/host/prepare.html", context)
    if meeting.ended_at:
        return redirect("meetings:record", pk=meeting.pk)
    return _room(request, meeting)


@require_safe
@facilitator_required
def strip(request, pk):
    """The top strip alone: who is in, who has answered, how far behind. Asked for every two seconds.

    ``?at=`` is where the asking page stands; when a co-host has moved the day on, the strip says so.
    """
    context = _strip(_running(pk))
    moved = request.GET.get("at") not in (None, context["at"])
    return render(request, "meetings/host/_strip.html", context | {"moved": moved})


@require_safe
@facilitator_required
def live(request, pk):
    """What phones have sent in this step; asked for every two seconds where the kind has such a part."""
    meeting = _running(pk)
    step = queries.current_step(meeting.room)
    kind = kind_of(step)
    if kind.host_live_template is None:
        return HttpResponse(status=204)  # a co-host has moved on; the strip says so
    context = {"meeting": meeting, "room": meeting.room, "step": step, "kind": kind} | kind.host()
    return render(request, kind.host_live_template, context)


@require_POST
@facilitator_required
def start(request, pk):
    actions.start(_meeting(pk), by=request.user, now=timezone.now())
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def advance(request, pk, step_pk):
    step = _step(pk, step_pk)
    if not actions.advance(
        step, from_state=request.POST.get("state", ""), by=request.user, now=timezone.now()
    ):
        messages.info(request, _("The day has already moved on. This is where it stands."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def back(request, pk, step_pk):
    step = _step(pk, step_pk)
    if not actions.back(step, from_state=request.POST.get("state", ""), by=request.user, now=timezone.now()):
        messages.info(request, _("The day cannot go back from here."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def skip(request, pk, step_pk):
    step = _step(pk, step_pk)
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
    step, form = _step(pk, step_pk), MinutesForm(request.POST)
    if form.is_valid():
        given = actions.give_minutes(step, minutes=form.cleaned_data["minutes"])
        messages.success(request, _("This step now has %(minutes)d minutes.") % {"minutes": given})
    else:
        messages.error(request, _("Write the minutes as a number from 1 to 600."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def stand(request, pk, step_pk):
    step = _step(pk, step_pk)
    actions.go_to(step.room, step=step)
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def do_deed(request, pk, step_pk, deed):
    """Something the host does inside a step; the step's kind says what (StepKind.deeds)."""
    step = _step(pk, step_pk)
    kind = kind_of(step)
    if deed not in kind.deeds:
        raise Http404
    form = kind.deeds[deed].form(request.POST, step=step)
    if not form.is_valid():
        return _room(request, _running(pk), failed={f"{deed}_form": form})
    said = actions.run_deed(
        step, deed=kind.deeds[deed], by=request.user, now=timezone.now(), cleaned=form.cleaned_data
    )
    if said:
        messages.success(request, said)
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def pause(request, pk):
    actions.set_paused(_running(pk).room, paused=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def blank(request, pk):
    actions.set_wall_blank(_running(pk).room, blank=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def door(request, pk):
    actions.set_door(_running(pk).room, is_open=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def add_woman(request, pk):
    woman = actions.add_without_phone(_running(pk).room)
    messages.success(request, _("A woman without a phone now takes part as %(tag)s.") % {"tag": woman})
    return redirect("meetings:host", pk=pk)


@require_http_methods(["GET", "POST"])
@facilitator_required
def end(request, pk):
    """Ask once, then close the meeting: its number dies and phones say thank you."""
    meeting = _meeting(pk)
    if meeting.started_at is None:
        return redirect("meetings:host", pk=pk)
    if request.method == "GET" and meeting.ended_at is None:
        ahead = meeting.steps.ahead().count()
        return render(request, "meetings/host/end.html", {"meeting": meeting, "ahead": ahead})
    if request.method == "POST":
        actions.end(meeting, by=request.user, now=timezone.now())
    return redirect("meetings:record", pk=pk)


def _is_on(request) -> bool:
    """What a switch is to be: said by the button, so that two hosts, or two taps, do not undo one another."""
    form = SwitchForm(request.POST)
    if not form.is_valid():
        raise SuspiciousOperation("A switch was pressed that says neither on nor off.")
    return form.cleaned_data["on"]


def _meeting(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().select_related("room"), pk=pk)


def _running(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().running().select_related("room"), pk=pk)


def _step(pk, step_pk) -> Step:
    steps = Step.objects.filter(meeting__in=Meeting.objects.with_session().running())
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)


def _strip(meeting: Meeting) -> dict:
    step = queries.current_step(meeting.room)
    steps = list(meeting.steps.all())
    kind = kind_of(step)
    return {
        "meeting": meeting,
        "room": meeting.room,
        "step": step,
        "steps": steps,
        "kind": kind,
        "inside": queries.headcount(meeting.room),
        "answered": kind.answered() if kind.counts_answers else None,
        "clock": queries.clock(meeting, step, steps, timezone.now()),
        "at": f"{step.pk}-{step.state}",
    }


def _room(request, meeting, *, failed=None):
    context = _strip(meeting) | join_address(request, meeting.room)
    context |= {
        "following": next((s for s in context["steps"] if s.position == context["step"].position + 1), None)
    }
    context["helped"] = queries.helped_with_reading(meeting)
    context |= context["kind"].host() | (failed or {})
    context["failed_form"] = next(iter(failed.values())) if failed else None
    return render(request, "meetings/host/room.html", context, status=422 if failed else 200)
