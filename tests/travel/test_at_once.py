"""The same day brought by two at once: on PostgreSQL it comes in once, on SQLite one after the other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from coalition.meetings import actions as meetings
from coalition.meetings.actions import travel
from coalition.meetings.models import Arrival, Meeting
from coalition.meetings.travel import Refused, contents_of, told_home
from members.models import Coalition
from tests.factories import make_member
from tests.travel.laptop import DIGITS, forget

pytestmark = pytest.mark.django_db(transaction=True)


def taken_in(arrival: Arrival, *, start: Barrier) -> int | str:
    try:
        start.wait()
        return travel.confirm_arrival(arrival, who={}, by=arrival.by, now=timezone.now()).pk
    except Refused as refused:
        return str(refused)
    finally:
        connection.close()


@pytest.mark.parametrize("files", [1, 3])
def test_at_once_it_comes_in_once(files):
    """``files`` arrivals of one day, each confirmed by several at once."""
    Coalition.objects.create(pk=1, name="Mlango", language="sw")
    by = make_member("facilitator")
    day = meetings.plan_session(
        template="coalition-one-day",
        title="Siku",
        starts_at=timezone.now(),
        place="",
        by=by,
        now=timezone.now(),
    )
    meetings.start(day, by=by, now=timezone.now())
    meetings.end(day, by=by, now=timezone.now())
    day.refresh_from_db()
    contents, steps = contents_of(told_home(day)), day.steps.count()
    forget(day)
    brought = [travel.bring(contents, digits=DIGITS, by=by, now=timezone.now()) for _each in range(files)]
    start = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda place: taken_in(brought[place % files], start=start), range(4)))
    meeting = Meeting.objects.get(mark=day.mark)
    assert set(found) == {meeting.pk}
    assert (meeting.steps.count(), meeting.ended_at) == (steps, day.ended_at)
    assert set(Arrival.objects.values_list("meeting", flat=True)) == {meeting.pk}
