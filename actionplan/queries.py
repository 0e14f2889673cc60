"""What the action plan can be asked."""

from datetime import date

from actionplan.models import Action, Commitment, Partner, Task
from agenda.models import Scene
from members.models import Member

LAST_DONE = 20


def my_tasks(member: Member, today: date) -> dict:
    """Her tasks in the order in which she should see them, and those she helps with; two queries."""
    unfinished = list(Task.objects.visible_to(member).unfinished().by_date())
    hers = [task for task in unfinished if task.owner_id == member.pk]
    return {
        "waiting": [task for task in hers if task.is_waiting],
        "late": [task for task in hers if task.is_late(today)],
        "ahead": [task for task in hers if task.is_accepted and not task.is_late(today)],
        "declined": [task for task in hers if task.is_declined],
        "helping": [task for task in unfinished if task.helper_id == member.pk and not task.is_declined],
        "done": list(Task.objects.assigned_to(member).finished()[:LAST_DONE]),
    }


def next_task(member: Member) -> Task | None:
    """The one she should look at next."""
    return Task.objects.assigned_to(member).open().by_date().first()


def plan() -> dict:
    """All that is planned: the actions of now with their tasks, and the later list."""
    actions = Action.objects.order_by("due_on", "position", "pk").with_tasks()
    return {"actions": actions.now(), "later": actions.for_later()}


def partners():
    return Partner.objects.select_related("contact_owner")


def commitments(member: Member):
    return Commitment.objects.kept_by(member)


def scenes():
    """Role-plays that a session played, the newest first."""
    played = Scene.objects.exclude(phase=Scene.Phase.PREPARE).filter(step__meeting__ended_at__isnull=False)
    return played.select_related("step__meeting").order_by("-step__meeting__starts_at", "-pk")
