from django.urls import path

from coalition.meetings.views import host, pages, phone, wall

app_name = "meetings"
urlpatterns = [
    path("meetings/", pages.meeting_list, name="meeting_list"),
    path("meetings/new/", pages.call_meeting, name="call_meeting"),
    path("meetings/<int:pk>/", pages.meeting, name="meeting"),
    path("meetings/<int:pk>/record/", pages.record, name="record"),
    path("j/", phone.join, name="join"),
    path("j/<str:token>/", phone.join_by_qr, name="join_by_qr"),
    path("s/<str:code>/", phone.room, name="room"),
    path("s/<str:code>/pulse/", phone.pulse, name="pulse"),
    path("s/<str:code>/enter/", phone.enter, name="enter"),
    path("s/<str:code>/pass/", phone.hand_over, name="hand_over"),
    path("s/<str:code>/group/", phone.choose_group, name="choose_group"),
    path("s/<str:code>/<int:step_pk>/", phone.answer, name="answer"),
    path("wall/<str:token>/", wall.wall, name="wall"),
    path("wall/<str:token>/pulse/", wall.pulse, name="wall_pulse"),
    path("host/", host.host_home, name="host_home"),
    path("host/new/", host.plan_session, name="plan_session"),
    path("host/s/<int:pk>/", host.host, name="host"),
    path("host/s/<int:pk>/strip/", host.strip, name="host_strip"),
    path("host/s/<int:pk>/live/", host.live, name="host_live"),
    path("host/s/<int:pk>/start/", host.start, name="start"),
    path("host/s/<int:pk>/end/", host.end, name="end"),
    path("host/s/<int:pk>/pause/", host.pause, name="pause"),
    path("host/s/<int:pk>/blank/", host.blank, name="blank"),
    path("host/s/<int:pk>/door/", host.door, name="door"),
    path("host/s/<int:pk>/woman/", host.add_woman, name="add_woman"),
    path("host/s/<int:pk>/steps/<int:step_pk>/advance/", host.advance, name="advance"),
    path("host/s/<int:pk>/steps/<int:step_pk>/back/", host.back, name="back"),
    path("host/s/<int:pk>/steps/<int:step_pk>/skip/", host.skip, name="skip"),
    path("host/s/<int:pk>/steps/<int:step_pk>/minutes/", host.minutes, name="minutes"),
    path("host/s/<int:pk>/steps/<int:step_pk>/stand/", host.stand, name="stand"),
    path("host/s/<int:pk>/steps/<int:step_pk>/<slug:deed>/", host.do_deed, name="do_deed"),
]
