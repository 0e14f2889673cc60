import re
import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from coalition.meetings import actions, pulses, queries
from coalition.meetings.models import Attendance, Feedback, Participant
from tests.factories import NOW, make_member, make_step, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget_pulses():
    pulses._remembered.clear()
    cache.clear()


@pytest.fixture
def step():
    return open_step(kind="feedback")


def seated(client, room):
    client.post("/j/", {"code": room.code})
    return Participant.objects.order_by("pk").last()


def send(client, step, key=None, **fields):
    fields = {
        "key": key or str(uuid.uuid4()),
        "face": "happy",
        "safe": "yes",
        "helped": "",
        "change": "",
    } | fields
    return client.post(f"/s/{step.room.code}/{step.pk}/", fields)


def test_six_digits_and_one_press_lead_in(client, step):
    response = client.post("/j/", {"code": step.room.spaced_code})
    assert response["Location"] == f"/s/{step.room.code}/"
    assert client.get(response["Location"]).status_code == 200
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("code", ["", "12", "abcdef", "1234567", "<script>"])
def test_number_that_is_none_says_what_to_do(client, step, code):
    response = client.post("/j/", {"code": code})
    assert (response.status_code, Participant.objects.count()) == (422, 0)


@pytest.mark.usefixtures("within_one_window")
def test_guesser_is_turned_away_from_the_right_number_too(client, step):
    answers = [client.post("/j/", {"code": f"{n:06}"}).status_code for n in range(12)]
    assert answers == [422] * 10 + [429] * 2
    code = step.room.code
    assert client.post("/j/", {"code": code}).status_code == 429
    page = client.get(f"/s/{code}/")
    assert (page.status_code, 'action="/j/"' in page.content.decode()) == (429, True)
    assert client.post(f"/s/{code}/enter/").status_code == 429
    assert client.post(f"/s/{code}/{step.pk}/").status_code == 429
    assert client.post("/j/", {"code": code}, REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.usefixtures("within_one_window")
@pytest.mark.parametrize("address", ["/s/{}/", "/s/{}/enter/"])
def test_numbers_tried_in_an_address_are_counted_too(client, step, address):
    ask = client.post if "enter" in address else client.get
    for number in range(10):
        ask(address.format(f"{number:06}"))
    assert client.post("/j/", {"code": step.room.code}).status_code == 429


def test_guesser_does_not_disturb_who_sits_in_the_room(client, step):
    seated(client, step.room)
    for number in range(12):
        client.post("/j/", {"code": f"{number:06}"})
    assert client.get(f"/s/{step.room.code}/").status_code == 200
    assert send(client, step).status_code == 302


def test_pulse_tells_a_phone_without_a_seat_nothing(client, step):
    assert client.get(f"/s/{step.room.code}/lobby/pulse/").content == b"over"
    assert client.get(f"/j/{step.room.code}/pulse/").content == b"over"


def test_two_taps_on_join_are_one_woman(client, step):
    client.get("/j/")
    for _tap in range(2):
        client.cookies.pop("kiti", None)
        client.post("/j/", {"code": step.room.code})
    assert queries.headcount(step.room) == 1


def test_qr_asks_before_it_seats(client, step):
    address = f"/j/{step.room.join_token}/"
    assert client.get(address).status_code == 200
    assert Participant.objects.count() == 0
    client.post(f"/s/{step.room.code}/enter/")
    assert client.get(address)["Location"] == f"/s/{step.room.code}/"


def test_unknown_qr_is_not_there(client):
    assert client.get("/j/unknown/").status_code == 404


def test_coming_in_twice_keeps_her_seat(client, step):
    seated(client, step.room)
    seated(client, step.room)
    assert Participant.objects.count() == 1


def test_member_who_joins_is_present_but_not_tied_to_her_seat(client, step):
    client.force_login(make_member())
    seated(client, step.room)
    assert Attendance.objects.count() == 1
    assert "member" not in {field.name for field in Participant._meta.get_fields()}


def test_phone_without_a_seat_is_asked_in(client, step):
    response = client.get(f"/s/{step.room.code}/")
    assert f"/s/{step.room.code}/enter/" in response.content.decode()
    assert send(client, step).status_code == 403


def test_answer_is_taken_and_thanked(client, step):
    seated(client, step.room)
    response = send(client, step)
    assert (response.status_code, Feedback.objects.count()) == (302, 1)


def test_double_tap_counts_once(client, step):
    seated(client, step.room)
    key = str(uuid.uuid4())
    assert [send(client, step, key=key).status_code for _tap in range(3)] == [302] * 3
    assert Feedback.objects.count() == 1


def test_answer_after_closing_gives_her_words_back(client, step):
    seated(client, step.room)
    actions.advance(step, from_state="open", by=None, now=NOW)
    response = send(client, step, helped="kupumua pamoja")
    assert (response.status_code, Feedback.objects.count()) == (409, 0)
    assert "kupumua pamoja" in response.content.decode()


@pytest.mark.parametrize("wrong", [{"key": "no-key"}, {"face": "angry"}, {"helped": "a" * 300}])
def test_wrong_answer_is_refused_with_what_she_typed(client, step, wrong):
    seated(client, step.room)
    response = send(client, step, **{"change": "muda uongezwe"} | wrong)
    assert (response.status_code, Feedback.objects.count()) == (422, 0)
    assert "muda uongezwe" in response.content.decode()


def test_step_of_another_meeting_is_not_there(client, step):
    seated(client, step.room)
    other = open_step(kind="feedback")
    assert client.post(f"/s/{step.room.code}/{other.pk}/", {}).status_code == 404


def test_step_that_asks_nothing_takes_nothing(client):
    step = open_step(kind="talk")
    seated(client, step.room)
    assert send(client, step).status_code == 404


def test_next_woman_sees_nothing_of_the_last(client, step):
    first = seated(client, step.room)
    send(client, step)
    calm = client.get(f"/s/{step.room.code}/pass/")
    client.post(f"/s/{step.room.code}/pass/")
    page = client.get(f"/s/{step.room.code}/").content.decode()
    assert str(first) not in calm.content.decode()
    assert 'name="face"' in page
    assert Participant.objects.count() == 2


def test_group_is_chosen_and_goes_with_the_phone(client, step):
    woman = seated(client, step.room)
    client.post(f"/s/{step.room.code}/group/", {"group": "B"})
    client.post(f"/s/{step.room.code}/group/", {"group": "Z"})
    woman.refresh_from_db()
    assert woman.group == "B"


def test_pulse_is_empty_until_something_changes(client, step):
    address = f"/j/{step.room.join_token}/pulse/"
    told = client.get(address).content.decode()
    again = client.get(f"{address}?{told}")
    assert (again.status_code, again.content) == (204, b"")
    assert dict(again.headers) == {"Cache-Control": "no-store"}
    actions.set_paused(step.room, paused=True)
    pulses._remembered.clear()
    changed = client.get(f"{address}?{told}")
    assert (changed.status_code, changed.content != told.encode(), changed["Cache-Control"]) == (
        200,
        True,
        "no-store",
    )


def test_pulse_asks_the_database_once_for_sixty_phones(step, django_assert_num_queries):
    step.room.refresh_from_db()
    with django_assert_num_queries(1):  # in half a second
        for _phone in range(60):
            assert Client().get(f"/j/{step.room.join_token}/pulse/?{step.room.version}").status_code == 204


def test_page_begins_where_the_pulse_stands(client, step):
    """Else every phone would fetch its page twice as it comes in."""
    seated(client, step.room)
    page = client.get(f"/s/{step.room.code}/").content.decode()
    pulse, tag = re.search(r'data-pulse="([^"]+)" data-page="[^"]+" data-tag="([^"]+)"', page).groups()
    assert client.get(f"{pulse}?{tag}").status_code == 204


@pytest.mark.parametrize("women", [1, 30])
def test_phone_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, women):
    step = open_step(kind="feedback")
    for n in range(women):
        actions.join(step.room, device=f"other-{n}")
    seated(client, step.room)
    # her seat with its room; the step; has she answered; next meeting; the house's name
    with django_assert_num_queries(4):
        client.get(f"/s/{step.room.code}/")


def test_ended_meeting_says_thank_you(client, step):
    seated(client, step.room)
    code = step.room.code
    actions.end(step.meeting, by=None, now=NOW)
    assert "meetings/phone/ended.html" in {t.name for t in client.get(f"/s/{code}/").templates}
    assert client.get(f"/j/{step.room.join_token}/pulse/").content == b"over"


def test_part_of_the_page_is_only_its_middle(client, step):
    seated(client, step.room)
    part = client.get(f"/s/{step.room.code}/", headers={"x-part": "now"}).content.decode()
    assert part.lstrip().startswith('<div id="now"')
    assert "<html" not in part


def test_paused_room_rests_on_phones(client):
    step = make_step(kind="talk")
    seated(client, step.room)
    actions.set_paused(step.room, paused=True)
    assert re.search(r'data-mark="\d+-ready-1"', client.get(f"/s/{step.room.code}/").content.decode())
