"""The verbs of meetings: plan (before), blocks (the plan, block by block), replies (who will come), room (who is in
it), lobby (the door), guests (the switch of the day), lead (who walks the day), walk (the one button), presses (the
last one taken back), answers (what phones send), hands (what two count), feedback (its slips), offered (what came
too late), minutes (the record), turns (whose it is to facilitate), and travel (a day that travels)."""

from coalition.meetings.actions.answers import Closed, take_answer
from coalition.meetings.actions.blocks import add_now, add_step, change_step, move_step, remove_step, set_end
from coalition.meetings.actions.energy import ask_for_energy
from coalition.meetings.actions.feeds import close_feed, open_feed
from coalition.meetings.actions.guests import set_guests
from coalition.meetings.actions.keeping import keep_plan, remove_plan, rename_plan
from coalition.meetings.actions.late import put_back, shorten
from coalition.meetings.actions.lead import may_walk, take_lead
from coalition.meetings.actions.lobby import (
    admit,
    ask_again,
    is_taken_out,
    knock,
    set_door,
    take_out,
    turn_away,
)
from coalition.meetings.actions.minutes import confirm, correct
from coalition.meetings.actions.offered import leave_out, offer, take_in
from coalition.meetings.actions.plan import (
    attend,
    call_meeting,
    cancel_meeting,
    move_meeting,
    plan_session,
)
from coalition.meetings.actions.presses import Press, TooLate, may_be_undone, press_of, undo
from coalition.meetings.actions.proxy import answer_for
from coalition.meetings.actions.replies import ask_for_fare, reply
from coalition.meetings.actions.room import add_without_phone, join, keep_number, next_woman, set_group
from coalition.meetings.actions.series import begin_series, cancel_following, more, move_following
from coalition.meetings.actions.sheets import note_sheet
from coalition.meetings.actions.turns import ask_to_lead, excuse, take_excuse_back
from coalition.meetings.actions.walk import (
    advance,
    back,
    end,
    give_minutes,
    go_to,
    run_deed,
    set_paused,
    set_wall_blank,
    skip,
    start,
    touch,
)

__all__ = [
    "Closed",
    "Press",
    "TooLate",
    "add_now",
    "add_step",
    "add_without_phone",
    "admit",
    "advance",
    "answer_for",
    "ask_again",
    "ask_for_energy",
    "ask_for_fare",
    "ask_to_lead",
    "attend",
    "back",
    "begin_series",
    "call_meeting",
    "cancel_following",
    "cancel_meeting",
    "change_step",
    "close_feed",
    "confirm",
    "correct",
    "end",
    "excuse",
    "give_minutes",
    "go_to",
    "is_taken_out",
    "join",
    "keep_number",
    "keep_plan",
    "knock",
    "leave_out",
    "may_be_undone",
    "may_walk",
    "more",
    "move_following",
    "move_meeting",
    "move_step",
    "next_woman",
    "note_sheet",
    "offer",
    "open_feed",
    "plan_session",
    "press_of",
    "put_back",
    "remove_plan",
    "remove_step",
    "rename_plan",
    "reply",
    "run_deed",
    "set_door",
    "set_end",
    "set_group",
    "set_guests",
    "set_paused",
    "set_wall_blank",
    "shorten",
    "skip",
    "start",
    "take_answer",
    "take_excuse_back",
    "take_in",
    "take_lead",
    "take_out",
    "touch",
    "turn_away",
    "undo",
]
