"""Two hosts, two devices: one leads, any other takes over with one press, and the day stands where it stood."""

import pytest
from django.test import Client

from coalition.meetings import actions
from coalition.meetings.models import Room, Step
from tests.factories import NOW, make_member, make_step

pytestmark = pytest.mark.django_db


def signed_in(member) -> Client:
    """A device of hers."""
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def asha():
    return make_member("facilitator", name_used="Asha")


@pytest.fixture
def zawadi():
    return make_member("facilitator", name_used="Zawadi")


@pytest.fixture
def step():
    return make_step(kind="talk")


def press(client, step, verb="advance", **fields):
    return client.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/{verb}/", fields, follow=True)


def page(client, step) -> str:
    return client.get(f"/host/s/{step.meeting_id}/").content.decode()


def state(step) -> str:
    return Step.objects.get(pk=step.pk).state


def test_who_presses_first_leads_and_the_other_sees_her_name(asha, zawadi, step):
    laptop, phone = signed_in(asha), signed_in(zawadi)
    press(laptop, step, state="ready")
    assert "Asha" in page(phone, step)
    assert 'id="onebutton"' not in page(phone, step)
    assert 'id="onebutton"' in page(laptop, step)


@pytest.mark.parametrize("verb", ["advance", "back", "skip", "stand", "press/undo"])
def test_press_of_who_does_not_lead_moves_nothing(asha, zawadi, step, verb):
    step = make_step(kind="talk", meeting=step.meeting, priority="could")
    actions.go_to(step.room, step=step)
    press(signed_in(asha), step, state="ready")
    response = press(signed_in(zawadi), step, verb, state="open")
    assert state(step) == "open"
    assert [message.level_tag for message in response.context["messages"]] == ["info"]


def test_who_does_not_lead_cannot_end_the_day(asha, zawadi, step):
    press(signed_in(asha), step, state="ready")
    signed_in(zawadi).post(f"/host/s/{step.meeting_id}/end/")
    assert step.room.__class__.objects.live().filter(pk=step.room.pk).exists()


@pytest.mark.parametrize(("switch", "field"), [("pause", "paused"), ("blank", "wall_blank")])
def test_who_does_not_lead_may_still_pause_and_blank(asha, zawadi, step, switch, field):
    press(signed_in(asha), step, state="ready")
    signed_in(zawadi).post(f"/host/s/{step.meeting_id}/{switch}/", {"on": "1"})
    assert getattr(Room.objects.get(pk=step.room.pk), field) is True


def test_one_press_takes_over_in_the_same_state_and_the_first_is_told(asha, zawadi, step):
    laptop, phone = signed_in(asha), signed_in(zawadi)
    press(laptop, step, state="ready")
    opened_at = Step.objects.get(pk=step.pk).opened_at
    answer = phone.post(f"/host/s/{step.meeting_id}/lead/", follow=True)
    assert 'id="onebutton"' in answer.content.decode()
    held = Step.objects.get(pk=step.pk)
    assert (held.state, held.opened_at) == ("open", opened_at)
    press(laptop, step, state="open")
    assert state(step) == "open"
    press(phone, step, state="open")
    assert state(step) == "saved"


def test_strip_of_who_led_says_within_one_look_who_took_over(asha, zawadi, step):
    laptop, phone = signed_in(asha), signed_in(zawadi)
    press(laptop, step, state="ready")
    asked = f"/host/s/{step.meeting_id}/strip/?at={step.pk}-open-lead"
    assert "Zawadi" not in laptop.get(asked).content.decode()
    phone.post(f"/host/s/{step.meeting_id}/lead/")
    strip = laptop.get(asked).content.decode()
    assert "Zawadi" in strip
    assert f"/host/s/{step.meeting_id}/lead/" in strip


def test_her_lost_laptop_is_picked_up_from_her_phone(asha, step):
    laptop, phone = signed_in(asha), signed_in(asha)
    press(laptop, step, state="ready")
    press(phone, step, state="open")
    assert state(step) == "open"
    phone.post(f"/host/s/{step.meeting_id}/lead/")
    press(phone, step, state="open")
    assert state(step) == "saved"


def test_looking_writes_nothing(asha, zawadi, step, django_assert_num_queries):
    laptop, phone = signed_in(asha), signed_in(zawadi)
    press(laptop, step, state="ready")
    before = Room.objects.values().get(pk=step.room.pk)
    # session, her, her roles; meeting with room; who leads; the step; all steps; what came late; who asks to come in;
    # who is in (three)
    with django_assert_num_queries(12) as queries:
        phone.get(f"/host/s/{step.meeting_id}/strip/")
    assert not [query for query in queries.captured_queries if query["sql"].split()[0] != "SELECT"]
    assert Room.objects.values().get(pk=step.room.pk) == before


def test_wall_and_phones_do_not_say_who_leads(asha, step, client):
    press(signed_in(asha), step, state="ready")
    assert "Asha" not in client.get(f"/wall/{step.room.wall_token}/").content.decode()
    assert "Asha" not in client.get(f"/j/{step.room.join_token}/").content.decode()


def test_host_sees_the_wall_in_small_and_that_it_is_blank(asha, step):
    laptop, url = signed_in(asha), f"/host/s/{step.meeting_id}/wall/"
    assert step.title in laptop.get(url).content.decode()
    actions.set_wall_blank(step.room, blank=True)
    assert step.title not in laptop.get(url).content.decode()


def test_start_leads_and_a_second_start_takes_nothing(asha, zawadi, step):
    meeting = step.meeting
    laptop, phone = signed_in(asha), signed_in(zawadi)
    laptop.post(f"/host/s/{meeting.pk}/start/")
    phone.post(f"/host/s/{meeting.pk}/start/")
    assert Room.objects.get(meeting=meeting).lead == asha


def test_end_forgets_who_led(asha, step):
    laptop = signed_in(asha)
    press(laptop, step, state="ready")
    laptop.post(f"/host/s/{step.meeting_id}/end/")
    room = Room.objects.get(pk=step.room.pk)
    assert (room.lead, room.lead_index) == (None, "")
    laptop.post(f"/host/s/{step.meeting_id}/lead/")
    assert Room.objects.get(pk=step.room.pk).lead is None


def test_who_is_erased_leaves_the_lead_to_whoever_presses(asha, zawadi, step):
    press(signed_in(asha), step, state="ready")
    asha.delete()
    press(signed_in(zawadi), step, state="open")
    assert state(step) == "saved"


def test_timer_runs_on_when_another_takes_over(asha, zawadi, step):
    press(signed_in(asha), step, state="ready")
    Step.objects.filter(pk=step.pk).update(opened_at=NOW)
    signed_in(zawadi).post(f"/host/s/{step.meeting_id}/lead/")
    assert Step.objects.get(pk=step.pk).opened_at == NOW


def test_two_minutes_more_are_one_tap(asha, step):
    laptop = signed_in(asha)
    assert f'name="minutes" value="{step.minutes + 2}"' in page(laptop, step)
    press(laptop, step, "minutes", minutes=step.minutes + 2)
    assert Step.objects.get(pk=step.pk).minutes == step.minutes + 2
