"""What the house does by the clock where it takes more than one app."""

from celery import shared_task
from django.utils import timezone

from coalition.home import actions


@shared_task(name="home.announce_ending_terms")
def announce_ending_terms() -> None:
    """So that nobody finds out on the last day that she has no role any more."""
    actions.announce_ending_terms(now=timezone.now())
