"""What is said after a press that approves, takes back or ends: done, settled before, or why it cannot be."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.actions import Refused

SETTLED = _("This is settled already, or older than a day.")


def settle(request: HttpRequest, verb: Callable[..., bool], asked, *, done: str) -> None:
    """Do ``verb`` to what was ``asked``, and tell her what came of it."""
    try:
        if verb(asked, by=request.user, now=timezone.now()):
            messages.success(request, done)
        else:
            messages.info(request, SETTLED)
    except Refused as refused:
        messages.warning(request, str(refused))
