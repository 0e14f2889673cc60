"""What meetings does by the clock."""

from celery import shared_task
from django.utils import timezone

from coalition.meetings.actions.travel import forget_old_arrivals


@shared_task(name="meetings.forget_old_arrivals")
def forget_files_that_came() -> None:
    """Days that came as files and were not taken in are kept for a day at most."""
    forget_old_arrivals(now=timezone.now())
