from datetime import timedelta

import pytest
from django.utils import timezone

from coalition.meetings import actions
from coalition.meetings.models import Meeting, Receipt
from coalition.meetings.queries import headcount
from coalition.reminders.models import Reminder
from tests.factories import NOW, answer, make_member, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    starts_at = timezone.now() + timedelta(days=5)
    fields = {
        "title": "M",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "place": "Hapa",
    }
    make_member("co_lead")
    return actions.call_meeting(**fields, by=None, now=timezone.now())


@pytest.fixture
def planner(client):
    client.force_login(make_member("co_lead"))
    return client


def test_meeting_moves_with_its_length_and_its_reminders(planner, meeting):
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    planner.post(f"/meetings/{meeting.pk}/move/", {"day": day, "at": "14:00", "place": "Pale"})
    moved = Meeting.objects.get()
    assert (timezone.localtime(moved.starts_at).isoformat()[:16], moved.place) == (f"{day}T14:00", "Pale")
    assert moved.ends_at - moved.starts_at == timedelta(hours=3)
    assert set(Reminder.objects.filter(cancelled_at=None).values_list("event_at", flat=True)) == {
        moved.starts_at
    }


@pytest.mark.parametrize("wrong", [{"day": ""}, {"day": "soon"}, {"at": "27:00"}])
def test_wrong_day_is_refused_and_nothing_moves(planner, meeting, wrong):
    form = {"day": "2030-01-01", "at": "10:00", "place": "Pale"} | wrong
    assert planner.post(f"/meetings/{meeting.pk}/move/", form).status_code == 422
    assert Meeting.objects.get().place == "Hapa"


def test_meeting_is_called_off_with_its_reminders(planner, meeting):
    assert planner.post(f"/meetings/{meeting.pk}/cancel/").status_code == 302
    assert planner.post(f"/meetings/{meeting.pk}/cancel/").status_code == 404
    assert Meeting.objects.not_begun().count() == 0
    assert not Reminder.objects.filter(cancelled_at=None).exists()


def test_meeting_that_has_begun_stays(planner):
    running = make_step(kind="talk").meeting
    assert planner.post(f"/meetings/{running.pk}/cancel/").status_code == 404
    assert planner.get(f"/meetings/{running.pk}/move/").status_code == 404
    assert not actions.cancel_meeting(running, now=NOW)


def test_only_planners_move_a_meeting(client, meeting):
    client.force_login(make_member())
    assert client.post(f"/meetings/{meeting.pk}/cancel/").status_code == 403
    assert f"/meetings/{meeting.pk}/move/" not in client.get(f"/meetings/{meeting.pk}/").content.decode()


def test_after_the_day_only_the_number_of_women_is_kept():
    step = open_step(kind="feedback")
    for _woman in range(3):
        answer(step, make_participant(step.room), face="happy")
    actions.end(step.meeting, by=None, now=NOW)
    step.room.refresh_from_db()
    assert (headcount(step.room), Receipt.objects.count()) == (3, 0)
