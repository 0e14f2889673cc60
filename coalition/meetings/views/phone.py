"""The phone: join by code or QR, one thing at a time, hand it to the next woman. No account, no name."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import actions, pulses, queries
from coalition.meetings.actions import Closed
from coalition.meetings.forms import CodeForm, GroupForm, KeyForm, OfferForm
from coalition.meetings.models import Room, Step
from coalition.meetings.steps import kind_of
from coalition.meetings.views.guessing import patient, room_of
from coalition.meetings.views.lobby import NOTHING, lobby, wait
from coalition.meetings.views.seat import device, give_seat, know_phone, outside, seated, seated_in
from coalition.web.forms import WordsField
from coalition.web.limits import within_here


@require_http_methods(["GET", "POST"])
@patient
def join(request):
    """Type the six digits and be in."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        response = render(
            request, "meetings/phone/join.html", {"form": form}, status=422 if form.is_bound else 200
        )
        return know_phone(response, device(request))
    room = room_of(request, form.cleaned_data["code"])
    if room is not None:
        return _sit_down(request, room)
    form.add_error("code", _("No meeting has this number. Look at the wall again."))
    return render(request, "meetings/phone/join.html", {"form": form}, status=422)


@require_safe
def join_by_qr(request, token):
    """The QR on the wall leads here; one press and she is in."""
    room = get_object_or_404(Room.objects.live() | Room.objects.expected(), join_token=token)
    if room.step_id is None:
        return render(request, "meetings/phone/not_yet.html")
    participant = seated(request)
    if participant is not None and participant.room_id == room.pk:
        return redirect("meetings:room", code=room.code)
    return _ask_in(request, room)


@require_POST
@patient
def enter(request, code):
    """Take a seat, as a guest; a member who is signed in is noted as present, apart from her seat."""
    return _sit_down(request, _live_room(request, code))


@require_safe
@patient
def room(request, code):
    """What is now, for this phone."""
    here = seated_in(request, code)
    if here is not None:
        return _now(request, here.room, here, kind_of(here.room.step))
    participant = seated(request) or outside(request)
    if participant is not None and participant.room.meeting.ended_at:
        return render(request, "meetings/phone/ended.html")
    if participant is not None and participant.room.is_at(code):
        return lobby(request, code) if request.headers.get("X-Part") is None else HttpResponse(NOTHING)
    room = room_of(request, code)
    if room is not None:
        return _ask_in(request, room)
    messages.error(request, _("No meeting has this number. Look at the wall again."))
    return redirect("meetings:join")


@require_safe
def pulse(request, token):
    """One number that changes when the phone should look again."""
    return pulses.answer(request, pulses.of_phones(token))


@require_POST
@patient
def answer(request, code, step_pk):
    """Take what a phone sends: once, while the step is open; otherwise her words come back to her."""
    participant = seated_in(request, code)
    if participant is None:
        return _without_seat(request, code, step_pk)
    room = participant.room
    here = room.step_id == step_pk
    step = room.step if here else get_object_or_404(Step, meeting=room.meeting_id, pk=step_pk)
    kind, key = kind_of(step), KeyForm(request.POST)
    if kind.answer_form is None:
        raise Http404
    if not within_here(f"answer:{step.pk}:{participant.pk}", limit=kind.answers_per_minute, seconds=60):
        return render(request, "429.html", status=429)
    form = kind.answer_form(request.POST, step=step)
    if not (form.is_valid() and key.is_valid()):
        return _now(request, room, participant, kind, form=form, status=422)
    try:
        actions.take_answer(
            step, participant=participant, key=key.cleaned_data["key"], cleaned=form.cleaned_data
        )
    except Closed:
        late = {"late": kind, "kept": _words_of(form)}
        return _now(request, room, participant, kind_of(queries.current_step(room)), status=409, **late)
    if not here:
        return _following(request, participant, kind_of(queries.current_step(room)), after="")
    return _following(request, participant, kind_of(step), after=kind.after_answer(form.cleaned_data))


@require_POST
@patient
def offer(request, code, step_pk):
    """Her words came after their step had moved on; she gives them to the host, who decides."""
    participant = seated_in(request, code)
    if participant is None:
        return _ask_in(request, _live_room(request, code), status=403)
    steps = Step.objects.exclude(opened_at=None)
    step = get_object_or_404(steps, meeting=participant.room.meeting_id, pk=step_pk)
    kind, form = kind_of(step), OfferForm(request.POST)
    if not kind.takes_late:
        raise Http404
    if not within_here(f"answer:{step.pk}:{participant.pk}", limit=kind.answers_per_minute, seconds=60):
        return render(request, "429.html", status=429)
    offered = form.is_valid() and actions.offer(
        step, participant=participant, now=timezone.now(), **form.cleaned_data
    )
    kind = kind_of(queries.current_step(participant.room))
    return _now(request, participant.room, participant, kind, offered=offered, status=200 if offered else 422)


@require_http_methods(["GET", "POST"])
def hand_over(request, code):
    """A calm blank page; when the next woman says she is ready, the phone is hers and holds nothing of the last."""
    participant, response = seated_in(request, code), redirect("meetings:room", code=code)
    if participant is None:
        return response
    if request.method == "GET":
        return render(request, "meetings/phone/hand_over.html", {"room": participant.room})
    return give_seat(response, actions.next_woman(participant), device(request))


@require_POST
def choose_group(request, code):
    """Which small group this phone writes for."""
    participant, form = seated_in(request, code), GroupForm(request.POST)
    if participant is not None and form.is_valid():
        actions.set_group(participant, group=form.cleaned_data["group"])
    return redirect("meetings:room", code=code)


def _without_seat(request, code, step_pk) -> HttpResponse:
    """She may come in first; where the meeting is over nothing can be kept, but her words stand before her."""
    left = seated(request)
    if left is None or left.room.meeting.ended_at is None:
        return _ask_in(request, _live_room(request, code), status=403)
    step = get_object_or_404(Step, meeting=left.room.meeting_id, pk=step_pk)
    answer_form = kind_of(step).answer_form
    if answer_form is None:
        raise Http404
    form = answer_form(request.POST, step=step)
    form.is_valid()
    return render(request, "meetings/phone/ended.html", {"late": True, "kept": _words_of(form)}, status=410)


def _words_of(form) -> list[str]:
    """What she wrote in her own words, as far as it could be read."""
    words = [name for name, field in form.fields.items() if isinstance(field, WordsField)]
    return [form.cleaned_data[name] for name in words if form.cleaned_data.get(name)]


def _live_room(request, code) -> Room:
    room = room_of(request, code)
    if room is None:
        raise Http404
    return room


def _ask_in(request, room, *, status=200) -> HttpResponse:
    response = render(request, "meetings/phone/enter.html", {"room": room}, status=status)
    return know_phone(response, device(request))


def _sit_down(request, room) -> HttpResponse:
    participant = seated(request)
    response = redirect("meetings:room", code=room.code)
    if request.user.is_authenticated:
        actions.attend(room.meeting, member=request.user)
    if participant is not None and participant.room_id == room.pk:
        return response
    phone = device(request)
    if not room.door_open or actions.is_taken_out(room, device=phone):
        return wait(request, room)
    return give_seat(response, actions.join(room, device=phone), phone)


def _following(request, participant, kind, *, after: str) -> HttpResponse:
    """What she sees next, at once where the page asked for its middle: on a slow network a redirect costs a second."""
    room = participant.room
    page = reverse("meetings:room", args=[room.code]) + (f"?{after}" if after else "")
    if not _wants_part(request):
        return redirect(page)
    response = _now(request, room, participant, kind, data=QueryDict(after))
    response["X-Page"] = page
    return response


def _wants_part(request) -> bool:
    return request.headers.get("X-Part") == "now"


def _now(request, room, participant, kind, *, form=None, data=None, status=200, **more) -> HttpResponse:
    context = {"room": room, "participant": participant, "step": kind.step, "kind": kind, "key": uuid.uuid4()}
    context |= kind.phone(participant, request.GET if data is None else data) | more
    if form is not None:
        context["form"] = form
    template = "meetings/phone/_now.html" if _wants_part(request) else "meetings/phone/room.html"
    response = render(request, template, context, status=status)
    response["Vary"] = "Cookie, X-Part"
    return response
