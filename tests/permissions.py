"""Who may do what: the one table of every address. Deny by default: what does not stand here does not build.

A row says who may look (GET), who may act (POST), and what stands in the blanks of the address. ``NO`` is a method that
the address does not have (405 for everybody); ``NOBODY`` is an address that is not there (404 for everybody).
"""

import re
from typing import NamedTuple

from django.urls import URLResolver, get_resolver

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
    # Members
    "start/<slug:token>/": Row(NOBODY, NOBODY, {"token": "start"}),  # only in an empty house
    "people/": Row(ADMINS, NO),
    "people/phone/": Row(ADMINS, ADMINS),
    "people/chapters/": Row(ADMINS, ADMINS),
    "people/chapters/<int:pk>/": Row(ADMINS, ADMINS, pk("chapter")),
    "people/chapters/<int:pk>/close/": Row(ADMINS, ADMINS, pk("chapter")),
    "people/chapters/<int:pk>/open/": Row(NO, ADMINS, pk("chapter")),
    "people/<int:pk>/correct/": Row(ADMINS, ADMINS, pk("woman")),
    "people/<int:pk>/chapter/": Row(ADMINS, ADMINS, pk("woman")),
    "people/duplicates/": Row(DECIDERS, NO),
    "people/duplicates/<int:pk>/<int:other>/": Row(DECIDERS, DECIDERS, TWINS),
    "people/duplicates/<int:pk>/<int:other>/two/": Row(NO, DECIDERS, TWINS),
    "people/merges/<int:pk>/": Row(DECIDERS, DECIDERS, pk("merge")),
    "people/merges/<int:pk>/withdraw/": Row(NO, DECIDERS, pk("merge")),
    "people/quiet/": Row(REGISTRARS, NO),
    "people/calls/<int:pk>/": Row(NO, REGISTRARS, pk("call")),
    "people/calls/<int:pk>/take/": Row(NO, REGISTRARS, pk("call")),
    "people/calls/<int:pk>/back/": Row(NO, REGISTRARS, pk("call")),
    "people/<int:pk>/calls/": Row(NO, ADMINS, pk("woman")),
    "people/invite/": Row(ADMINS, ADMINS),
    "people/invitations/<int:pk>/withdraw/": Row(NO, ADMINS, pk("invitation")),
    "vouch/invited/<int:pk>/": Row(NO, VOUCHERS, pk("invitation")),
    "vouch/invited/<int:pk>/undo/": Row(NO, VOUCHERS, pk("invitation")),
    "welcome/<str:secret>/": Row(ANYONE, ANYONE),
    "welcome/<str:secret>/code/": Row(ANYONE, ANYONE, {"secret": "phone_secret"}),
    "me/": Row(MEMBERS, NO),
    "me/about/": Row(MEMBERS, MEMBERS),
    "me/consents/": Row(MEMBERS, NO),
    "me/consents/<slug:purpose>/agree/": Row(NO, MEMBERS),
    "me/consents/<slug:purpose>/take-back/": Row(NO, MEMBERS),
    "people/contact/": Row(ASKERS, NO),
    "people/contact/<int:pk>/": Row(ASKERS, ASKERS, pk("woman")),
    "me/offer/": Row(MEMBERS, MEMBERS),
    "me/download/": Row(MEMBERS, MEMBERS),
    "me/correct/": Row(MEMBERS, MEMBERS),
    "me/contact/": Row(MEMBERS, MEMBERS),
    # Signing in without e-mail, and showing again that it is she
    "card/": Row(ANYONE, ANYONE),
    "card/<slug:number>/<slug:words>/": Row(ANYONE, NO, {"number": "number", "words": "number"}),
    "phone/": Row(ANYONE, ANYONE),
    "phone/code/": Row(ANYONE, ANYONE),
    "phone/who/": Row(ANYONE, ANYONE),
    "q/<str:secret>/": Row(ANYONE, ANYONE, {"secret": "pass_secret"}),
    "me/phone/": Row(MEMBERS, MEMBERS),
    "me/prove/": Row(MEMBERS, MEMBERS),
    "me/pin/": Row(MEMBERS, MEMBERS),
    "me/sessions/": Row(MEMBERS, MEMBERS),
    "me/authenticator/": Row(MEMBERS, NO),
    "me/authenticator/show/": Row(MEMBERS, MEMBERS),
    "me/authenticator/new/": Row(DECIDERS, DECIDERS),
    "me/authenticator/passkey/": Row(DECIDERS, DECIDERS),
    "me/authenticator/codes/": Row(NO, MEMBERS),
    "me/authenticator/<int:pk>/remove/": Row(NO, MEMBERS, pk("authenticator")),
    "people/qr/": Row(REGISTRARS, REGISTRARS),
    "people/cards/<int:pk>/": Row(REGISTRARS, REGISTRARS, pk("plain_woman")),
    # Joining: anybody may ask, full members vouch, two roles decide
    "join/": Row(ANYONE, ANYONE),
    "join/mine/": Row(ANYONE, ANYONE),
    "join/<str:secret>/": Row(ANYONE, ANYONE, {"secret": "join_secret"}),
    "vouch/": Row(VOUCHERS, NO),
    "vouch/<int:pk>/": Row(NO, VOUCHERS, pk("request")),
    "vouch/<int:pk>/undo/": Row(NO, VOUCHERS, pk("request")),
    "people/register/": Row(REGISTRARS, REGISTRARS),
    "people/requests/": Row(DECIDERS, NO),
    "people/requests/<int:pk>/": Row(DECIDERS, NO, pk("request")),
    "people/requests/<int:pk>/admit/": Row(NO, DECIDERS, pk("request")),
    "people/requests/<int:pk>/refuse/": Row(NO, DECIDERS, pk("request")),
    "people/who-may-join/": Row(DECIDERS, DECIDERS),
    # The register, roles and the record
    "people/export/": Row(ADMINS, ADMINS),
    "people/export/names/": Row(ADMINS, ADMINS),
    "people/export/<int:pk>/": Row(DECIDERS, DECIDERS, pk("export")),
    "people/export/<int:pk>/withdraw/": Row(NO, DECIDERS, pk("export")),
    "people/export/<str:ticket>/": Row(ADMINS, ADMINS, {"ticket": "export_ticket"}),
    "people/import/": Row(ADMINS, ADMINS),
    "people/import/example/<slug:language>/<slug:kind>/": Row(ADMINS, NO),
    "people/import/<int:pk>/": Row(ADMINS, ADMINS, pk("list")),
    "people/import/<int:pk>/rest/": Row(ADMINS, NO, pk("list")),
    "people/import/<int:pk>/asked/": Row(DECIDERS, DECIDERS, pk("confirmed_list")),
    "people/import/<int:pk>/refuse/": Row(NO, DECIDERS, pk("confirmed_list")),
    "people/import/<int:pk>/forget/": Row(NO, ADMINS, pk("list")),
    "people/<int:pk>/": Row(ADMINS, NO, pk("woman")),
    "people/<int:pk>/show/": Row(NO, ADMINS, pk("woman")),
    "people/<int:pk>/sessions/end/": Row(NO, ADMINS, pk("woman")),
    "people/<int:pk>/pin/forget/": Row(NO, ADMINS, pk("woman")),
    "people/<int:pk>/password/": Row(NO, ADMINS, pk("woman")),
    "people/<int:pk>/pause/": Row(NO, ADMINS, pk("woman")),
    "people/<int:pk>/return/": Row(NO, ADMINS, pk("woman")),
    "rest/": Row(ANYONE, ANYONE),
    "people/<int:pk>/remove/": Row(DECIDERS, DECIDERS, pk("woman")),
    "people/<int:pk>/suspend/": Row(DECIDERS, DECIDERS, pk("woman")),
    "people/removals/<int:pk>/": Row(DECIDERS, DECIDERS, pk("removal")),
    "people/removals/<int:pk>/withdraw/": Row(NO, DECIDERS, pk("removal")),
    "people/suspensions/<int:pk>/lift/": Row(NO, DECIDERS, pk("suspension")),
    "people/<int:pk>/roles/": Row(DECIDERS, DECIDERS, pk("woman")),
    "people/roles/": Row(MEMBERS, NO),
    "people/role-changes/": Row(DECIDERS, NO),
    "people/role-changes/<int:pk>/approve/": Row(NO, DECIDERS, pk("role_change")),
    "people/role-changes/<int:pk>/withdraw/": Row(NO, DECIDERS, pk("role_change")),
    "people/audit/": Row(CO_LEADS, NO),
    # Said to one woman whom she chose
    "speak/": Row(MEMBERS, MEMBERS),
    "speak/for/": Row(MEMBERS, MEMBERS),
    "speak/<int:pk>/": Row(MEMBERS, MEMBERS, pk("report")),
    "speak/<int:pk>/choose/": Row(NO, MEMBERS, pk("report")),
    "speak/<int:pk>/erase/": Row(NO, MEMBERS, pk("report")),
    "speak/mine/": Row(MEMBERS, NO),
    "speak/heard/": Row(HEARERS, HEARERS),
    "speak/heard/<int:pk>/": Row(HEARERS, HEARERS, pk("heard")),
    "speak/heard/<int:pk>/open/": Row(NO, HEARERS, pk("heard")),
    # Her own membership
    "me/looked/": Row(MEMBERS, NO),
    "me/standing/": Row(MEMBERS, NO),
    "me/pause/": Row(NO, MEMBERS),
    "me/return/": Row(NO, MEMBERS),
    "me/leave/": Row(MEMBERS, MEMBERS),
    # Sign-in
    "accounts/login/": Row(ANYONE, ANYONE),
    "accounts/login/code/": Row(ANYONE, ANYONE),
    "accounts/login/code/confirm/": Row(ANYONE, ANYONE),
    "accounts/logout/": Row(ANYONE, ANYONE),
    "accounts/inactive/": Row(ANYONE, NO),
    "accounts/authenticate/": Row(ANYONE, ANYONE),
    "accounts/reauthenticate/": Row(NOBODY, NOBODY),
    "accounts/password/change/": Row(MEMBERS, MEMBERS),
    "accounts/password/set/": Row(MEMBERS, MEMBERS),
    "accounts/password/reset/": Row(ANYONE, ANYONE),
    "accounts/password/reset/done/": Row(ANYONE, NO),
    "accounts/password/reset/key/<uidb36>-<key>/": Row(ANYONE, ANYONE),
    "accounts/password/reset/key/done/": Row(ANYONE, NO),
    "accounts/signup/": Row(NOBODY, NOBODY),
    "accounts/email/": Row(NOBODY, NOBODY),
    "accounts/confirm-email/": Row(NOBODY, NOBODY),
    "accounts/confirm-email/<str:key>/": Row(NOBODY, NOBODY),
    "accounts/confirm-email/<key>/": Row(NOBODY, NOBODY),
    # Meetings, as members read them
    "meetings/": Row(MEMBERS, NO),
    "meetings/new/": Row(PLANNERS, PLANNERS),
    "meetings/again/": Row(PLANNERS, PLANNERS),
    "meetings/calendar/": Row(MEMBERS, NO),
    "meetings/calendar/new/": Row(NO, MEMBERS),
    "meetings/calendar/stop/": Row(NO, MEMBERS),
    "calendar/<str:token>.ics": Row(ANYONE, NO, {"token": "feed_token"}),
    "meetings/<int:pk>/calendar.ics": Row(MEMBERS, NO, pk("meeting")),
    "meetings/<int:pk>/": Row(MEMBERS, NO, pk("meeting")),
    "meetings/<int:pk>/move/": Row(PLANNERS, PLANNERS, pk("prepared")),
    "meetings/<int:pk>/cancel/": Row(NO, PLANNERS, pk("prepared")),
    "meetings/<int:pk>/cancel/following/": Row(NO, PLANNERS, pk("again")),
    "meetings/<int:pk>/more/": Row(NO, PLANNERS, pk("again")),
    "meetings/<int:pk>/reply/": Row(NO, MEMBERS, pk("prepared")),
    "meetings/<int:pk>/reply/fare/": Row(NO, MEMBERS, pk("prepared")),
    "meetings/<int:pk>/turn/": Row(NO, PLANNERS, pk("prepared")),
    "meetings/<int:pk>/turn/pass/": Row(NO, FACILITATORS, pk("prepared")),
    "meetings/<int:pk>/turn/take/": Row(NO, FACILITATORS, pk("prepared")),
    "meetings/<int:pk>/attendance/": Row(PLANNERS, PLANNERS, pk("meeting")),
    "meetings/<int:pk>/fares/": Row(PLANNERS, PLANNERS, pk("meeting")),
    "meetings/<int:pk>/record/": Row(MEMBERS, NO, pk("meeting")),
    "meetings/<int:pk>/record/document/": Row(FACILITATORS, NO, pk("meeting")),
    "meetings/<int:pk>/record/list/": Row(FACILITATORS, NO, pk("meeting")),
    "meetings/<int:pk>/report/": Row(PLANNERS, NO, pk("meeting")),
    "meetings/<int:pk>/record/correct/": Row(FACILITATORS, FACILITATORS, pk("meeting")),
    "meetings/<int:pk>/record/confirm/": Row(FACILITATORS, FACILITATORS, pk("meeting")),
    # The room: whoever has the number comes in, whoever has the wall's link may look
    "j/": Row(ANYONE, ANYONE),
    "j/<str:token>/": Row(ANYONE, NO, {"token": "join_token"}),
    "j/<str:token>/pulse/": Row(ANYONE, NO, {"token": "join_token"}),
    "s/<str:code>/": Row(ANYONE, NO),
    "s/<str:code>/lobby/pulse/": Row(ANYONE, NO),
    "s/<str:code>/enter/": Row(NO, ANYONE),
    "s/<str:code>/lobby/": Row(ANYONE, NO),
    "s/<str:code>/back/": Row(ANYONE, ANYONE),
    "s/<str:code>/pass/": Row(ANYONE, ANYONE),
    "s/<str:code>/group/": Row(NO, ANYONE),
    "s/<str:code>/<int:step_pk>/": Row(NO, SEATED),
    "s/<str:code>/<int:step_pk>/late/": Row(NO, SEATED),
    "wall/<str:token>/": Row(ANYONE, NO, {"token": "wall_token"}),
    "wall/<str:token>/pulse/": Row(ANYONE, NO, {"token": "wall_token"}),
    # The host
    "host/": Row(FACILITATORS, NO),
    "host/new/": Row(FACILITATORS, FACILITATORS),
    "host/s/<int:pk>/": Row(FACILITATORS, NO, LIVE),
    # A day that travels in a file
    "host/bring/": Row(PLANNERS, FACILITATORS),
    "host/bring/<int:pk>/": Row(PLANNERS, PLANNERS, pk("arrival")),
    "host/bring/<int:pk>/approve/": Row(NO, PLANNERS, pk("arrival")),
    "host/bring/<int:pk>/forget/": Row(NO, PLANNERS, pk("arrival")),
    "host/s/<int:pk>/file/": Row(FACILITATORS, NO, pk("meeting")),
    "host/s/<int:pk>/file/digits/": Row(NO, FACILITATORS, pk("meeting")),
    "host/s/<int:pk>/file/download/": Row(NO, FACILITATORS, pk("meeting")),
    "host/plans/<int:pk>/": Row(FACILITATORS, FACILITATORS, pk("kept_plan")),
    "host/plans/<int:pk>/remove/": Row(NO, FACILITATORS, pk("kept_plan")),
    "host/s/<int:pk>/plan/keep/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/plan/add/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/now/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/end/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/shorten/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/back/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/<int:step_pk>/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/<int:step_pk>/move/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/plan/<int:step_pk>/remove/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/strip/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/wall/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/live/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/paper/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/print/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/poster/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/start/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/late/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/late/<int:words_pk>/take/": Row(NO, FACILITATORS, LIVE | {"words_pk": "offered"}),
    "host/s/<int:pk>/late/<int:words_pk>/leave/": Row(NO, FACILITATORS, LIVE | {"words_pk": "offered"}),
    "host/s/<int:pk>/lead/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/end/": Row(FACILITATORS, FACILITATORS, LIVE),
    "host/s/<int:pk>/pause/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/blank/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/energy/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/for/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/for/<int:participant>/": Row(
        FACILITATORS, FACILITATORS, LIVE | {"participant": "without_phone"}
    ),
    "host/s/<int:pk>/guests/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/door/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/woman/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/people/": Row(FACILITATORS, NO, LIVE),
    "host/s/<int:pk>/people/<int:participant>/in/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/people/<int:participant>/wait/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/people/<int:participant>/out/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/advance/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/press/undo/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/back/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/skip/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/minutes/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/stand/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/steps/<int:step_pk>/<slug:deed>/": Row(NO, FACILITATORS, LIVE),
    "host/s/<int:pk>/feedback/<int:step_pk>/": Row(
        FACILITATORS, FACILITATORS, LIVE | {"step_pk": "feedback_step"}
    ),
    "host/s/<int:pk>/feedback/<int:step_pk>/<int:batch_pk>/back/": Row(
        NO, FACILITATORS, LIVE | {"step_pk": "feedback_step", "batch_pk": "feedback_batch"}
    ),
    # Notices
    "reminders/<int:pk>/read/": Row(NO, MEMBERS, pk("notice")),
    # Rating slips from paper
    "host/s/<int:pk>/slips/<int:step_pk>/": Row(
        FACILITATORS, FACILITATORS, LIVE | {"step_pk": "rating_step"}
    ),
    "host/s/<int:pk>/slips/<int:step_pk>/beans/": Row(
        FACILITATORS, FACILITATORS, LIVE | {"step_pk": "rating_step"}
    ),
    "host/s/<int:pk>/slips/<int:step_pk>/<int:batch_pk>/back/": Row(
        NO, FACILITATORS, LIVE | {"step_pk": "rating_step", "batch_pk": "batch"}
    ),
    "host/s/<int:pk>/suggestions/<int:step_pk>/": Row(
        FACILITATORS, FACILITATORS, LIVE | {"step_pk": "themes_step"}
    ),
    # The agenda
    "agenda/": Row(MEMBERS, NO),
    "agenda/<int:version>/": Row(MEMBERS, NO),
    "agenda/<int:version>/print/": Row(MEMBERS, NO),
    "agenda/rate/<int:pk>/": Row(MEMBERS, MEMBERS, pk("open_round")),
    "agenda/rounds/": Row(MEMBERS, NO),
    "agenda/rounds/new/": Row(PLANNERS, PLANNERS),
    "agenda/rounds/<int:pk>/": Row(MEMBERS, NO, pk("shown_round")),
    "agenda/rounds/<int:pk>/weights/": Row(MEMBERS, NO, pk("shown_round")),
    "agenda/rounds/<int:pk>/moves/": Row(MEMBERS, NO, pk("rated_again")),
    "agenda/rounds/<int:pk>/slips/": Row(PLANNERS, PLANNERS, pk("open_round")),
    "agenda/rounds/<int:pk>/slips/<int:batch_pk>/back/": Row(
        NO, PLANNERS, pk("slips_round") | {"batch_pk": "slips_between"}
    ),
    "agenda/rounds/<int:pk>/print/": Row(PLANNERS, NO, pk("open_round")),
    "agenda/rounds/<int:pk>/<slug:kind>/": Row(PLANNERS, NO, pk("shown_round") | {"kind": "round_file"}),
    "agenda/rounds/<int:pk>/extend/": Row(PLANNERS, PLANNERS, pk("open_round")),
    "agenda/rounds/<int:pk>/close/": Row(NO, PLANNERS, pk("open_round")),
    "agenda/<int:version>/aloud/": Row(MEMBERS, NO),
    "agenda/<int:version>/document/": Row(MEMBERS, NO),
    "agenda/<int:version>/since/<int:before>/": Row(MEMBERS, NO, {"before": "version"}),
    "agenda/say/": Row(MEMBERS, MEMBERS),
    "agenda/say/back/": Row(NO, MEMBERS),
    "agenda/sayings/": Row(PLANNERS, NO),
    "agenda/sayings/up/": Row(NO, PLANNERS),
    "agenda/sayings/<uuid:key>/park/": Row(NO, PLANNERS, {"key": "saying"}),
    "agenda/sayings/<uuid:key>/hide/": Row(NO, PLANNERS, {"key": "saying"}),
    "agenda/sayings/<uuid:key>/back/": Row(NO, PLANNERS, {"key": "saying"}),
    "agenda/public/": Row(DECIDERS, NO),
    "agenda/public/ask/": Row(CO_LEADS, CO_LEADS),
    "agenda/public/<int:pk>/approve/": Row(NO, DECIDERS, pk("public")),
    "agenda/public/<int:pk>/end/": Row(NO, DECIDERS, pk("public")),
    "a/<slug:address>/": Row(ANYONE, NO, {"address": "public_address"}),
    "agenda/orders/": Row(PLANNERS, NO),
    "agenda/orders/<int:pk>/": Row(PLANNERS, NO, pk("ordering")),
    "agenda/orders/<int:pk>/<slug:kind>/": Row(PLANNERS, NO, pk("ordering")),
    # The thread from a card to its result
    "agenda/issues/": Row(MEMBERS, NO),
    "agenda/issues/<int:pk>/": Row(MEMBERS, NO, pk("issue")),
    "agenda/issues/<int:pk>/print/": Row(MEMBERS, NO, pk("issue")),
    # How its issues are carried
    "agenda/strategies/": Row(MEMBERS, NO),
    "agenda/strategies/<int:pk>/": Row(MEMBERS, NO, pk("carried")),
    "agenda/strategies/<int:pk>/write/": Row(PLANNERS, PLANNERS, pk("carried")),
    "agenda/strategies/<int:pk>/versions/": Row(MEMBERS, NO, pk("carried")),
    "agenda/strategies/<int:pk>/print/": Row(MEMBERS, NO, pk("carried")),
    "agenda/strategies/<int:pk>/speak/": Row(NO, MEMBERS, pk("carried")),
    "agenda/strategies/<int:pk>/speak/back/": Row(NO, MEMBERS, pk("carried")),
    "agenda/strategies/<int:pk>/map/add/": Row(PLANNERS, PLANNERS, pk("carried")),
    "agenda/strategies/<int:pk>/map/<int:place>/": Row(PLANNERS, PLANNERS, pk("carried")),
    "agenda/strategies/<int:pk>/map/<int:place>/remove/": Row(NO, PLANNERS, pk("carried")),
    "agenda/strategies/<int:pk>/brief/": Row(PLANNERS, PLANNERS, pk("carried")),
    "agenda/briefs/<int:pk>/": Row(MEMBERS, NO, pk("final_brief")),
    "agenda/briefs/<int:pk>/print/": Row(MEMBERS, NO, pk("final_brief")),
    "agenda/briefs/<int:pk>/document/": Row(PLANNERS, NO, pk("draft_brief")),
    "agenda/briefs/<int:pk>/finish/": Row(NO, PLANNERS, pk("draft_brief")),
    "agenda/briefs/<int:pk>/drop/": Row(NO, PLANNERS, pk("draft_brief")),
    "agenda/evidence/": Row(MEMBERS, NO),
    "agenda/evidence/add/": Row(PLANNERS, PLANNERS),
    "agenda/evidence/<int:pk>/": Row(PLANNERS, PLANNERS, pk("evidence")),
    "agenda/evidence/<int:pk>/remove/": Row(NO, PLANNERS, pk("evidence")),
    "agenda/strategies/<int:pk>/petition/": Row(PLANNERS, PLANNERS, pk("carried")),
    "agenda/petitions/": Row(MEMBERS, NO),
    "agenda/petitions/<int:pk>/": Row(MEMBERS, NO, pk("petition")),
    "agenda/petitions/<int:pk>/sign/": Row(NO, MEMBERS, pk("petition")),
    "agenda/petitions/<int:pk>/sign/back/": Row(NO, MEMBERS, pk("petition")),
    "agenda/petitions/<int:pk>/print/": Row(MEMBERS, NO, pk("petition")),
    "agenda/petitions/<int:pk>/write/": Row(PLANNERS, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/drop/": Row(NO, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/sheets/": Row(PLANNERS, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/sheets/<int:sheets>/back/": Row(NO, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/names/": Row(NO, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/hand-over/": Row(PLANNERS, PLANNERS, pk("petition")),
    "agenda/petitions/<int:pk>/result/": Row(PLANNERS, PLANNERS, pk("handed_over")),
    # Secret votes: all see, full members vote, planners prepare, two of the committee open
    "votes/": Row(MEMBERS, NO),
    "votes/new/": Row(PLANNERS, PLANNERS),
    "votes/<int:pk>/": Row(MEMBERS, NO, pk("open_vote")),
    "votes/<int:pk>/change/": Row(PLANNERS, PLANNERS, pk("draft_vote")),
    "votes/<int:pk>/remove/": Row(NO, PLANNERS, pk("draft_vote")),
    "votes/<int:pk>/stand/": Row(NO, VOUCHERS, pk("draft_vote")),
    "votes/<int:pk>/propose/": Row(PLANNERS, PLANNERS, pk("draft_vote")),
    "votes/<int:pk>/paper/": Row(VOUCHERS, VOUCHERS, pk("open_vote")),
    "votes/<int:pk>/sent/": Row(VOUCHERS, NO, pk("open_vote")),
    "votes/<int:pk>/receipts/": Row(MEMBERS, NO, pk("counted_vote")),
    "votes/<int:pk>/table/": Row(MEMBERS, NO, pk("counted_vote")),
    "votes/<int:pk>/review/": Row(NO, PLANNERS, pk("counted_vote")),
    "votes/<int:pk>/two/": Row(CO_LEADS, CO_LEADS, pk("open_vote")),
    "votes/<int:pk>/counted/": Row(NO, CO_LEADS, pk("counted_vote")),
    "votes/two/<int:pk>/approve/": Row(NO, CO_LEADS, pk("vote_change")),
    "votes/two/<int:pk>/withdraw/": Row(NO, CO_LEADS, pk("vote_change")),
    "votes/<int:pk>/hall/": Row(PLANNERS, PLANNERS, pk("open_vote")),
    "votes/<int:pk>/hall/box/": Row(PLANNERS, PLANNERS, pk("open_vote")),
    "votes/<int:pk>/hall/print/": Row(PLANNERS, NO, pk("open_vote")),
    # Her own story, and what planners see of it: that there is one
    "me/stories/": Row(MEMBERS, NO),
    "me/stories/new/": Row(MEMBERS, MEMBERS),
    "me/stories/for/": Row(REGISTRARS, REGISTRARS),
    "me/stories/<int:pk>/": Row(MEMBERS, MEMBERS, pk("story")),
    "me/stories/<int:pk>/erase/": Row(NO, MEMBERS, pk("story")),
    "me/stories/<int:pk>/<slug:use>/allow/": Row(NO, MEMBERS, pk("story")),
    "me/stories/<int:pk>/<slug:use>/take-back/": Row(NO, MEMBERS, pk("story")),
    "me/stories/asked/<int:pk>/answer/": Row(NO, MEMBERS, pk("story_ask")),
    "agenda/stories/": Row(PLANNERS, NO),
    "agenda/stories/<int:pk>/ask/": Row(PLANNERS, PLANNERS, pk("others_story")),
    "agenda/stories/asked/<int:pk>/open/": Row(NO, PLANNERS, pk("granted_ask")),
    # What was decided
    "decisions/": Row(MEMBERS, NO),
    "decisions/print/": Row(MEMBERS, NO),
    "decisions/table/": Row(MEMBERS, NO),
    "decisions/<int:pk>/review/": Row(NO, PLANNERS, pk("decision")),
    # The charter, and who said yes to its rules
    "charter/": Row(MEMBERS, NO),
    "charter/print/": Row(MEMBERS, NO),
    "charter/promises/": Row(MEMBERS, MEMBERS),
    "charter/promises/spoken/": Row(REGISTRARS, REGISTRARS),
    "charter/promises/<int:pk>/": Row(ADMINS, NO, pk("woman")),
    "charter/objectives/": Row(PLANNERS, NO),
    "charter/objectives/<int:pk>/issues/": Row(PLANNERS, PLANNERS, pk("objective")),
    "charter/<slug:kind>/write/": Row(PLANNERS, PLANNERS, {"kind": "charter_kind"}),
    "charter/<slug:kind>/<int:version>/": Row(
        MEMBERS, NO, {"kind": "charter_kind", "version": "charter_version"}
    ),
    # Her own tasks and commitments
    "tasks/": Row(MEMBERS, NO),
    "tasks/<int:pk>/": Row(MEMBERS, NO, pk("task")),
    "tasks/<int:pk>/why/": Row(MEMBERS, NO, pk("any_task")),
    "tasks/<int:pk>/why/print/": Row(MEMBERS, NO, pk("any_task")),
    "tasks/<int:pk>/accept/": Row(NO, MEMBERS, pk("task")),
    "tasks/<int:pk>/decline/": Row(NO, MEMBERS, pk("task")),
    "tasks/<int:pk>/finish/": Row(NO, MEMBERS, pk("task")),
    "tasks/<int:pk>/unfinish/": Row(NO, MEMBERS, pk("task")),
    "tasks/<int:pk>/postpone/": Row(NO, MEMBERS, pk("task")),
    "tasks/<int:pk>/take/": Row(NO, MEMBERS, pk("any_task")),
    "tasks/commitments/": Row(MEMBERS, MEMBERS),
    "tasks/commitments/<int:pk>/done/": Row(NO, MEMBERS, pk("commitment")),
    "tasks/commitments/<int:pk>/remove/": Row(NO, MEMBERS, pk("commitment")),
    # The plan of all
    "plan/": Row(MEMBERS, NO),
    "plan/actions/<int:pk>/": Row(PLANNERS, PLANNERS, pk("action")),
    "plan/tasks/new/": Row(PLANNERS, PLANNERS),
    "plan/tasks/<int:pk>/": Row(PLANNERS, PLANNERS, pk("any_task")),
    "plan/tasks/<int:pk>/remove/": Row(NO, PLANNERS, pk("any_task")),
    "plan/partners/": Row(MEMBERS, NO),
    "plan/partners/new/": Row(PLANNERS, PLANNERS),
    "plan/partners/<int:pk>/": Row(PLANNERS, PLANNERS, pk("partner")),
    "plan/visits/": Row(MEMBERS, NO),
    "plan/visits/new/": Row(PLANNERS, PLANNERS),
    "plan/visits/practised/<int:pk>/": Row(MEMBERS, NO, pk("scene")),
    "plan/visits/<int:pk>/": Row(MEMBERS, NO, pk("visit")),
    "plan/visits/<int:pk>/write/": Row(PLANNERS, PLANNERS, pk("visit")),
    "plan/visits/<int:pk>/talked/": Row(NO, PLANNERS, pk("visit")),
    "plan/visits/<int:pk>/remove/": Row(NO, PLANNERS, pk("visit")),
    # Care: what she answers is hers alone, the plan is everybody's
    "care/": Row(MEMBERS, NO),
    "care/plan/": Row(MEMBERS, NO),
    "care/plan/edit/": Row(CARERS, CARERS),
    "care/contacts/add/": Row(CARERS, CARERS),
    "care/contacts/<int:pk>/check/": Row(NO, CARERS, pk("referral")),
    "care/contacts/<int:pk>/remove/": Row(NO, CARERS, pk("referral")),
    "care/<slug:slug>/": Row(MEMBERS, NO, {"slug": "practice"}),
    "checkin/": Row(MEMBERS, MEMBERS),
    "checkin/agree/": Row(NO, MEMBERS),
    "checkin/kept/": Row(MEMBERS, NO),
    "checkin/mine/": Row(MEMBERS, NO),
    "checkin/mine/forget/": Row(NO, MEMBERS),
    "checkin/mine/<uuid:pk>/forget/": Row(NO, MEMBERS, pk("check_in")),
    "checkin/withdraw/": Row(NO, MEMBERS),
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
