"""The doors of the demo: one tap, one person, and what she can try."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Door(NamedTuple):
    slug: str
    number: str
    title: str | Promise
    what: str | Promise
    button: str | Promise
    icon: str
    to: str


DOORS = [
    Door(
        "facilitator",
        "M-022",
        _("Facilitator"),
        _("Start the day that is ready, open the wall, join it with a phone and drive all its steps."),
        _("Be the facilitator"),
        "host",
        "meetings:host_home",
    ),
    Door(
        "co-lead",
        "M-002",
        _("Co-lead"),
        _("Read the agenda, the votes and how issues are carried; give a task, call a meeting."),
        _("Be the co-lead"),
        "agenda",
        "agenda:agenda",
    ),
    Door(
        "admin",
        "M-003",
        _("Membership admin"),
        _("See who belongs in which role, and invite a woman by a link."),
        _("Be the membership admin"),
        "people",
        "members:people",
    ),
    Door(
        "companion",
        "M-005",
        _("Care companion"),
        _("Lead a breathing practice and keep the care plan."),
        _("Be the care companion"),
        "care",
        "wellness:care",
    ),
    Door(
        "member",
        "M-018",
        _("Member"),
        _("See her tasks, vote in secret, weigh what waits for her, and say how she is."),
        _("Be a member"),
        "me",
        "home:home",
    ),
]
