from datetime import timedelta

import pytest
from django.utils import timezone

from coalition.meetings import actions
from coalition.meetings.models import Meeting, Note, Step
from tests.factories import NOW, answer, make_member, make_participant, make_step

pytestmark = pytest.mark.django_db
PLAN = {"template": "coalition-one-day", "day": "2026-12-03", "at": "08:30", "place": "Ukumbi", "title": ""}


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def press(host, step, verb, **fields):
    return host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/{verb}/", fields, follow=True)


def test_facilitator_plans_the_model_day(host):
    response = host.post("/host/new/", PLAN)
    meeting = Meeting.objects.get()
    assert response["Location"] == f"/host/s/{meeting.pk}/"
    assert (meeting.steps.count(), meeting.place) == (34, "Ukumbi")
    assert host.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("wrong", [{"day": ""}, {"day": "soon"}, {"at": "25:00"}, {"template": "none"}])
def test_wrong_plan_is_refused_and_kept(host, wrong):
    response = host.post("/host/new/", PLAN | wrong)
    assert (response.status_code, Meeting.objects.count()) == (422, 0)
    assert "Ukumbi" in response.content.decode()


def test_start_opens_the_room_and_twice_is_once(host):
    host.post("/host/new/", PLAN)
    meeting = Meeting.objects.get()
    for _press in range(2):
        host.post(f"/host/s/{meeting.pk}/start/")
    meeting.refresh_from_db()
    assert meeting.room.step.position == 1


def test_button_and_back_walk_the_step(host):
    step = make_step(kind="talk")
    press(host, step, "advance", state="ready")
    assert Step.objects.get(pk=step.pk).state == "open"
    press(host, step, "back", state="open")
    assert Step.objects.get(pk=step.pk).state == "ready"


def test_stale_page_is_told_where_the_day_stands(host):
    step = make_step(kind="talk")
    press(host, step, "advance", state="ready")
    response = press(host, step, "advance", state="ready")
    assert Step.objects.get(pk=step.pk).state == "open"
    assert [str(message) for message in response.context["messages"]] != []


def test_skip_leaves_out_what_is_no_must(host):
    must, could = make_step(kind="talk"), make_step(kind="talk", priority="could")
    press(host, must, "skip")
    press(host, could, "skip")
    assert list(Step.objects.order_by("pk").values_list("state", flat=True)) == ["ready", "skipped"]


def test_minutes_are_changed_and_nonsense_is_not(host):
    step = make_step(kind="talk")
    press(host, step, "minutes", minutes="7")
    press(host, step, "minutes", minutes="soon")
    assert Step.objects.get(pk=step.pk).minutes == 7


def test_line_for_the_record_is_written_once_and_taken_out(host):
    step = make_step(kind="talk")
    for _tap in range(2):
        press(host, step, "add_note", text="Tunaanza kama jukwaa")
    assert Note.objects.get().text == "Tunaanza kama jukwaa"
    press(host, step, "remove_note", note=Note.objects.get().pk)
    assert Note.objects.count() == 0


@pytest.mark.parametrize("text", ["", "  ", "a" * 300])
def test_wrong_line_is_refused_and_kept(host, text):
    response = press(host, make_step(kind="talk"), "add_note", text=text)
    assert (response.status_code, Note.objects.count()) == (422, 0)
    assert text.strip() in response.content.decode()


def test_line_for_the_record_cannot_turn_the_wall_around(host):
    press(host, make_step(kind="talk"), "add_note", text="evil\u202egnol")
    assert Note.objects.get().text == "evilgnol"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_slip_in_the_year_is_told(host, day):
    response = host.post("/host/new/", PLAN | {"day": day})
    assert (response.status_code, Meeting.objects.count()) == (422, 0)


def test_double_tap_plans_one_day_and_calls_one_meeting(host):
    for _tap in range(2):
        host.post("/host/new/", PLAN)
        host.post("/meetings/new/", PLAN | {"title": "Mkutano", "hours": "2"})
    assert list(Meeting.objects.values_list("template", flat=True)) == ["coalition-one-day", ""]


def test_unknown_deed_is_not_there(host):
    assert press(host, make_step(kind="talk"), "nonsense").status_code == 404


def test_deed_in_a_step_of_another_meeting_is_not_there(host):
    step, other = make_step(kind="talk"), make_step(kind="talk")
    response = host.post(f"/host/s/{other.meeting_id}/steps/{step.pk}/add_note/", {"text": "x"})
    assert (response.status_code, Note.objects.count()) == (404, 0)


def test_circle_ticks_turns_and_keeps_no_words(host):
    step = make_step(kind="circle", record="circle_turns")
    woman = make_participant(step.room)
    for _tap in range(2):
        press(host, step, "take_turn", participant=woman.pk, turn="spoke")
    assert step.turns.get().passed is False
    press(host, step, "take_turn", participant=woman.pk, turn="passed")
    assert step.turns.get().passed is True
    press(host, step, "take_turn", participant=woman.pk, turn="none")
    assert step.turns.count() == 0
    assert press(host, step, "add_note", text="her story").status_code == 404


def test_woman_without_a_phone_is_added(host):
    step = make_step(kind="talk")
    host.post(f"/host/s/{step.meeting_id}/woman/")
    assert step.room.participants.get().device_index == ""


def test_pause_wall_and_door_are_as_the_button_said_also_when_pressed_twice(host):
    room = make_step(kind="talk").room
    for switch, on in (("pause", "1"), ("blank", "1"), ("door", "0")) * 2:
        host.post(f"/host/s/{room.meeting_id}/{switch}/", {"on": on})
    room.refresh_from_db()
    assert (room.paused, room.wall_blank, room.door_open) == (True, True, False)


def test_switch_that_says_nothing_switches_nothing(host):
    room = make_step(kind="talk").room
    assert host.post(f"/host/s/{room.meeting_id}/blank/").status_code == 400
    room.refresh_from_db()
    assert not room.wall_blank


def test_page_offers_the_other_state_of_each_switch(host):
    room = make_step(kind="talk").room
    page = host.get(f"/host/s/{room.meeting_id}/").content.decode()
    assert page.count('name="on" value="1"') == 3
    assert page.count('name="on" value="0"') == 1


def test_end_asks_first(host):
    meeting = make_step(kind="talk").meeting
    assert host.get(f"/host/s/{meeting.pk}/end/").status_code == 200
    response = host.post(f"/host/s/{meeting.pk}/end/")
    assert response["Location"] == f"/meetings/{meeting.pk}/record/"
    assert host.get(f"/host/s/{meeting.pk}/")["Location"] == response["Location"]


def test_end_names_what_is_not_saved_and_what_nobody_has_looked_at(host):
    saved, begun = make_step(kind="talk", words={"title": {"sw": "Opening"}}), None
    for state in ("ready", "open"):
        press(host, saved, "advance", state=state)
    begun = make_step(kind="feedback", meeting=saved.meeting, words={"title": {"sw": "Looking back"}})
    press(host, begun, "advance", state="ready")
    answer(begun, make_participant(saved.room), face="happy", safe="", helped="", change="")
    saved.offered.create(text="Neno")
    page = host.get(f"/host/s/{saved.meeting_id}/end/")
    assert [step.title for step in page.context["unsaved"]] == ["Looking back"]
    told = {name: page.context[name] for name in ("ahead", "answered", "inside", "offered")}
    assert told == {"ahead": 0, "answered": 1, "inside": 1, "offered": 1}
    assert "Neno" not in page.content.decode()


def test_end_pressed_twice_leads_to_the_record_both_times(host):
    meeting = make_step(kind="talk").meeting
    for _press in range(2):
        response = host.post(f"/host/s/{meeting.pk}/end/")
        assert response["Location"] == f"/meetings/{meeting.pk}/record/"


def test_next_meeting_is_set_once_in_the_last_step(host):
    step = make_step(kind="feedback")
    later = (timezone.localtime(NOW) + timedelta(days=300)).date().isoformat()
    for _tap in range(2):
        press(host, step, "set_next_meeting", day=later, at="10:00", place="Ukumbi")
    assert Meeting.objects.not_begun().get().place == "Ukumbi"


def test_next_meeting_must_come_after_this_one(host):
    step = make_step(kind="feedback")
    assert press(host, step, "set_next_meeting", day="2020-01-01", at="10:00").status_code == 422


@pytest.mark.parametrize("steps", [1, 30])
def test_host_page_costs_the_same_for_one_step_and_for_many(host, django_assert_num_queries, steps):
    first = make_step(kind="talk")
    for _one in range(steps):
        make_step(kind="talk", meeting=first.meeting)
    actions.go_to(first.room, step=first)
    host.get(f"/host/s/{first.meeting_id}/")
    # session, her, her roles; meeting with room; the step; all steps; what came late; who asks to come in; who is in
    # (three); notes; whom to help with reading; the house's name
    with django_assert_num_queries(14):
        host.get(f"/host/s/{first.meeting_id}/")
