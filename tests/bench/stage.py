"""A hall in a throw-away database: the demo, its next day at the rating step, two hundred phones in their seats."""

import os
import subprocess
import sys
import uuid
from typing import NamedTuple

from django.utils import timezone

from tests.opened_step import open_at

SEATS = 200
OWNER = "M-018"


class Hall(NamedTuple):
    code: str
    join_token: str
    step: int
    issues: list[int]
    version: int
    seats: list[str]
    session: str


def prepare() -> Hall:
    """Tables, files and demo as `manage.py serve` makes them, then the hall."""
    from coalition.meetings import actions
    from coalition.web import preparing

    for _line in preparing.prepare():
        pass
    _bare("migrate", "--run-syncdb", "--verbosity", "0")
    step = open_at(now=timezone.now())
    seats = [actions.join(step.room, device=str(uuid.uuid4())).token for _number in range(SEATS)]
    issues = list(step.round.issues.values_list("position", flat=True))
    step.room.refresh_from_db()
    room = step.room
    return Hall(room.code, room.join_token, step.pk, issues, room.version, seats, _signed_in())


def _bare(*words: str) -> None:
    """A command of bare Django, which has a table of its own in the same database."""
    command = [sys.executable, "manage.py", *words]
    subprocess.run(
        command, check=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.bench.bare.settings"}
    )


def _signed_in() -> str:
    """The session cookie of a member with tasks."""
    from django.conf import settings
    from django.test import Client

    from members.models import Member

    client = Client()
    client.force_login(Member.objects.get(number=OWNER))
    return client.cookies[settings.SESSION_COOKIE_NAME].value
