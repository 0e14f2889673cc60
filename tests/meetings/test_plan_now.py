"""A step that nobody planned, added while the day runs: one question, one tap, and the day stands at it."""

import pytest
from django.conf import settings

from coalition.meetings import actions, plans
from coalition.meetings.models import Meeting
from coalition.meetings.plans import bare
from coalition.meetings.steps import kind_of
from tests.factories import NOW, make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


@pytest.fixture
def meeting():
    """Running, and standing at the first of two talks."""
    meeting = make_meeting(template="monthly-meeting")
    first = make_step(kind="talk", meeting=meeting)
    make_step(kind="talk", meeting=meeting)
    actions.go_to(first.room, step=first)
    return meeting


def add(host, meeting, what, question=""):
    return host.post(f"/host/s/{meeting.pk}/plan/now/", {"what": what, "question": question})


def stands_at(meeting):
    return Meeting.objects.get(pk=meeting.pk).room.step


def test_it_comes_next_with_its_question_and_the_day_stands_at_it(host, meeting):
    response = add(host, meeting, "brainstorm", "What do we need for the road?")
    step = stands_at(meeting)
    assert response["Location"] == f"/host/s/{meeting.pk}/"
    assert [row.kind for row in meeting.steps.all()] == ["talk", "brainstorm", "talk"]
    assert (step.kind, step.record, step.state) == ("brainstorm", "cards", "ready")
    assert step.words["title"] == {"sw": "Mawazo kwenye kadi", "en": "Ideas on cards"}
    assert step.say("prompts") == ["What do we need for the road?"]


def test_what_was_open_waits_as_it_was(host, meeting):
    first = meeting.steps.first()
    actions.advance(first, from_state="ready", by=None, now=NOW)
    add(host, meeting, "decision")
    first.refresh_from_db()
    assert (first.state, stands_at(meeting).kind) == ("open", "decision")


def test_a_double_tap_adds_it_once_and_another_question_once_more(host, meeting):
    for question in ("One?", "One?", "Two?"):
        add(host, meeting, "order", question)
    assert [step.say("prompts") for step in meeting.steps.filter(kind="order")] == [["One?"], ["Two?"]]


def test_of_some_kinds_a_day_has_one(host, meeting):
    assert add(host, meeting, "feedback").status_code == 302
    assert add(host, meeting, "feedback").status_code == 422
    assert "How was it?" not in host.get(f"/host/s/{meeting.pk}/plan/now/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"what": "nothing"}, {"what": ""}, {"what": "talk", "question": "x" * 281}]
)
def test_wrong_input_adds_nothing_and_keeps_the_question(host, meeting, wrong):
    response = host.post(f"/host/s/{meeting.pk}/plan/now/", {"question": "Mine"} | wrong)
    assert (response.status_code, meeting.steps.count()) == (422, 2)


def test_only_while_the_day_runs(host, meeting):
    actions.end(meeting, by=None, now=NOW)
    assert add(host, meeting, "talk").status_code == 404


@pytest.mark.parametrize("what", plans.BARE)
def test_every_one_of_them_runs_on_all_screens_and_on_paper(host, meeting, what, client):
    add(host, meeting, what, "Why?")
    step = stands_at(meeting)
    for state in kind_of(step).stages[1:]:
        for address in (f"/host/s/{meeting.pk}/", f"/wall/{meeting.room.wall_token}/"):
            assert host.get(address).status_code == 200
        assert actions.advance(step, from_state=step.state, by=None, now=NOW)
        step.refresh_from_db()
        assert step.state == state
    assert kind_of(step).sheets() is not None
    list(kind_of(step).record())


def test_names_and_icons_are_whole_in_both_languages():
    titles = [bare.block(what)["words"]["title"] for what in plans.BARE]
    assert all(title["sw"] != title["en"] for title in titles)
    elsewhere = {
        "vision",
        "structure",
        "energy",
    }  # they need a text of the plan, or have a button of their own
    assert {one.kind for one in plans.BARE.values()} == set(settings.MEETING_STEPS) - elsewhere
