"""The one job: deliver what is due. Rung every minute by the clock, and by whoever plans something for now."""

from celery import shared_task
from django.utils import timezone

from coalition.reminders import actions

MOST_HANDFULS = 5  # so that a worker that is asked to stop need not finish thousands


@shared_task(name="reminders.deliver_due")
def deliver_due() -> None:
    """Deliver until nothing is due; where that is a lot, ring again for the rest."""
    for _turn in range(MOST_HANDFULS):
        if not actions.deliver_some_due(now=timezone.now()):
            return
    actions.ring()
