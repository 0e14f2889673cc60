"""The demo's next day brought to one of its steps, in whatever database the settings name.

Run as a program (``python -m tests.opened_step [STEP]``) it does so beside a running server, and prints where
everything is.
"""

import json
import os
import sys
from datetime import datetime, timedelta

from django.utils import timezone


def open_at(*, now: datetime, slug: str = "rating"):
    """Start the day that stands ready, let the room write and group its cards, open the step ``slug``; returns it."""
    from coalition.home.demo.day import cards, themes
    from coalition.home.demo.player import Player
    from coalition.meetings.models import Meeting
    from members.models import Member

    meeting = Meeting.objects.with_session().not_begun().get()
    player = Player(meeting, host=Member.objects.get(number="M-022"), start=now - timedelta(hours=3))
    player.seat(4)
    parts = {"core-issues": cards, "common-themes": themes}
    for before in meeting.steps.values_list("slug", flat=True):
        player.press(before, "open")
        if before == slug:
            break
        if before in parts:
            parts[before](player)
        player.press(before, "saved")
    return player.step(slug)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    django.setup()
    step = open_at(now=timezone.now(), slug=sys.argv[1] if len(sys.argv) > 1 else "rating")
    room = step.room
    told = {"meeting": step.meeting_id, "step": step.pk, "code": room.code, "join": room.join_token}
    print(json.dumps(told | {"wall": room.wall_token}))  # noqa: T201  (the test that started it reads this)


if __name__ == "__main__":
    main()
