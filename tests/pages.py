"""Every page that a person can look at, by the table of permissions: who looks, at which address.

For tests that walk all pages, with a client or with a browser.
"""

from typing import NamedTuple

from tests.permissions import (
    ADMINS,
    ANYONE,
    ASKERS,
    CARERS,
    CO_LEADS,
    DECIDERS,
    FACILITATORS,
    HEARERS,
    MEMBERS,
    PLANNERS,
    REGISTRARS,
    TABLE,
    VOUCHERS,
)
from tests.world import World
from wellness import practices

# Addresses that answer with something else than a whole page.
NOT_PAGES = {
    "card/<slug:number>/<slug:words>/",
    "calendar/<str:token>.ics",
    "meetings/<int:pk>/calendar.ics",
    "meetings/<int:pk>/record/document/",
    "meetings/<int:pk>/record/list/",
    "people/import/example/<slug:language>/<slug:kind>/",
    "people/import/<int:pk>/rest/",
    "agenda/orders/<int:pk>/<slug:kind>/",
    "agenda/briefs/<int:pk>/document/",
    "agenda/<int:version>/document/",
    "votes/<int:pk>/table/",
    "agenda/rounds/<int:pk>/<slug:kind>/",
    "decisions/table/",
    "exit/",
    "healthz",
    "app.webmanifest",
    "j/<str:token>/pulse/",
    "s/<str:code>/lobby/pulse/",
    "wall/<str:token>/pulse/",
    "host/s/<int:pk>/strip/",
    "host/s/<int:pk>/live/",
    "host/s/<int:pk>/wall/",
}
# Who looks: the first that a row lets in, but for these.
LOOKS = {ANYONE: "visitor", MEMBERS: "member", PLANNERS: "co_lead", CARERS: "care_companion"}
LOOKS |= {FACILITATORS: "facilitator", ADMINS: "membership_admin"}
LOOKS |= {VOUCHERS: "member", DECIDERS: "membership_admin", REGISTRARS: "facilitator"}
LOOKS |= {CO_LEADS: "co_lead", HEARERS: "care_companion", ASKERS: "care_companion"}
LOOKS_TOO = {
    "s/<str:code>/pass/": "joiner",
    "s/<str:code>/lobby/": "outside",
    "accounts/logout/": "member",
    "accounts/password/set/": "newcomer",
    "accounts/login/code/confirm/": "waiting",
    "phone/code/": "waiting",
    "phone/who/": "sharing",
    "welcome/<str:secret>/code/": "waiting",
    "accounts/authenticate/": "half_in",
    "me/authenticator/": "membership_admin",
    "me/authenticator/show/": "membership_admin",
}


class Look(NamedTuple):
    role: str
    path: str

    @property
    def has_ways_out(self) -> bool:
        """The wall is nobody's; the page without a network says everything twice; that for everybody has no form."""
        return not self.path.startswith(("/wall/", "/offline/", "/a/"))


def looks(world: World) -> list[Look]:
    """Every row of the table once, and then what an address shows to others, or at other times."""
    routes = [(route, row) for route, row in TABLE.items() if row.get and route not in NOT_PAGES]
    found = []
    for route, row in routes:
        role = LOOKS_TOO.get(route, LOOKS[row.get])
        found.append(Look(role, world.path(route, row.blanks, role=role)))
    return found + _also(world)


def _also(world: World) -> list[Look]:
    live, prepared, code = world.things["live"], world.things["prepared"], world.things["code"]
    return [
        *(
            Look("visitor", f"/welcome/{world.things[which]}/")
            for which in ("phone_secret", "waiting_secret")
        ),
        *(Look("newcomer", path) for path in ("/home/", "/tasks/", "/tasks/commitments/", "/checkin/")),
        *(Look("newcomer", path) for path in ("/checkin/mine/", "/checkin/kept/", "/me/", "/plan/")),
        *(Look(role, "/home/") for role in ("facilitator", "membership_admin")),
        *(Look("co_lead", path) for path in ("/plan/", "/care/plan/", "/meetings/", "/plan/partners/")),
        *(Look("co_lead", path) for path in ("/home/", "/people/requests/")),
        Look("membership_admin", "/vouch/"),
        *(
            Look("co_lead", f"/agenda/petitions/{world.things[which]}/")
            for which in ("petition", "handed_over")
        ),
        Look("co_lead", f"/agenda/briefs/{world.things['draft_brief']}/"),
        Look("facilitator", f"/agenda/strategies/{world.things['carried']}/"),
        *(Look("care_companion", path) for path in ("/home/", f"/speak/heard/{world.things['unopened']}/")),
        *(Look("member", f"/meetings/{pk}/") for pk in (live, prepared)),
        *(Look(role, f"/meetings/{prepared}/") for role in ("facilitator", "co_lead")),
        Look("facilitator", f"/host/s/{prepared}/"),
        Look("facilitator", f"/host/s/{prepared}/file/"),
        *(Look("facilitator", path) for path in ("/host/bring/", f"/host/bring/{world.things['arrival']}/")),
        *(Look("membership_admin", f"/people/?{asked}") for asked in ("state=left", "q=a&role=treasurer")),
        Look("membership_admin", f"/people/import/{world.things['confirmed_list']}/"),
        Look("membership_admin", f"/people/import/{world.things['released_list']}/"),
        Look("co_lead", f"/people/import/{world.things['confirmed_list']}/asked/"),
        *(Look("co_lead", path) for path in ("/people/role-changes/?q=a", "/people/duplicates/")),
        Look("membership_admin", "/people/quiet/"),
        Look("co_lead", "/decisions/"),
        Look("joiner", f"/s/{code}/"),
        *(
            Look("co_lead", f"/votes/{world.things[which]}/")
            for which in ("open_vote", "draft_vote", "counted_vote", "counted_election", "cancelled_vote")
        ),
        *(Look("member", f"/votes/{world.things[which]}/") for which in ("draft_vote", "counted_vote")),
        Look("member", f"/votes/{world.things['open_election']}/paper/"),
        Look("member", f"/care/{world.things['practice']}/?go=1"),
    ]


def practice_looks() -> list[Look]:
    """Each practice, before it and while it goes on."""
    ways = ("", "?go=1&pattern=gentle", "?go=1&pattern=full")
    return [Look("member", f"/care/{slug}/{way}") for slug in practices.everything() for way in ways]


def forms(world: World) -> list[Look]:
    """Pages with a form of their own, which a person may send without having filled it in."""
    return [
        Look(role, world.path(route, row.blanks, role=role))
        for route, row in TABLE.items()
        if row.get and row.post and route not in NOT_PAGES | WITHOUT_ERRORS
        for role in [LOOKS_TOO.get(route, LOOKS[row.get])]
    ]


# One button, or nothing that could be wrong.
WITHOUT_ERRORS = {
    "host/s/<int:pk>/suggestions/<int:step_pk>/",  # many forms: tests/agenda/test_views_suggestions.py
    "host/bring/",
    "host/bring/<int:pk>/",
    "host/s/<int:pk>/poster/",
    "people/export/<int:pk>/",
    "people/import/<int:pk>/asked/",
    "people/export/<str:ticket>/",
    "q/<str:secret>/",
    "me/phone/",
    "me/sessions/",
    "me/authenticator/passkey/",
    "speak/heard/",
    "charter/promises/",
    "charter/objectives/<int:pk>/issues/",
    "me/leave/",
    "me/offer/",
    "me/download/",
    "people/cards/<int:pk>/",
    "people/removals/<int:pk>/",
    "rest/",
    "people/merges/<int:pk>/",
    "people/<int:pk>/chapter/",
    "exit/about/",
    "accounts/logout/",
    "host/s/<int:pk>/end/",
    "join/<str:secret>/",
    "s/<str:code>/pass/",
    "care/plan/edit/",
    "accounts/password/reset/key/<uidb36>-<key>/",
}
