"""The host's screen, and the parts of it that are asked for again and again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coalition.meetings import queries
from coalition.meetings.models import Meeting, OfferedWords
from coalition.meetings.steps import kind_of
from coalition.meetings.views.host.found import running, session
from coalition.meetings.views.host.lead import lead_of
from coalition.meetings.views.wall import join_address, shown_on
from members.access import facilitator_required

LEADS = "-lead"


@require_safe
@facilitator_required
def host(request, pk):
    meeting = session(pk)
    if meeting.started_at is None:
        context = {"meeting": meeting, "steps": meeting.steps.all()}
        context["helped"] = queries.helped_with_reading(meeting)
        return render(request, "meetings/host/prepare.html", context)
    if meeting.ended_at:
        return redirect("meetings:record", pk=meeting.pk)
    return room_page(request, meeting)


@require_safe
@facilitator_required
def strip(request, pk):
    """The top strip alone: who is in, who has answered, how far behind. Asked for every two seconds.

    ``?at=`` is where the asking page stands, and whether it leads; when a co-host has moved the day on, or taken over,
    the strip says so.
    """
    context = strip_of(request, running(pk))
    at = request.GET.get("at", context["at"])
    context |= {"moved": at != context["at"], "lost": at.endswith(LEADS) and not context["lead"].here}
    return render(request, "meetings/host/_strip.html", context)


@require_safe
@facilitator_required
def live(request, pk):
    """What phones have sent in this step; asked for every two seconds where the kind has such a part."""
    meeting = running(pk)
    step = queries.current_step(meeting.room)
    kind = kind_of(step)
    if kind.host_live_template is None:
        return HttpResponse(status=204)  # a co-host has moved on; the strip says so
    context = {"meeting": meeting, "room": meeting.room, "step": step, "kind": kind} | kind.host()
    return render(request, kind.host_live_template, context)


@require_safe
@facilitator_required
def wall_now(request, pk):
    """The wall in small, so that a host with her back to it sees what the room sees."""
    meeting = running(pk)
    return render(request, "meetings/host/_wall.html", {"meeting": meeting} | shown_on(meeting.room))


def room_page(request, meeting, *, failed=None):
    context = strip_of(request, meeting) | join_address(request, meeting.room)
    context |= {
        "following": next((s for s in context["steps"] if s.position == context["step"].position + 1), None)
    }
    context["helped"] = queries.helped_with_reading(meeting)
    context |= context["kind"].host() | (failed or {})
    context["failed_form"] = next(iter(failed.values())) if failed else None
    return render(request, "meetings/host/room.html", context, status=422 if failed else 200)


def strip_of(request, meeting: Meeting) -> dict:
    step = queries.current_step(meeting.room)
    steps = list(meeting.steps.all())
    kind, lead = kind_of(step), lead_of(request, meeting.room)
    return {
        "meeting": meeting,
        "room": meeting.room,
        "step": step,
        "steps": steps,
        "kind": kind,
        "offered": OfferedWords.objects.filter(step__meeting=meeting).count(),
        "knocking": queries.knocking(meeting.room),
        "inside": queries.headcount(meeting.room),
        "answered": kind.answered() if kind.counts_answers else None,
        "caution": kind.caution(),
        "clock": queries.clock(meeting, step, steps, timezone.now()),
        "lead": lead,
        "at": f"{step.pk}-{step.state}{LEADS if lead.here else ''}",
    }
