"""The verbs of members: belonging (admit, the first start), chapters, invitations, joining, removal, reports, roles
(what needs two), standing (pause, leave, guarded details), audit (the record), and signing in without e-mail."""

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
from members.actions.reports import (
    add_words,
    choose_another,
    erase_report,
    forget_closed_reports,
    note_step,
    open_report,
    say_how_to_reach,
    speak,
)
from members.actions.roles import Refused, approve, ask, withdraw_change
from members.actions.second_factor import (
    new_recovery_codes,
    remove_authenticator,
    set_up_authenticator,
    take_authenticators_away,
)
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
    "add_words",
    "admit",
    "admit_asked",
    "approve",
    "approve_removal",
    "ask",
    "ask_for_her",
    "ask_removal",
    "ask_to_join",
    "change_chapter",
    "choose_another",
    "close_chapter",
    "come_back",
    "end_other_sessions",
    "end_session",
    "end_suspensions",
    "erase_report",
    "find_by_phone",
    "forget_again",
    "forget_closed_reports",
    "forget_old_requests",
    "forget_pin",
    "grant_role",
    "invite",
    "leave",
    "lift",
    "make_card",
    "make_quick_pass",
    "move",
    "new_recovery_codes",
    "note_step",
    "open_chapter",
    "open_house",
    "open_report",
    "pause",
    "refuse",
    "remove_authenticator",
    "say_how_to_reach",
    "set_pin",
    "set_up_authenticator",
    "show",
    "speak",
    "still_here",
    "suspend",
    "take_authenticators_away",
    "take_back",
    "unvouch",
    "use_quick_pass",
    "vouch",
    "withdraw",
    "withdraw_change",
    "withdraw_removal",
    "write_who_may_join",
]
