"""What members can be asked, a file each: calls, house, register, roles, record, reports, duplicates, imports, joining
and signing_in."""

from members.queries.calls import calls_for, said_on_the_phone
from members.queries.contact import may_be_named_to_partners, to_ask_again, words_of
from members.queries.duplicates import merges_to_approve, open_merges, possible_duplicates, with_women
from members.queries.exports import exports_of, headings, listed, open_exports
from members.queries.house import coalition, index_key_fits, is_empty_house, start_token
from members.queries.imports import check_rows, imports_of, to_mend, unknown_chapters
from members.queries.joining import (
    invitation_by_secret,
    invitations_seconded,
    invitations_to_second,
    join_questions,
    open_invitations,
    requests_to_vouch,
    waiting_for_word,
    waiting_requests,
    who_may_join,
)
from members.queries.record import in_words, record
from members.queries.register import chapters, how_she_came_in, meetings_of, people, register, tasks_of
from members.queries.reports import (
    hearers,
    hearers_left,
    may_choose_again,
    may_choose_another_somewhere,
    reports_of,
    reports_to,
    unread_reports,
)
from members.queries.roles import (
    approved_role_changes,
    holders,
    open_removals,
    open_role_changes,
    removal_of,
    running_suspensions,
    terms_ending_soon,
    waiting_for,
)
from members.queries.signing_in import (
    cards_of,
    deeds_on_sign_in,
    is_open_pass,
    member_by_card,
    passes_of,
    phone_code,
    sessions_of,
)

__all__ = [
    "approved_role_changes",
    "calls_for",
    "cards_of",
    "chapters",
    "check_rows",
    "coalition",
    "deeds_on_sign_in",
    "exports_of",
    "headings",
    "hearers",
    "hearers_left",
    "holders",
    "how_she_came_in",
    "imports_of",
    "in_words",
    "index_key_fits",
    "invitation_by_secret",
    "invitations_seconded",
    "invitations_to_second",
    "is_empty_house",
    "is_open_pass",
    "join_questions",
    "listed",
    "may_be_named_to_partners",
    "may_choose_again",
    "may_choose_another_somewhere",
    "meetings_of",
    "member_by_card",
    "merges_to_approve",
    "open_exports",
    "open_invitations",
    "open_merges",
    "open_removals",
    "open_role_changes",
    "passes_of",
    "people",
    "phone_code",
    "possible_duplicates",
    "record",
    "register",
    "removal_of",
    "reports_of",
    "reports_to",
    "requests_to_vouch",
    "running_suspensions",
    "said_on_the_phone",
    "sessions_of",
    "start_token",
    "tasks_of",
    "terms_ending_soon",
    "to_ask_again",
    "to_mend",
    "unknown_chapters",
    "unread_reports",
    "waiting_for",
    "waiting_for_word",
    "waiting_requests",
    "who_may_join",
    "with_women",
    "words_of",
]
