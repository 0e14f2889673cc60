"""Who may do what: the one table of every address. Deny by default: what does not stand here does not build.
A file for each part of the house; who.py says who is who.

A row says who may look (GET), who may act (POST), and what stands in the blanks of the address. ``NO`` is a method that
the address does not have (405 for everybody); ``NOBODY`` is an address that is not there (404 for everybody).
"""

import re

from django.urls import URLResolver, get_resolver

from tests.permissions import of_agenda, of_meetings, of_members, of_the_plan
from tests.permissions.who import (
    ADMINS,
    ANYONE,
    ASKERS,
    CARERS,
    CO_LEADS,
    DECIDERS,
    FACILITATORS,
    HEARERS,
    MEMBERS,
    NO,
    NOBODY,
    PLANNERS,
    REGISTRARS,
    SEATED,
    VOUCHERS,
    Row,
    pk,
)

__all__ = [
    "ADMINS",
    "ANYONE",
    "ASKERS",
    "CARERS",
    "CO_LEADS",
    "DECIDERS",
    "FACILITATORS",
    "HEARERS",
    "MEMBERS",
    "NO",
    "NOBODY",
    "OWN",
    "PLANNERS",
    "PRIVATE",
    "REGISTRARS",
    "SEATED",
    "TABLE",
    "VOUCHERS",
    "Row",
    "pk",
    "routes",
]

TABLE = {
    # Every page
    "exit/": Row(ANYONE, ANYONE),
    "exit/about/": Row(ANYONE, ANYONE),
    "language/": Row(NO, ANYONE),
    "theme/": Row(NO, ANYONE),
    "offline/": Row(ANYONE, NO),
    "healthz": Row(ANYONE, NO),
    "app.webmanifest": Row(ANYONE, NO),
    "": Row(ANYONE, NO),
    "home/": Row(MEMBERS, NO),
    # Open where DEMO=1, and then to everybody
    "demo/": Row(ANYONE, NO),
    "demo/<slug:door>/": Row(NO, ANYONE),
    **of_members.TABLE,
    **of_meetings.TABLE,
    **of_agenda.TABLE,
    **of_the_plan.TABLE,
}

# What belongs to one woman, and who may touch it besides her.
PRIVATE = {"task", "commitment", "check_in", "notice", "report", "authenticator", "story", "story_ask"}
OWN = {route: NOBODY for route, row in TABLE.items() if row.blanks.get("pk") in PRIVATE}
OWN |= dict.fromkeys(["tasks/<int:pk>/finish/", "tasks/<int:pk>/unfinish/"], frozenset({"co_lead"}))


def routes() -> list[str]:
    """Every address that the project answers, blanks as ``<blank>``."""
    return [re.sub(r"\(\?P(<\w+>).+?\)(?=[/-])|[\^$]", r"\1", route) for route in _walk(get_resolver())]


def _walk(resolver, before: str = "") -> list[str]:
    found = []
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        found += _walk(one, route) if isinstance(one, URLResolver) else [route]
    return found
