from django.urls import include, path

from coalition.meetings.views import (
    calendar,
    feedback,
    host,
    kept,
    lobby,
    pages,
    paper,
    papers,
    phone,
    plan,
    record,
    replies,
    series,
    sheets,
    travel,
    turns,
    wall,
)

app_name = "meetings"
phone_addresses = [
    path("", phone.room, name="room"),
    path("enter/", phone.enter, name="enter"),
    path("lobby/", lobby.lobby, name="lobby"),
    path("lobby/pulse/", lobby.pulse, name="lobby_pulse"),
    path("back/", lobby.come_back, name="come_back"),
    path("pass/", phone.hand_over, name="hand_over"),
    path("group/", phone.choose_group, name="choose_group"),
    path("<int:step_pk>/", phone.answer, name="answer"),
    path("<int:step_pk>/late/", phone.offer, name="offer"),
]
wall_addresses = [
    path("", wall.wall, name="wall"),
    path("pulse/", wall.pulse, name="wall_pulse"),
]
joining_addresses = [
    path("", phone.join, name="join"),
    path("<str:token>/", phone.join_by_qr, name="join_by_qr"),
    path("<str:token>/pulse/", phone.pulse, name="pulse"),
]
calendar_addresses = [
    path("", calendar.my_calendar, name="my_calendar"),
    path("new/", calendar.open_feed, name="open_feed"),
    path("stop/", calendar.close_feed, name="close_feed"),
]
meeting_addresses = [
    path("calendar.ics", calendar.meeting_file, name="meeting_file"),
    path("", pages.meeting, name="meeting"),
    path("move/", pages.move_meeting, name="move_meeting"),
    path("cancel/", pages.cancel_meeting, name="cancel_meeting"),
    path("cancel/following/", series.cancel_following, name="cancel_following"),
    path("more/", series.more_meetings, name="more_meetings"),
    path("reply/", replies.reply, name="reply"),
    path("reply/fare/", replies.ask_for_fare, name="ask_for_fare"),
    path("turn/", turns.ask_to_lead, name="ask_to_lead"),
    path("turn/pass/", turns.excuse, name="excuse"),
    path("turn/take/", turns.take_excuse_back, name="take_excuse_back"),
    path("attendance/", sheets.attendance_sheet, name="attendance_sheet"),
    path("fares/", sheets.refund_sheet, name="refund_sheet"),
    path("record/", record.record, name="record"),
    path("record/document/", papers.record_document, name="record_document"),
    path("record/list/", papers.record_list, name="record_list"),
    path("report/", papers.session_report, name="session_report"),
    path("record/correct/", record.correct_record, name="correct_record"),
    path("record/confirm/", record.confirm_record, name="confirm_record"),
]
meetings_addresses = [
    path("", pages.meeting_list, name="meeting_list"),
    path("new/", pages.call_meeting, name="call_meeting"),
    path("again/", series.begin_series, name="begin_series"),
]
plan_addresses = [
    path("keep/", kept.keep_plan, name="keep_plan"),
    path("", plan.plan, name="plan"),
    path("add/", plan.add_step, name="add_step"),
    path("now/", plan.add_now, name="add_now"),
    path("end/", plan.set_end, name="set_end"),
    path("shorten/", plan.shorten, name="shorten"),
    path("back/", plan.put_back, name="put_back"),
    path("<int:step_pk>/", plan.change_step, name="change_step"),
    path("<int:step_pk>/move/", plan.move_step, name="move_step"),
    path("<int:step_pk>/remove/", plan.remove_step, name="remove_step"),
]
room_addresses = [
    path("", host.host_people, name="host_people"),
    path("<int:participant>/in/", host.admit, name="admit"),
    path("<int:participant>/wait/", host.turn_away, name="turn_away"),
    path("<int:participant>/out/", host.take_out, name="take_out"),
]
step_addresses = [
    path("advance/", host.advance, name="advance"),
    path("press/undo/", host.undo, name="undo"),
    path("back/", host.back, name="back"),
    path("skip/", host.skip, name="skip"),
    path("minutes/", host.minutes, name="minutes"),
    path("stand/", host.stand, name="stand"),
    path("<slug:deed>/", host.do_deed, name="do_deed"),
]
feedback_addresses = [
    path("", feedback.feedback_slips, name="feedback_slips"),
    path("<int:batch_pk>/back/", feedback.take_back_feedback, name="take_back_feedback"),
]
session_addresses = [
    path("", host.host, name="host"),
    path("strip/", host.strip, name="host_strip"),
    path("wall/", host.wall_now, name="wall_now"),
    path("live/", host.live, name="host_live"),
    path("paper/", paper.paper, name="paper"),
    path("print/", paper.print_pack, name="print_pack"),
    path("poster/", paper.poster, name="poster"),
    path("start/", host.start, name="start"),
    path("lead/", host.take_lead, name="take_lead"),
    path("end/", host.end, name="end"),
    path("pause/", host.pause, name="pause"),
    path("blank/", host.blank, name="blank"),
    path("energy/", host.ask_for_energy, name="ask_for_energy"),
    path("for/", host.women_without_phone, name="women_without_phone"),
    path("for/<int:participant>/", host.enter_for_her, name="enter_for_her"),
    path("guests/", host.guests, name="guests"),
    path("door/", host.door, name="door"),
    path("late/", host.offered_words, name="offered_words"),
    path("late/<int:words_pk>/take/", host.take_in, name="take_in"),
    path("late/<int:words_pk>/leave/", host.leave_out, name="leave_out"),
    path("woman/", host.add_woman, name="add_woman"),
]
kept_plan_addresses = [
    path("<int:pk>/", kept.kept_plan, name="kept_plan"),
    path("<int:pk>/remove/", kept.remove_plan, name="remove_plan"),
]
file_addresses = [
    path("", travel.day_file, name="day_file"),
    path("digits/", travel.make_digits, name="make_digits"),
    path("download/", travel.download_day, name="download_day"),
]
arrival_addresses = [
    path("", travel.bring_day, name="bring_day"),
    path("<int:pk>/", travel.arrival, name="arrival"),
    path("<int:pk>/approve/", travel.approve_arrival, name="approve_arrival"),
    path("<int:pk>/forget/", travel.forget_arrival, name="forget_arrival"),
]
host_addresses = [
    path("", host.host_home, name="host_home"),
    path("new/", host.plan_session, name="plan_session"),
]
urlpatterns = [
    path("s/<str:code>/", include(phone_addresses)),
    path("wall/<str:token>/", include(wall_addresses)),
    path("j/", include(joining_addresses)),
    path("meetings/calendar/", include(calendar_addresses)),
    path("meetings/<int:pk>/", include(meeting_addresses)),
    path("meetings/", include(meetings_addresses)),
    path("host/s/<int:pk>/plan/", include(plan_addresses)),
    path("host/s/<int:pk>/people/", include(room_addresses)),
    path("host/s/<int:pk>/steps/<int:step_pk>/", include(step_addresses)),
    path("host/s/<int:pk>/feedback/<int:step_pk>/", include(feedback_addresses)),
    path("host/s/<int:pk>/file/", include(file_addresses)),
    path("host/s/<int:pk>/", include(session_addresses)),
    path("host/bring/", include(arrival_addresses)),
    path("host/plans/", include(kept_plan_addresses)),
    path("host/", include(host_addresses)),
    path("calendar/<str:token>.ics", calendar.feed, name="feed"),
]
