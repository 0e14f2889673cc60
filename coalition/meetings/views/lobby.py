"""Before the door: a phone that asked to come in waits, and goes on by itself when the host says yes."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalition.meetings import actions, pulses, queries
from coalition.meetings.forms import TagForm
from coalition.meetings.models import Participant, Room
from coalition.meetings.views.guessing import patient, room_of
from coalition.meetings.views.seat import device, give_seat, outside, seated_in
from coalition.web.limits import address, within_here
from coalition.web.views import SEAT_COOKIE

NOTHING = ""  # a page that follows the room by itself begins anew


@require_safe
def lobby(request, code):
    """Where she waits; in the room already, or nowhere, she is led on."""
    woman, part = outside(request), request.headers.get("X-Part") == "now"
    if woman is None or not woman.room.is_at(code):
        return HttpResponse(NOTHING) if part else redirect("meetings:room", code=code)
    template = "meetings/phone/_lobby.html" if part else "meetings/phone/lobby.html"
    response = render(request, template, {"room": woman.room, "woman": woman})
    response["Vary"] = "Cookie, X-Part"
    return response


@require_safe
def pulse(request, code):
    """Changes when the host has answered her."""
    return pulses.answer(request, pulses.before_the_door(code, seat=request.COOKIES.get(SEAT_COOKIE, "")))


@require_http_methods(["GET", "POST"])
@patient
def come_back(request, code):
    """Her phone lost her place: she says her fruit and number, and has it again when the host says yes."""
    if seated_in(request, code):
        return redirect("meetings:room", code=code)
    room, form = room_of(request, code), TagForm(request.POST if request.method == "POST" else None)
    if room is None:
        raise Http404
    if form.is_valid():
        was = queries.participant_by_tag(room, **form.cleaned_data)
        if was is not None:
            return wait(request, room, was=was)
        form.add_error("number", _("Nobody here has this fruit and number. Look again, or join anew."))
    status = 422 if form.is_bound else 200
    return render(request, "meetings/phone/come_back.html", {"form": form, "room": room}, status=status)


def wait(request, room: Room, *, was: Participant | None = None) -> HttpResponse:
    """Ask to come in, and go where one waits for the answer."""
    if not within_here(f"knock:{room.pk}:{address(request)}", limit=90, seconds=60):
        return render(request, "429.html", status=429)
    woman, response = outside(request), redirect("meetings:lobby", code=room.code)
    if was is None and woman is not None and woman.room_id == room.pk:
        actions.ask_again(woman)
        return response
    phone = device(request)
    return give_seat(response, actions.knock(room, device=phone, was=was), phone)
