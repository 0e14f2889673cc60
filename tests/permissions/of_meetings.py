"""Meetings, the room, the host, and slips from paper."""

from tests.permissions.who import ANYONE, FACILITATORS, LIVE, MEMBERS, NO, PLANNERS, SEATED, Row, pk

TABLE = {
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
}
