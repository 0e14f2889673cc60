"""What members does by the clock."""

from celery import shared_task
from django.utils import timezone

from members import actions
from members.actions import audit

MOST_PIECES = 50  # so that a worker that is asked to stop need not finish thousands of rows


@shared_task(name="members.forget_again")
def forget_again() -> None:
    """Who left is erased once more, for what came in while she went."""
    actions.forget_again(now=timezone.now())


@shared_task(name="members.forget_old_phone_codes")
def forget_old_phone_codes() -> None:
    """Codes that were sent yesterday leave nothing behind, not even a fingerprint."""
    actions.forget_old_phone_codes(now=timezone.now())


@shared_task(name="members.forget_old_requests")
def forget_old_requests() -> None:
    """Requests that were refused leave nothing behind."""
    actions.forget_old_requests(now=timezone.now())


@shared_task(name="members.forget_old_lines")
def forget_old_lines() -> None:
    """The record is kept for a year."""
    audit.forget_old_lines(now=timezone.now())


@shared_task(name="members.forget_ended_sessions")
def forget_ended_sessions() -> None:
    """What is over is not kept."""
    actions.forget_ended_sessions(now=timezone.now())


@shared_task(name="members.end_suspensions")
def end_suspensions() -> None:
    """For the record: the clock has opened the door already."""
    actions.end_suspensions(now=timezone.now())


@shared_task(name="members.forget_closed_reports")
def forget_closed_reports() -> None:
    """What was closed long ago leaves nothing behind."""
    actions.forget_closed_reports(now=timezone.now())


@shared_task(name="members.take_in_lists")
def take_in_lists() -> None:
    """Asked every five seconds, because somebody watches how far it is."""
    for _turn in range(MOST_PIECES):
        if not actions.take_some_in(now=timezone.now()):
            return


@shared_task(name="members.forget_old_lists")
def forget_old_lists() -> None:
    """Lists that came as files are kept for a day at most."""
    actions.forget_old_imports(now=timezone.now())


@shared_task(name="members.make_calls")
def make_calls() -> None:
    """Of whom nothing was heard becomes a call on somebody's list."""
    actions.make_calls(now=timezone.now())
