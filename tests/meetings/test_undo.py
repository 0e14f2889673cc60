"""Ten seconds to take back the last press of the one button, by the server's clock."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import resolve
from django.utils import timezone

from coalition.meetings.models import Step
from tests.factories import make_member, make_step

pytestmark = pytest.mark.django_db
UNDO = re.compile(r'action="([^"]+/undo/[^"]+)"')


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def press(host, step):
    """The one button; returns the address that takes it back, where one is offered."""
    state = Step.objects.get(pk=step.pk).state
    page = host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/advance/", {"state": state}, follow=True)
    offered = UNDO.search(page.content.decode())
    return offered and offered[1]


def state_of(step):
    return Step.objects.values_list("state", "opened_at").get(pk=step.pk)


def test_press_is_taken_back_and_the_step_has_not_begun(host):
    step = make_step(kind="talk")
    host.post(press(host, step))
    assert state_of(step) == ("ready", None)


def test_closing_is_taken_back_and_the_step_keeps_its_beginning(host):
    step = make_step(kind="brainstorm")
    press(host, step)
    began = state_of(step)
    host.post(press(host, step))
    assert state_of(step) == began == ("open", began[1])


def test_save_is_not_offered_to_be_taken_back(host):
    step = make_step(kind="talk")
    assert press(host, step) is not None
    assert press(host, step) is None
    assert state_of(step)[0] == "saved"


@pytest.mark.parametrize(("seconds", "state"), [(9, "ready"), (11, "open")])
def test_ten_seconds_are_counted_by_the_server(host, seconds, state):
    step = make_step(kind="talk")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        address = press(host, step)
        clock.shift(timedelta(seconds=seconds))
        response = host.post(address, follow=True)
    assert (state_of(step)[0], len(list(response.context["messages"]))) == (state, int(state == "open"))


def test_who_undoes_when_another_host_has_moved_on_is_told(host):
    step = make_step(kind="brainstorm")
    first = press(host, step)
    press(host, step)
    response = host.post(first, follow=True)
    assert (state_of(step)[0], len(list(response.context["messages"]))) == ("closed", 1)


def test_undone_twice_is_undone_once(host):
    step = make_step(kind="brainstorm")
    press(host, step)
    closing = press(host, step)
    for _tap in range(2):
        host.post(closing)
    assert state_of(step)[0] == "open"


@pytest.mark.parametrize("made_up", ["", "x", "WzEsIm9wZW4iXQ:1abc:zzz"])
def test_made_up_press_takes_nothing_back(host, made_up):
    step = make_step(kind="talk")
    press(host, step)
    host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/press/undo/?press={made_up}")
    assert state_of(step)[0] == "open"


def test_press_of_another_step_takes_nothing_back_here(host):
    step, other = make_step(kind="talk"), make_step(kind="talk")
    elsewhere = press(host, step)
    press(host, other)
    host.post(
        elsewhere.replace(
            f"/s/{step.meeting_id}/steps/{step.pk}/", f"/s/{other.meeting_id}/steps/{other.pk}/"
        )
    )
    assert state_of(other)[0] == "open"


def test_deed_of_the_same_name_keeps_its_address():
    """Themes undo a change of theirs under this name."""
    assert resolve("/host/s/1/steps/1/undo/").url_name == "do_deed"
