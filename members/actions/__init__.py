"""The verbs of members: belonging (admit, the first start), chapters, invitations, joining, roles (what needs two),
standing (pause, leave, guarded details), audit (the record), and signing in without e-mail."""

from members.actions.belonging import admit, grant_role, open_house
from members.actions.chapters import add_chapter, change_chapter, close_chapter, move, open_chapter
from members.actions.invitations import accept, invite, withdraw
from members.actions.joining import (
    NotAdmitted,
    admit_asked,
    ask_for_her,
    ask_to_join,
    forget_old_requests,
    refuse,
    take_back,
    unvouch,
    vouch,
    write_who_may_join,
)
from members.actions.removal import approve_removal, ask_removal, withdraw_removal
from members.actions.roles import Refused, approve, ask, withdraw_change
from members.actions.signing_in import (
    end_other_sessions,
    end_session,
    forget_pin,
    make_card,
    make_quick_pass,
    set_pin,
    use_quick_pass,
)
from members.actions.standing import come_back, find_by_phone, forget_again, leave, pause, show, still_here
from members.actions.suspension import end_suspensions, lift, suspend

__all__ = [
    "NotAdmitted",
    "Refused",
    "accept",
    "add_chapter",
    "admit",
    "admit_asked",
    "approve",
    "approve_removal",
    "ask",
    "ask_for_her",
    "ask_removal",
    "ask_to_join",
    "change_chapter",
    "close_chapter",
    "come_back",
    "end_other_sessions",
    "end_session",
    "end_suspensions",
    "find_by_phone",
    "forget_again",
    "forget_old_requests",
    "forget_pin",
    "grant_role",
    "invite",
    "leave",
    "lift",
    "make_card",
    "make_quick_pass",
    "move",
    "open_chapter",
    "open_house",
    "pause",
    "refuse",
    "set_pin",
    "show",
    "still_here",
    "suspend",
    "take_back",
    "unvouch",
    "use_quick_pass",
    "vouch",
    "withdraw",
    "withdraw_change",
    "withdraw_removal",
    "write_who_may_join",
]
