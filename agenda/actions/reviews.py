"""Decisions that are to be looked at again: when the day comes, those who plan get a notice."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from agenda.models import Decision, SecretBallot
from coalition.reminders import actions as reminders
from members.access import Power, holders_of

HOUR, SHOWN_FOR = time(9), timedelta(days=14)


@transaction.atomic
def remind(*, now: datetime) -> None:
    """Each once, from its day on and for two weeks; done often, it is the same."""
    today = timezone.localdate(now)
    come = {"review_on__gt": today - SHOWN_FOR, "review_on__lte": today}
    about = [
        (f"decision:{pk}", on) for pk, on in Decision.objects.filter(**come).values_list("pk", "review_on")
    ]
    about += [
        (f"review:{pk}", on) for pk, on in SecretBallot.objects.filter(**come).values_list("pk", "review_on")
    ]
    planners = list(holders_of(Power.PLAN, today, now=now)) if about else []
    for subject, on in about:
        at = timezone.make_aware(datetime.combine(on, HOUR))
        reminders.schedule(
            recipients=planners,
            kind="review",
            about=subject,
            occasion=f"review {on}",
            event_at=at,
            due_at=at,
            expires_at=at + SHOWN_FOR,
            now=now,
        )
