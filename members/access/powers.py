"""The one table: what each role may do, and the words in which /people/roles/ says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Member, Role, RoleTerm
from members.models.member import MemberQuerySet


class Power(models.TextChoices):
    """What a role may do beyond what every member may, in words."""

    RUN_MEETINGS = "run_meetings", _("Prepare a session and run it")
    PLAN = "plan", _("Give tasks, call meetings and keep the list of partners")
    FINISH_FOR_OTHERS = "finish_for_others", _("Say that another woman's task is done")
    WRITE_CARE_PLAN = "write_care_plan", _("Write the care plan and the places that help")
    HELP_IN = "help_in", _("Make a sign-in card or a code for a woman who stands beside her")
    REGISTER = "register", _("Take down a woman who wants to join and has no phone")
    DECIDE_REQUESTS = "decide_requests", _("Admit or refuse a woman who asks to join")
    KEEP_REGISTER = (
        "keep_register",
        _("Invite, keep the register, take in and hand out lists, open one hidden detail for a reason"),
    )
    ASK_CONTACT = "ask_contact", _("Ask a woman again how she may safely be reached")
    HEAR_REPORTS = "hear_reports", _("Listen to a woman who says that a rule was broken")
    CHANGE_ROLES = (
        "change_roles",
        _("Ask for a change of roles or the end of a membership, and approve what another asked"),
    )
    SUSPEND = "suspend", _("Keep a member out for three days at most, alone, where there is danger")
    CALL = (
        "call",
        _("Call a member of whom nothing was heard for long (a chapter focal person: in her chapter)"),
    )
    PRINT_SHEETS = "print_sheets", _("Print who is expected at a meeting, and to whom the fare is paid back")
    KEEP_MINUTES = (
        "keep_minutes",
        _("Correct the record of a day, and note that a later meeting confirmed it"),
    )
    MERGE = "merge", _("Ask that two records of one woman become one, and approve what another asked")
    PUBLISH = "publish", _("Ask that the agenda goes out on a page for everybody")
    OPEN_BALLOTS = (
        "open_ballots",
        _("Ask for the opening or the end of a secret ballot, and approve what another asked"),
    )
    READ_RECORD = "read_record", _("Read the record of who did what, without contents")

    @property
    def opens_register(self) -> bool:
        """Whether it shows who belongs, or decides about it: who holds it shows her authenticator."""
        return self in _OPEN_REGISTER


_OPEN_REGISTER = {Power.KEEP_REGISTER, Power.CHANGE_ROLES, Power.DECIDE_REQUESTS, Power.READ_RECORD}
_OPEN_REGISTER |= {Power.MERGE, Power.SUSPEND}

# Who may do what: the one table, which /people/roles/ shows. Every other role is a task, and opens no door.
POWERS: dict[str, frozenset[Power]] = {
    Role.FACILITATOR: frozenset(
        {
            Power.RUN_MEETINGS,
            Power.PLAN,
            Power.WRITE_CARE_PLAN,
            Power.HELP_IN,
            Power.REGISTER,
            Power.PRINT_SHEETS,
            Power.KEEP_MINUTES,
            Power.CALL,
            Power.ASK_CONTACT,
        }
    ),
    Role.CO_LEAD: frozenset(
        {
            Power.PLAN,
            Power.PRINT_SHEETS,
            Power.FINISH_FOR_OTHERS,
            Power.WRITE_CARE_PLAN,
            Power.DECIDE_REQUESTS,
            Power.CHANGE_ROLES,
            Power.SUSPEND,
            Power.MERGE,
            Power.PUBLISH,
            Power.READ_RECORD,
            Power.OPEN_BALLOTS,
        }
    ),
    Role.MEMBERSHIP_ADMIN: frozenset(
        {
            Power.HELP_IN,
            Power.REGISTER,
            Power.DECIDE_REQUESTS,
            Power.KEEP_REGISTER,
            Power.CHANGE_ROLES,
            Power.SUSPEND,
            Power.CALL,
            Power.MERGE,
            Power.ASK_CONTACT,
        }
    ),
    Role.CARE_COMPANION: frozenset({Power.WRITE_CARE_PLAN, Power.HEAR_REPORTS, Power.ASK_CONTACT}),
    Role.CHAPTER_FOCAL: frozenset({Power.CALL}),
    Role.SECRETARY: frozenset({Power.KEEP_MINUTES, Power.OPEN_BALLOTS}),
    Role.TREASURER: frozenset({Power.PRINT_SHEETS, Power.OPEN_BALLOTS}),
    Role.SAFEGUARDING: frozenset({Power.HEAR_REPORTS}),
}


def may(member: Member, power: Power) -> bool:
    """Whether one of her roles today gives her ``power``."""
    return any(power in POWERS.get(role, ()) for role in member.roles)


def holders_of(power: Power, today, *, now=None) -> MemberQuerySet:
    """Those who may, today; who is suspended may not."""
    roles = [role for role, powers in POWERS.items() if power in powers]
    terms = RoleTerm.objects.current(today).filter(role__in=roles)
    return Member.objects.active().not_suspended(now).filter(pk__in=terms.values("member"))


def opens_register(member: Member) -> bool:
    """Whether one of her roles today has a power that opens the register."""
    return any(power.opens_register for role in member.roles for power in POWERS.get(role, ()))
