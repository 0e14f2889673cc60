"""The wall: read-only, without names; whoever has its link may show it on any screen."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.meetings import pulses, queries
from coalition.meetings.models import Room
from coalition.meetings.steps import kind_of
from coalition.web.addresses import as_seen_by_phones
from coalition.web.qr import qr_svg


@require_safe
def wall(request, token):
    begun = Room.objects.exclude(step=None)
    room = get_object_or_404(begun.select_related("meeting"), wall_token=token)
    if room.meeting.ended_at:
        return render(request, "meetings/wall/over.html")
    context = shown_on(room)
    part = request.headers.get("X-Part") == "now"
    if not part:
        context |= join_address(request, room)
    response = render(request, "meetings/wall/_now.html" if part else "meetings/wall/wall.html", context)
    response["Vary"] = "Cookie, X-Part"
    return response


@require_safe
def pulse(request, token):
    if not Room.objects.filter(wall_token=token).exists():
        raise Http404
    return pulses.answer(request, pulses.of_wall(token))


def shown_on(room: Room) -> dict:
    """What stands on the wall at this moment."""
    step = queries.current_step(room)
    kind = kind_of(step)
    covered = room.guests and not kind.guests_may_see
    context = {
        "room": room,
        "step": step,
        "kind": kind,
        "inside": queries.headcount(room),
        "answered": kind.answered() if kind.counts_answers else None,
        "covered": covered,
    }
    return context if room.wall_blank or covered else context | kind.wall()


def join_address(request, room: Room) -> dict:
    """Where phones come in: the site as phones reach it, and the QR that leads straight to this room."""
    site = settings.PUBLIC_URL or as_seen_by_phones(request)
    return {
        "site": site.split("://")[1],
        "qr": qr_svg(site + reverse("meetings:join_by_qr", args=[room.join_token])),
    }
