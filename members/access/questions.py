"""Who she is and what she may, as questions that the pages ask."""

from datetime import timedelta

from members.access.powers import POWERS, Power, may
from members.models import Member, Role
from members.sessions import IDLE, IDLE_OF_HOST


def is_facilitator(member: Member) -> bool:
    return Role.FACILITATOR in member.roles


def is_membership_admin(member: Member) -> bool:
    return Role.MEMBERSHIP_ADMIN in member.roles


def may_run_meetings(member: Member) -> bool:
    """Make a session and run it."""
    return may(member, Power.RUN_MEETINGS)


def may_plan(member: Member) -> bool:
    """Make tasks and call meetings."""
    return may(member, Power.PLAN)


def may_keep_minutes(member: Member) -> bool:
    """Correct the record of a day, and say which meeting confirmed it."""
    return may(member, Power.KEEP_MINUTES)


def may_print_sheets(member: Member) -> bool:
    """Who comes, and who is paid back: names on paper."""
    return may(member, Power.PRINT_SHEETS)


def may_write_care_plan(member: Member) -> bool:
    return may(member, Power.WRITE_CARE_PLAN)


def may_keep_register(member: Member) -> bool:
    return may(member, Power.KEEP_REGISTER)


def may_change_roles(member: Member) -> bool:
    return may(member, Power.CHANGE_ROLES)


def may_suspend(member: Member) -> bool:
    return may(member, Power.SUSPEND)


def may_call(member: Member) -> bool:
    """Call a quiet member."""
    return may(member, Power.CALL)


def calls_everybody(member: Member) -> bool:
    """Not only in her chapter."""
    return any(Power.CALL in POWERS.get(role, ()) for role in member.roles - {Role.CHAPTER_FOCAL})


def may_merge(member: Member) -> bool:
    """Say whether two records are one woman's."""
    return may(member, Power.MERGE)


def may_publish(member: Member) -> bool:
    """Ask that something goes out to everybody; another approves it."""
    return may(member, Power.PUBLISH)


def may_read_record(member: Member) -> bool:
    return may(member, Power.READ_RECORD)


def may_hear(member: Member) -> bool:
    """Be chosen by a woman who says that a rule was broken; never one of those who decide who belongs."""
    return may(member, Power.HEAR_REPORTS) and not may(member, Power.CHANGE_ROLES)


def may_open_ballots(member: Member) -> bool:
    """Open, lengthen and cancel a secret ballot, always two together; never who decides who belongs alone."""
    return may(member, Power.OPEN_BALLOTS)


def may_vouch(member: Member) -> bool:
    """Say that she knows a woman who asks to join."""
    return member.category == Member.Category.FULL


def may_decide_on_requests(member: Member) -> bool:
    return may(member, Power.DECIDE_REQUESTS)


def may_register(member: Member) -> bool:
    """Take down a woman who has no phone and no e-mail."""
    return may(member, Power.REGISTER)


def may_ask_contact(member: Member) -> bool:
    return may(member, Power.ASK_CONTACT)


def may_help(member: Member) -> bool:
    return may(member, Power.HELP_IN)


def may_help_in(member: Member, woman: Member) -> bool:
    """Make a card or a pass for ``woman``, and so hold her key for a moment.

    Never for somebody whose approval stands beside another's; for other roles the membership admin alone.
    """
    powers = frozenset().union(*(POWERS.get(role, frozenset()) for role in woman.roles))
    if Power.CHANGE_ROLES in powers:
        return False
    return may(member, Power.KEEP_REGISTER) or (may(member, Power.HELP_IN) and not powers)


def idle_of(member: Member) -> timedelta:
    """How long a session of hers that ends when nothing is asked for lasts; a host listens longer than she presses."""
    return IDLE_OF_HOST if may_run_meetings(member) else IDLE
