"""How a phone keeps its place: two cookies that say nothing, one for the seat and one for the phone itself."""

import secrets

from django.conf import settings

from coalition.meetings import queries
from coalition.meetings.actions.room import Seat
from coalition.web.views import SEAT_COOKIE

DEVICE_COOKIE = "simu"
TWELVE_HOURS = 12 * 60 * 60


def seated(request):
    """The participant whose seat this phone holds, or None."""
    return queries.participant_in_seat(request.COOKIES.get(SEAT_COOKIE))


def seated_in(request, code):
    """The participant whose seat this phone holds in the live room of ``code``, with her room; or None."""
    return queries.participant_in_room(request.COOKIES.get(SEAT_COOKIE), code)


def outside(request):
    """Who holds this phone before the door, or was taken out of the room; or None."""
    return queries.participant_outside(request.COOKIES.get(SEAT_COOKIE))


def device(request) -> str:
    """This phone's own secret; a new one where it has none."""
    return request.COOKIES.get(DEVICE_COOKIE) or secrets.token_urlsafe(16)


def know_phone(response, phone: str):
    """Let the phone keep its own secret, before it has a seat too: two taps on "Join" come from one phone."""
    return _keep(response, DEVICE_COOKIE, phone)


def give_seat(response, seat: Seat, phone: str):
    """Let the phone keep ``seat`` for the length of a day."""
    return _keep(know_phone(response, phone), SEAT_COOKIE, seat.token)


def _keep(response, name: str, value: str):
    response.set_cookie(
        name, value, max_age=TWELVE_HOURS, httponly=True, samesite="Lax", secure=settings.PRODUCTION
    )
    return response
