"""What became of a task, as its owner says it aloud at a meeting; the host writes it down, and can take it back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from actionplan.actions import tasks
from actionplan.actions.refused import Refused
from actionplan.models import Task, TaskReview
from coalition.meetings.models import Step
from members.models import Member

Said = TaskReview.Said


@transaction.atomic
def say(
    step: Step, *, task: Task, said: str, needs: str = "", due_on: date | None = None, by: Member | None, now
) -> None:
    """Keep what she said and let the task follow it: done, another day, or free for another woman.

    Said again, the newer word holds. Raises Refused for a task that nobody has said yes to.
    """
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())
    before = step.task_reviews.filter(task=task).first()
    if before is not None:
        _take_back(task, before, by=by, now=now)
    if said != Said.LET_GO and not task.is_accepted:
        raise Refused(_("Nobody has said yes to this task yet. Ask who takes it."))
    values = {"said": said, "needs": needs if said == Said.NEEDS_HELP else "", "was_due_on": task.due_on}
    TaskReview.objects.update_or_create(step=step, task=task, defaults=values)
    if said == Said.DONE:
        tasks.finish(task, by=by, now=now)
    elif said == Said.LET_GO:
        tasks.decline(task, why="", now=now)
    elif due_on is not None and due_on != task.due_on:
        tasks.postpone(task, due_on=due_on, now=now)


@transaction.atomic
def unsay(step: Step, *, task: Task, by: Member | None, now) -> None:
    """It was a slip: the task stands as it stood before; pressed twice, nothing more happens."""
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())
    review = step.task_reviews.filter(task=task).first()
    if review is not None:
        _take_back(task, review, by=by, now=now)
        review.delete()


def _take_back(task: Task, review: TaskReview, *, by: Member | None, now) -> None:
    if review.said == Said.DONE:
        tasks.unfinish(task, now=now)
    elif review.said == Said.LET_GO and task.is_declined and task.owner:
        tasks.accept(task, by=by, now=now)
    elif task.due_on != review.was_due_on:
        tasks.postpone(task, due_on=review.was_due_on, now=now)
