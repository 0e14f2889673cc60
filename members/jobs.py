"""What members does by the clock."""

from celery import shared_task
from django.utils import timezone

from members import actions


@shared_task(name="members.forget_again")
def forget_again() -> None:
    """Who left is erased once more, for what came in while she went."""
    actions.forget_again(now=timezone.now())


@shared_task(name="members.forget_old_requests")
def forget_old_requests() -> None:
    """Requests that were refused leave nothing behind."""
    actions.forget_old_requests(now=timezone.now())


@shared_task(name="members.end_suspensions")
def end_suspensions() -> None:
    """For the record: the clock has opened the door already."""
    actions.end_suspensions(now=timezone.now())


@shared_task(name="members.forget_closed_reports")
def forget_closed_reports() -> None:
    """What was closed long ago leaves nothing behind."""
    actions.forget_closed_reports(now=timezone.now())
