"""What the tests of joining share: a request, and a reader of English."""

import uuid

from django.utils import timezone

from members import actions
from members.models import JoinRequest
from tests.factories import NOW, TODAY, make_member

FORM = {"name_used": "Pili", "language": "en", "email": "pili@example.org", "agrees": "on"}


def make_request(*, vouchers=0, now=None, **fields) -> JoinRequest:
    fields = {"name_used": "Pili", "language": "en", "email": "pili@example.org"} | fields
    asked, _secret = actions.ask_to_join(key=uuid.uuid4(), now=now or timezone.now(), **fields)
    for _one in range(vouchers):
        actions.vouch(asked, member=make_member())
    return asked


def admit(asked, **fields):
    fields = {"category": "full", "chapter": None, "by": None, "now": NOW, "today": TODAY} | fields
    return actions.admit_asked(asked, **fields)
