"""Who stands before a page, by the roles that may do the same; and a row of the table."""

from typing import NamedTuple

from tests.world import ROLES

ANYONE = frozenset(ROLES)
MEMBERS = ANYONE - {"visitor", "joiner"}
FACILITATORS = frozenset({"facilitator"})
PLANNERS = frozenset({"facilitator", "co_lead"})
CARERS = frozenset({"care_companion", "facilitator", "co_lead"})
ADMINS = frozenset({"membership_admin"})
DECIDERS = frozenset({"co_lead", "membership_admin"})
ASKERS = frozenset({"facilitator", "care_companion", "membership_admin"})
REGISTRARS = frozenset({"facilitator", "membership_admin"})
VOUCHERS = MEMBERS - {"facilitator"}  # full members; she is an associate
HEARERS = frozenset({"care_companion"})
CO_LEADS = frozenset({"co_lead"})
SEATED = frozenset({"joiner"})  # whoever sits in the room; others are refused, and not sent to sign in
NOBODY: frozenset[str] = frozenset()
NO = None


class Row(NamedTuple):
    get: frozenset | None
    post: frozenset | None
    blanks: dict[str, str] = {}


def pk(thing: str) -> dict[str, str]:
    return {"pk": thing}


LIVE = pk("live")
TWINS = {"pk": "woman", "other": "plain_woman"}
