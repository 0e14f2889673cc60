import uuid

import pytest
from django.test import Client
from django.urls import reverse

from actionplan.models import Commitment
from coalition.meetings import actions as meetings
from coalition.meetings.steps import kind_of
from tests.actionplan.conftest import signed_in
from tests.factories import NOW, answer, make_member, make_participant, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def step():
    return open_step(kind="reflect", record="commitments", wall="instructions_only")


@pytest.fixture
def woman(step):
    return make_participant(step.room)


def _texts(step):
    return [commitment.text for commitment in step.commitments.order_by("pk")]


def _save(step):
    meetings.advance(step, from_state="open", by=None, now=NOW)
    step.refresh_from_db()


def _in_room(phone, step):
    phone.post(reverse("meetings:enter", args=[step.room.code]))
    return reverse("meetings:room", args=[step.room.code])


def test_one_for_the_group_is_kept_without_a_member(step, woman):
    answer(step, woman, keep="group", text="I will call Mbeya")
    kept = Commitment.objects.get()
    assert (kept.text, kept.member, kept.visibility) == ("I will call Mbeya", None, "group")


def test_she_may_change_it_while_the_step_is_open(step, woman):
    answer(step, woman, keep="group", text="first")
    answer(step, woman, keep="group", text="second")
    assert _texts(step) == ["second"]


def test_she_may_take_it_back(step, woman):
    answer(step, woman, keep="group", text="first")
    answer(step, woman, keep="home", text="")
    assert _texts(step) == []


def test_after_saving_nothing_leads_back_to_a_seat(step):
    for text in ("c", "a", "b"):
        answer(step, make_participant(step.room), keep="group", text=text)
    _save(step)
    assert _texts(step) == ["a", "b", "c"]
    assert list(Commitment.objects.exclude(participant=None)) == []


def test_the_record_has_the_group_s_words_and_no_names(step, woman):
    answer(step, woman, keep="group", text="call Mbeya")
    _save(step)
    assert [(line.label, line.text) for line in kind_of(step).record()] == [("I will", "call Mbeya")]


def test_it_reaches_neither_wall_nor_host(step, woman, facilitator):
    answer(step, woman, keep="group", text="call Mbeya")
    wall = Client().get(reverse("meetings:wall", args=[step.room.wall_token])).content.decode()
    host = facilitator.get(reverse("meetings:host", args=[step.meeting_id])).content.decode()
    assert ["call Mbeya" in wall, "call Mbeya" in host, "1 is for the group." in host] == [False, False, True]


def test_on_the_phone_she_writes_one_and_sees_it(step):
    phone = Client()
    page = _in_room(phone, step)
    said = {"key": uuid.uuid4(), "keep": "group", "text": "call Mbeya"}
    phone.post(reverse("meetings:answer", args=[step.room.code, step.pk]), said)
    shown = phone.get(page).content.decode()
    assert shown.count("call Mbeya") == 2  # what was sent, and the box to change it in


@pytest.mark.parametrize(
    "said", [{"keep": "group", "text": " "}, {"keep": "group", "text": "w" * 281}, {"keep": "all"}]
)
def test_bad_input_is_asked_again(step, said):
    phone = Client()
    _in_room(phone, step)
    response = phone.post(
        reverse("meetings:answer", args=[step.room.code, step.pk]), {"key": uuid.uuid4()} | said
    )
    assert (response.status_code, Commitment.objects.count()) == (422, 0)


def test_only_a_signed_in_phone_leads_to_her_own_page(step):
    pages = [
        phone.get(_in_room(phone, step)).content.decode() for phone in (Client(), signed_in(make_member()))
    ]
    assert [reverse("actionplan:commitment_list") in page for page in pages] == [False, True]


def test_her_words_never_wait_on_a_phone(step):
    phone = Client()
    assert "data-send" not in phone.get(_in_room(phone, step)).content.decode()


def test_care_rules_are_lines_that_the_host_writes(facilitator):
    step = open_step(kind="reflect", record="advocacy_care_rules", wall="text_only")
    deed = reverse("meetings:do_deed", args=[step.meeting_id, step.pk, "add_note"])
    facilitator.post(deed, {"text": "She never goes alone"})
    wall = Client().get(reverse("meetings:wall", args=[step.room.wall_token])).content.decode()
    assert "She never goes alone" in wall
    assert [line.text for line in kind_of(step).record()] == ["She never goes alone"]
