"""Members only, or guests in the hall: one tap covers the wall and closes the door; the record says so, no names."""

import pytest
from django.utils.translation import override

from coalition.meetings import actions, minutes
from coalition.meetings.models import Note, Room, Step
from coalition.meetings.steps import kind_of
from tests.factories import NOW, make_member, make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def switch(host, step, on: str):
    return host.post(f"/host/s/{step.meeting_id}/guests/", {"on": on}, follow=True)


def press(host, step, **fields):
    return host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/advance/", fields, follow=True)


def room_of(step) -> Room:
    return Room.objects.get(pk=step.room.pk)


def wall(client, step) -> str:
    return client.get(f"/wall/{step.room.wall_token}/").content.decode()


def state(step) -> str:
    return Step.objects.get(pk=step.pk).state


def test_one_tap_blanks_the_wall_and_closes_the_door(host):
    step = make_step(kind="talk")
    version = room_of(step).version
    switch(host, step, "1")
    room = room_of(step)
    assert (room.guests, room.wall_blank, room.door_open) == (True, True, False)
    assert room.version > version


def test_a_second_tap_does_not_blank_a_wall_that_was_shown_meanwhile(host):
    step = make_step(kind="talk")
    switch(host, step, "1")
    actions.set_wall_blank(step.room, blank=False)
    switch(host, step, "1")
    assert room_of(step).wall_blank is False


def test_when_they_are_gone_wall_and_door_stay_as_they_are(host):
    step = make_step(kind="talk")
    switch(host, step, "1")
    switch(host, step, "0")
    room = room_of(step)
    assert (room.guests, room.wall_blank, room.door_open) == (False, True, False)


def test_wall_shows_no_word_of_the_room_while_guests_are_here(host):
    step = make_step(kind="talk")
    press(host, step, state="ready")
    Note.objects.create(step=step, text="maneno yetu")
    assert "maneno yetu" in wall(host, step)
    switch(host, step, "1")
    assert "maneno yetu" not in wall(host, step)
    actions.set_wall_blank(step.room, blank=False)
    covered = wall(host, step)
    assert "maneno yetu" not in covered
    assert room_of(step).spaced_code in covered
    switch(host, step, "0")
    assert "maneno yetu" in wall(host, step)


def test_wall_does_not_even_name_what_is_for_members(host):
    step = make_step(kind="circle", words={"title": {"en": "Names of pain", "sw": "Names of pain"}})
    switch(host, step, "1")
    actions.set_wall_blank(step.room, blank=False)
    assert "Names of pain" not in wall(host, step)


@pytest.mark.parametrize("kind", ["circle", "brainstorm", "rating", "decision", "feedback", "wellness"])
def test_step_for_members_is_not_started_before_guests_without_a_second_word(host, kind):
    step = make_step(kind=kind)
    switch(host, step, "1")
    press(host, step, state="ready")
    assert state(step) == "ready"
    page = host.get(f"/host/s/{step.meeting_id}/").content.decode()
    assert 'id="onebutton"' not in page
    press(host, step, state="ready", sure="1")
    assert state(step) == "open"


@pytest.mark.parametrize("kind", ["talk", "break", "rules"])
def test_open_part_of_the_day_starts_as_always(host, kind):
    step = make_step(kind=kind)
    switch(host, step, "1")
    press(host, step, state="ready")
    assert state(step) == "open"


def test_what_a_step_began_goes_on_without_asking_when_guests_come(host):
    step = make_step(kind="circle")
    press(host, step, state="ready")
    switch(host, step, "1")
    press(host, step, state="open")
    assert state(step) == "saved"


def test_record_says_in_which_steps_guests_were_here(host):
    before = make_step(kind="talk")
    meeting = before.meeting
    during, after = make_step(kind="talk", meeting=meeting), make_step(kind="talk", meeting=meeting)
    for step, here in ((before, "0"), (during, "1"), (after, "0")):
        actions.go_to(meeting.room, step=step)
        switch(host, step, here)
        for now in ("ready", "open"):
            press(host, step, state=now)
    with override("en"):
        told = [
            (step.pk, [str(line.label) for line in lines]) for step, lines in minutes.read(meeting)["steps"]
        ]
    assert told == [(during.pk, ["Guests were in the hall."])]


def test_guests_who_come_in_mid_step_are_in_its_record_and_undone_starts_are_not(host):
    step = make_step(kind="talk")
    press(host, step, state="ready")
    switch(host, step, "1")
    assert Step.objects.get(pk=step.pk).had_guests is True
    actions.back(Step.objects.get(pk=step.pk), from_state="open", by=None, now=NOW)
    assert Step.objects.get(pk=step.pk).had_guests is False


def test_break_is_shown_whole(host):
    step = make_step(kind="break")
    assert kind_of(step).guests_may_see
    switch(host, step, "1")
    actions.set_wall_blank(step.room, blank=False)
    assert "Break" in wall(host, step)


def test_switch_that_says_nothing_switches_nothing(host):
    step = make_step(kind="talk")
    assert host.post(f"/host/s/{step.meeting_id}/guests/").status_code == 400
    assert room_of(step).guests is False
