"""What wellness does by the clock."""

from celery import shared_task
from django.utils import timezone

from wellness import actions


@shared_task(name="wellness.forget_old_check_ins")
def forget_old_check_ins() -> None:
    """Answers are kept for 90 days, then dropped unread."""
    actions.forget_old(today=timezone.localdate())
