"""What the agenda does by the clock."""

from celery import shared_task
from django.utils import timezone

from agenda.actions import reviews
from agenda.rounds.actions import between
from agenda.votes.actions import closing


@shared_task(name="agenda.close_rounds")
def close_rounds() -> None:
    """A round between meetings closes at its time, whoever is awake."""
    between.close_what_is_over(now=timezone.now())


@shared_task(name="agenda.remind_of_rounds")
def remind_of_rounds() -> None:
    """On its last day, those who have not rated are reminded; nobody learns who they are."""
    between.remind(now=timezone.now())


@shared_task(name="agenda.close_ballots")
def close_ballots() -> None:
    """Count what is over, and let what the database keeps of the papers go."""
    now = timezone.now()
    closing.close_due(now=now)
    closing.sweep(now=now)


@shared_task(name="agenda.forget_counted_papers")
def forget_counted_papers() -> None:
    """After thirty days only results are left."""
    closing.forget_old_papers(now=timezone.now())


@shared_task(name="agenda.remind_of_reviews")
def remind_of_reviews() -> None:
    """What is to be looked at again, from its day on."""
    reviews.remind(now=timezone.now())
