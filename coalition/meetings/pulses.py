"""Pulses: the one number phones and walls ask for again and again, answered from half a second of memory.

Sixty phones that ask every second cost one query in half a second and answers without a body (DESIGN 4, 7). Each phone
pays for every byte of the question and the answer: so the address says by itself which room it is, no cookie goes with
it, and what the asker has already stands behind the question mark.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from coalition.meetings.models import Receipt, Room
from coalition.meetings.queries import participant_in_room, participant_outside

HALF_A_SECOND = 0.5
_remembered: dict[str, tuple[float, str]] = {}


def of_phones(token: str) -> str:
    """What the phones in the room should see: its version, or "over". ``token`` is that of the QR: 128 bits."""
    return _remember(f"phones:{token}", lambda: _phones_now(token))


def before_the_door(code: str, *, seat: str) -> str:
    """How she stands who waits, asked about again and again so that she goes on as soon as the host says yes."""
    return _remember(f"door:{code}:{seat}", lambda: _door_now(code, seat))


def of_wall(token: str) -> str:
    """What the wall should see: the room's version, who is in, and how many have answered."""
    return _remember(f"wall:{token}", lambda: _wall_now(token))


def answer(request: HttpRequest, pulse: str) -> HttpResponse:
    """204 where the asker says that she has this pulse already, otherwise the pulse itself."""
    same = request.META["QUERY_STRING"] == pulse
    response = HttpResponse(status=204) if same else HttpResponse(pulse, content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response


def _phones_now(token: str) -> str:
    version = Room.objects.live().filter(join_token=token).values_list("version", flat=True).first()
    return "over" if version is None else f"{version}"


def _door_now(code: str, seat: str) -> str:
    """ "over" for everyone else: a number alone must not tell whether it opens a room."""
    if participant_in_room(seat, code):
        return "in"
    waits = participant_outside(seat)
    return f"door-{waits.lobby}" if waits and waits.room.is_at(code) else "over"


def _wall_now(token: str) -> str:
    room = Room.objects.live().filter(wall_token=token).first()
    if room is None:
        return "over"
    # Counted apart: joined in one query, sixty phones with nine answers each would be 32,400 rows to count.
    inside = room.participants.present().count()
    answered = Receipt.objects.filter(step=room.step_id).values("participant").distinct().count()
    return f"{room.version}-{inside}-{answered}"


def _remember(name: str, find: Callable[[], str]) -> str:
    now = time.monotonic()
    until, pulse = _remembered.get(name, (0.0, ""))
    if now >= until:
        if len(_remembered) > 10_000:  # codes and seats nobody asks for any more
            _remembered.clear()
        pulse = find()
        _remembered[name] = (now + HALF_A_SECOND, pulse)
    return pulse
