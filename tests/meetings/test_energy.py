"""An energy check in the middle of a step: three numbers, none under five, and the day goes on where it stood."""

import uuid

import pytest

from coalition.meetings import actions, minutes
from coalition.meetings.actions.energy import count_cards
from coalition.meetings.models import EnergyCount, EnergyTap, Room, Step
from coalition.meetings.steps import kind_of
from tests.factories import NOW, answer, make_member, make_participant, make_step, open_step
from tests.hands import alike, by_two

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


@pytest.fixture
def talk():
    return open_step(kind="talk")


def ask(talk) -> Step:
    return actions.ask_for_energy(talk.room, now=NOW)


def taps(step, **colours) -> None:
    for colour, number in colours.items():
        for _woman in range(number):
            answer(step, make_participant(step.room), colour=colour)


def press(step, *states) -> None:
    for state in states:
        step.refresh_from_db()
        assert actions.advance(step, from_state=state, by=None, now=NOW)
    step.refresh_from_db()


def wall(client, step) -> str:
    return client.get(f"/wall/{step.room.wall_token}/").content.decode()


def lines(step) -> list[str]:
    return [str(line.label) for line in kind_of(step).record()]


def test_one_tap_asks_and_saving_leads_back_to_the_step_that_was_interrupted(host, talk):
    after = make_step(kind="talk", meeting=talk.meeting)
    actions.go_to(talk.room, step=talk)
    host.post(f"/host/s/{talk.meeting_id}/energy/")
    step = talk.meeting.steps.get(kind="energy")
    talk.refresh_from_db()
    assert (step.state, talk.state, step.position) == ("open", "open", talk.position - 1)
    press(step, "open", "shown")
    assert Room.objects.get(meeting=talk.meeting).step == talk
    assert list(talk.meeting.steps.values_list("position", flat=True)) == [1, 2, 3]
    assert talk.meeting.steps.last() == after


def test_two_hosts_who_ask_at_once_ask_once(talk):
    assert ask(talk) == ask(talk)
    assert talk.meeting.steps.filter(kind="energy").count() == 1


def test_it_can_be_asked_again_later(talk):
    press(ask(talk), "open", "shown")
    ask(talk)
    assert talk.meeting.steps.filter(kind="energy").count() == 2


def test_asked_after_the_last_step_it_comes_behind_it(talk):
    press(talk, "open")
    assert ask(talk).position == talk.position + 1


def test_taps_and_cards_are_counted_together_and_only_the_numbers_stay(host, talk):
    step = ask(talk)
    taps(step, green=3, red=1)
    counted = by_two(green=2, yellow=1, red="")
    host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/count_cards/", counted)
    press(step, "open", "shown")
    assert EnergyCount.objects.get(step=step).counts == {"green": 5, "yellow": 1, "red": 1}
    assert EnergyTap.objects.count() == 0
    assert lines(step) == [
        "Green: I can go on 5, Yellow: so-so 1, Red: I need a rest 1",
        "Counted by M-014, witnessed by Mama Rehema",
    ]


def test_counted_again_the_newer_count_of_cards_holds(talk):
    step = ask(talk)
    for red in (9, 2):
        count_cards(step, counts=alike(green=1, yellow=0, red=red), by=None, now=NOW)
    assert EnergyCount.objects.get(step=step).counts == {"green": 1, "yellow": 0, "red": 2}


def test_her_colour_may_be_changed_until_it_is_shown(client, talk):
    step = ask(talk)
    client.post(f"/s/{talk.room.code}/enter/")
    for colour in ("green", "red"):
        sent = {"key": uuid.uuid4(), "colour": colour}
        assert client.post(f"/s/{talk.room.code}/{step.pk}/", sent).status_code == 302
    assert list(EnergyTap.objects.values_list("colour", flat=True)) == ["red"]
    press(step, "open")
    late = client.post(f"/s/{talk.room.code}/{step.pk}/", {"key": uuid.uuid4(), "colour": "green"})
    assert late.status_code == 409
    assert list(EnergyTap.objects.values_list("colour", flat=True)) == ["red"]


def test_colour_that_there_is_not_is_refused(client, talk):
    step = ask(talk)
    client.post(f"/s/{talk.room.code}/enter/")
    sent = {"key": uuid.uuid4(), "colour": "black"}
    assert client.post(f"/s/{talk.room.code}/{step.pk}/", sent).status_code == 422
    assert EnergyTap.objects.count() == 0


@pytest.mark.parametrize(("women", "shown"), [(4, False), (5, True)])
def test_under_five_nothing_is_shown_and_nothing_kept(client, talk, women, shown):
    step = ask(talk)
    taps(step, green=women)
    assert f"<b>{women}</b>" not in wall(client, step)
    press(step, "open")
    assert (f"<b>{women}</b>" in wall(client, step)) is shown
    press(step, "shown")
    assert EnergyCount.objects.get(step=step).green == (women if shown else 0)
    assert ("Fewer than five" in lines(step)[0]) is not shown


def test_wall_names_the_colours_while_it_is_open(client, talk):
    assert "Red: I need a rest" in wall(client, ask(talk)) or "Nyekundu" in wall(client, ask(talk))


def test_saved_it_is_not_opened_again_for_who_showed_what_is_gone(talk):
    step = ask(talk)
    taps(step, green=5)
    press(step, "open", "shown")
    actions.go_to(talk.room, step=step)
    assert actions.back(step, from_state="saved", by=None, now=NOW)
    assert kind_of(step).previous_state() is None
    assert count_cards(step, counts=alike(green=50, yellow=0, red=0), by=None, now=NOW)
    assert EnergyCount.objects.get(step=step).green == 5


def test_skipped_it_leads_back_too(talk):
    step = ask(talk)
    assert actions.skip(step, now=NOW)
    assert Room.objects.get(meeting=talk.meeting).step == talk


def test_it_stands_in_the_record_by_its_numbers_alone(talk):
    step = ask(talk)
    taps(step, yellow=6)
    press(step, "open", "shown")
    told = {one.kind: found for one, found in minutes.read(talk.meeting)["steps"]}
    assert [line.text for line in told["energy"]] == [""]


def test_who_does_not_lead_does_not_interrupt(client, host, talk):
    host.post(f"/host/s/{talk.meeting_id}/lead/")
    client.force_login(make_member("facilitator"))
    client.post(f"/host/s/{talk.meeting_id}/energy/")
    assert talk.meeting.steps.count() == 1
