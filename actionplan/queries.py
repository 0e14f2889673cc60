"""What the action plan can be asked."""

from datetime import date

from actionplan.models import Action, Commitment, Partner, Task
from members.models import Member

LAST_DONE = 20


def my_tasks(member: Member, today: date) -> dict:
    """Her tasks in the order in which she should see them, and those she helps with."""
    hers = Task.objects.assigned_to(member).with_people().by_date()
    return {
        "waiting": hers.waiting(),
        "late": hers.late(today),
        "ahead": hers.ahead(today),
        "declined": hers.unfinished().declined(),
        "helping": Task.objects.helped_by(member).open().with_people().by_date(),
        "done": hers.finished()[:LAST_DONE],
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
