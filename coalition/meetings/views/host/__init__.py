"""The host's pages, a file each noun: sessions to run, the screen, who leads, the walk, switches, who is in."""

from coalition.meetings.views.host.lead import take_lead
from coalition.meetings.views.host.offered import leave_out, offered_words, take_in
from coalition.meetings.views.host.people import add_woman, admit, host_people, take_out, turn_away
from coalition.meetings.views.host.proxy import enter_for_her, women_without_phone
from coalition.meetings.views.host.screen import host, live, strip, wall_now
from coalition.meetings.views.host.sessions import host_home, plan_session
from coalition.meetings.views.host.switches import blank, door, guests, pause
from coalition.meetings.views.host.walk import (
    advance,
    ask_for_energy,
    back,
    do_deed,
    end,
    minutes,
    skip,
    stand,
    start,
    undo,
)

__all__ = [
    "add_woman",
    "admit",
    "advance",
    "ask_for_energy",
    "back",
    "blank",
    "do_deed",
    "door",
    "end",
    "enter_for_her",
    "guests",
    "host",
    "host_home",
    "host_people",
    "leave_out",
    "live",
    "minutes",
    "offered_words",
    "pause",
    "plan_session",
    "skip",
    "stand",
    "start",
    "strip",
    "take_in",
    "take_lead",
    "take_out",
    "turn_away",
    "undo",
    "wall_now",
    "women_without_phone",
]
