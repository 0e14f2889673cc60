"""Meetings that are still to come."""

import uuid
from datetime import time, timedelta

from django.utils import timezone

from coalition.meetings import actions as meetings
from coalition.meetings.models import Meeting


def comes_again(*, by, now) -> Meeting:
    """The last of two that come again."""
    first_on = timezone.localdate(now) + timedelta(days=200)
    each = {"title": "Kila wiki", "place": "", "length": timedelta(hours=2)}
    series = meetings.begin_series(
        key=uuid.uuid4(),
        rule="weekly",
        first_on=first_on,
        at=time(14),
        skipped=[],
        **each | {"times": 2, "by": by, "now": now},
    )
    return series.meetings.last()


def prepared(like: Meeting, *, by, now) -> Meeting:
    """A day by the same plan, in a week."""
    return meetings.plan_session(
        template=like.template,
        title=like.title,
        starts_at=now + timedelta(days=7),
        place="Ukumbi",
        by=by,
        now=now,
    )
