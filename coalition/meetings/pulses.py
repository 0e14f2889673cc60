"""Pulses: the one number phones and walls ask for again and again, answered from half a second of memory.

Sixty phones that ask every two seconds cost one query in half a second and 304s without a body (DESIGN 4, 7).
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from coalition.meetings.models import Receipt, Room
from coalition.meetings.queries import participant_in_room, participant_outside, room_by_code

HALF_A_SECOND = 0.5
A_MINUTE = 60
HERE = "here"
_remembered: dict[str, tuple[float, str]] = {}


def of_phone(code: str, *, seat: str) -> str:
    """What the phone with ``seat`` should see: it changes with the room's version; "over" without a seat there.

    Who waits before the door is asked about again and again, so that she goes on as soon as the host says yes.
    """
    where = _remember(f"seat:{code}:{seat}", lambda: _seat_now(code, seat), seconds=A_MINUTE)
    if where not in ("", HERE):
        where = _remember(f"door:{code}:{seat}", lambda: _seat_now(code, seat))
    return _remember(f"phone:{code}", lambda: _phone_now(code)) if where == HERE else where or "over"


def of_wall(token: str) -> str:
    """What the wall should see: the room's version, who is in, and how many have answered."""
    return _remember(f"wall:{token}", lambda: _wall_now(token))


def answer(request: HttpRequest, pulse: str) -> HttpResponse:
    """304 where the asker has this pulse already, otherwise the pulse itself."""
    tag = f'"{pulse}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(pulse, content_type="text/plain", headers={"ETag": tag})


def _phone_now(code: str) -> str:
    room = room_by_code(code)
    return f"{room.version}" if room else "over"


def _seat_now(code: str, seat: str) -> str:
    """Not empty for a seat in this room: a number alone must not tell whether it opens a room."""
    if participant_in_room(seat, code):
        return HERE
    waits = participant_outside(seat)
    return f"door-{waits.lobby}" if waits and waits.room.is_at(code) else ""


def _wall_now(token: str) -> str:
    room = Room.objects.live().filter(wall_token=token).first()
    if room is None:
        return "over"
    # Counted apart: joined in one query, sixty phones with nine answers each would be 32,400 rows to count.
    inside = room.participants.present().count()
    answered = Receipt.objects.filter(step=room.step_id).values("participant").distinct().count()
    return f"{room.version}-{inside}-{answered}"


def _remember(name: str, find: Callable[[], str], *, seconds: float = HALF_A_SECOND) -> str:
    now = time.monotonic()
    until, pulse = _remembered.get(name, (0.0, ""))
    if now >= until:
        if len(_remembered) > 10_000:  # codes and seats nobody asks for any more
            _remembered.clear()
        pulse = find()
        _remembered[name] = (now + seconds, pulse)
    return pulse
