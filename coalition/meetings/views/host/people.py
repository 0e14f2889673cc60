"""Who is in the room, and who asks to come in: by fruit and number, never by name."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coalition.meetings import actions, queries
from coalition.meetings.models import Participant
from coalition.meetings.templatetags.fruits import fruit as tag
from coalition.meetings.views.host.found import running
from members.access import facilitator_required


@require_safe
@facilitator_required
def host_people(request, pk):
    meeting = running(pk)
    room = meeting.room
    context = {
        "meeting": meeting,
        "room": room,
        "knocking": queries.knocking(room),
        "inside": room.participants.present().holding_a_phone(),
        "out": room.participants.taken_out(),
    }
    return render(request, "meetings/host/people.html", context)


@require_POST
@facilitator_required
def add_woman(request, pk):
    woman = actions.add_without_phone(running(pk).room)
    messages.success(request, _("A woman without a phone now takes part as %(tag)s.") % {"tag": tag(woman)})
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def admit(request, pk, participant):
    woman = actions.admit(_participant(pk, participant))
    if woman is None:
        messages.info(request, _("Somebody has already answered her."))
    else:
        messages.success(request, _("%(tag)s is in the room.") % {"tag": tag(woman)})
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def turn_away(request, pk, participant):
    if not actions.turn_away(_participant(pk, participant)):
        messages.info(request, _("Somebody has already answered her."))
    return redirect("meetings:host", pk=pk)


@require_POST
@facilitator_required
def take_out(request, pk, participant):
    woman = _participant(pk, participant)
    if actions.take_out(woman, by=request.user, now=timezone.now()):
        messages.success(
            request, _("%(tag)s is out of the room. She may ask to come back.") % {"tag": tag(woman)}
        )
    return redirect("meetings:host_people", pk=pk)


def _participant(pk, participant) -> Participant:
    """One of the room of this session; who has meanwhile answered for her is seen by the verb."""
    everyone = Participant.objects.select_related("room__meeting")
    return get_object_or_404(everyone, room=running(pk).room, pk=participant)
