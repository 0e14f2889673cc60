"""The demo's next day brought to its rating step, in whatever database the settings name.

Run as a program (``python -m tests.opened_rating``) it does so beside a running server, and prints where everything is.
"""

import json
import os
from datetime import datetime, timedelta

from django.utils import timezone


def open_rating(*, now: datetime):
    """Start the day that stands ready, let the room write and group its cards, open the rating; returns the step."""
    from coalition.home.demo.day import cards, themes
    from coalition.home.demo.player import Player
    from coalition.meetings.models import Meeting
    from members.models import Member

    meeting = Meeting.objects.with_session().not_begun().get()
    player = Player(meeting, host=Member.objects.get(number="M-022"), start=now - timedelta(hours=3))
    player.seat(4)
    parts = {"core-issues": cards, "common-themes": themes}
    for slug in meeting.steps.values_list("slug", flat=True):
        player.press(slug, "open")
        if slug == "rating":
            break
        if slug in parts:
            parts[slug](player)
        player.press(slug, "saved")
    return player.step("rating")


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    django.setup()
    step = open_rating(now=timezone.now())
    room = step.room
    told = {"meeting": step.meeting_id, "step": step.pk, "code": room.code, "join": room.join_token}
    print(json.dumps(told | {"wall": room.wall_token}))  # noqa: T201  (the test that started it reads this)


if __name__ == "__main__":
    main()
