"""Who leads the day, as this device sees it; a co-host takes it over with one press."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.meetings import actions
from coalition.meetings.actions.lead import PLACE
from coalition.meetings.models import Room
from coalition.meetings.views.host.found import running
from coalition.sealing import fingerprint
from members.access import facilitator_required
from members.models import Member

DEVICE = "host_device"


class Lead(NamedTuple):
    """``here``: this device walks the day, or would with its next press. Else ``name`` leads, or she ``herself`` does
    from another device."""

    here: bool
    herself: bool = False
    name: str = ""


@require_POST
@facilitator_required
def take_lead(request, pk):
    actions.take_lead(running(pk).room, by=request.user, device=device(request))
    messages.success(request, _("You lead now. Nothing is lost: this is where the day stands."))
    return redirect("meetings:host", pk=pk)


def lead_of(request, room: Room) -> Lead:
    """Looks only: the page asks for it every two seconds, and nothing is written."""
    if room.lead_id is None or not room.lead_index:
        return Lead(here=True)
    own = request.session.get(DEVICE)
    if room.lead_id == request.user.pk:
        is_here = bool(own) and room.lead_index == fingerprint(own, place=PLACE)
        return Lead(here=is_here, herself=not is_here)
    name = Member.objects.filter(pk=room.lead_id).values_list("name_used", flat=True).first()
    return Lead(here=False, name=name or "")


def lead_only(view: Callable) -> Callable:
    """A press that moves the day counts only from where it is led; elsewhere nothing moves, and she is told why."""

    @wraps(view)
    def guarded(request, pk, *args, **kwargs):
        room = Room.objects.live().filter(meeting=pk).first()
        is_press = request.method == "POST" and room is not None
        if is_press and not actions.may_walk(room, by=request.user, device=device(request)):
            messages.info(request, _("Nothing was moved: another device leads. Take over first."))
            return redirect("meetings:host", pk=pk)
        return view(request, pk, *args, **kwargs)

    return guarded


def device(request) -> str:
    """This device's own secret for as long as she is signed in on it; made with her first press."""
    return request.session.setdefault(DEVICE, secrets.token_urlsafe(16))
