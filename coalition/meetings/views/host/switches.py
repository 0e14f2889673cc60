"""What is on or off: the pause, the wall, the door, guests in the hall."""

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.meetings import actions
from coalition.meetings.forms import SwitchForm
from coalition.meetings.views.host.found import running
from members.access import facilitator_required


@require_POST
@facilitator_required
def pause(request, pk):
    actions.set_paused(running(pk).room, paused=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def blank(request, pk):
    actions.set_wall_blank(running(pk).room, blank=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def door(request, pk):
    actions.set_door(running(pk).room, is_open=_is_on(request))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def guests(request, pk):
    room, here = running(pk).room, _is_on(request)
    if not actions.set_guests(room, here=here):
        messages.info(request, _("Somebody has already said so."))
    elif here:
        messages.success(
            request, _("The wall is blank and the door is closed. New phones wait until you let them in.")
        )
    else:
        messages.success(request, _("Members only again. The wall and the door stay as they are."))
    return redirect("meetings:host", pk=pk)


def _is_on(request) -> bool:
    """What a switch is to be: said by the button, so that two hosts, or two taps, do not undo one another."""
    form = SwitchForm(request.POST)
    if not form.is_valid():
        raise SuspiciousOperation("A switch was pressed that says neither on nor off.")
    return form.cleaned_data["on"]
