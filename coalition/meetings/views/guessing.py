"""The six digits are no secret: whoever tries many numbers is turned away, from the right one too.

Every page that tells a number which opens a room from one which does not finds its room here, unless the phone has a
seat in that room.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.meetings import queries
from coalition.meetings.forms import CodeForm
from coalition.meetings.models import Room
from coalition.web.limits import address, reached, within

FROM_ONE_ADDRESS = {"limit": 10, "seconds": 60}
OVER_ALL = {"limit": 200, "seconds": 60}


class TooManyWrong(Exception):
    """From here, or over all, too many wrong numbers came in this minute."""


def room_of(request: HttpRequest, code: str) -> Room | None:
    """The live room that ``code`` opens; a number that opens none is counted."""
    here = f"code:{address(request)}"
    if reached(here, **FROM_ONE_ADDRESS) or reached("code", **OVER_ALL):
        raise TooManyWrong
    room = queries.room_by_code(code)
    if room is None:
        within(here, **FROM_ONE_ADDRESS)
        within("code", **OVER_ALL)
    return room


def patient(view: Callable) -> Callable:
    """Whoever is turned away is told to wait a minute, whatever page she asked for."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except TooManyWrong:
            form = CodeForm(request.POST)
            form.is_valid()
            form.add_error(None, _("Too many wrong numbers. Please wait one minute."))
            context = {"form": form, "url": reverse("meetings:join")}
            return render(request, "meetings/phone/join.html", context, status=429)

    return guarded
