"""The host's pages, a file each noun: sessions to run, the screen, the walk of the day, switches, who is in."""

from coalition.meetings.views.host.people import add_woman
from coalition.meetings.views.host.screen import host, live, strip
from coalition.meetings.views.host.sessions import host_home, plan_session
from coalition.meetings.views.host.switches import blank, door, pause
from coalition.meetings.views.host.walk import advance, back, do_deed, end, minutes, skip, stand, start

__all__ = [
    "add_woman",
    "advance",
    "back",
    "blank",
    "do_deed",
    "door",
    "end",
    "host",
    "host_home",
    "live",
    "minutes",
    "pause",
    "plan_session",
    "skip",
    "stand",
    "start",
    "strip",
]
