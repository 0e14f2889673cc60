"""Who does what until when: a task waits for its owner's yes; from then on she is reminded the day before it is due."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan.actions.refused import Refused
from actionplan.models import Action, Task
from actionplan.models.plan import MOST_OPEN_TASKS
from coalition.reminders import actions as reminders
from members.actions import still_here
from members.models import Member

REMIND_AT = time(9)
END_OF_DAY = time(23, 59)


@transaction.atomic
def give_task(
    action: Action, *, title: str, owner: Member, helper: Member | None, due_on: date, by: Member
) -> Task:
    """Ask ``owner`` to do it; said twice, she is asked once. Raises Refused where she has two open tasks already."""
    _lock(owner)
    same = action.tasks.filter(title=title, owner=owner).first()
    if same is not None:
        return same
    _keep_to_two(owner)
    return action.tasks.create(title=title, owner=owner, helper=helper, due_on=due_on, made_by=by)


@transaction.atomic
def change_task(
    task: Task, *, action: Action, title: str, owner: Member, helper: Member | None, due_on: date, now
) -> None:
    """Say it better, move its day, or ask another woman, whose yes it then waits for."""
    _lock(owner)
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())
    reminders.cancel(about=task.subject, now=now)
    if task.owner_id != owner.pk:
        _keep_to_two(owner)
        task.accepted_at = task.accepted_by = task.declined_at = None
        task.declined_why = ""
    task.action, task.title, task.owner, task.helper, task.due_on = action, title, owner, helper, due_on
    task.save()
    remind(task, now=now)


@transaction.atomic
def accept(task: Task, *, by: Member, now) -> None:
    """The owner's yes: by herself, or noted by the host who heard it. A no can still become a yes."""
    if task.owner is None:
        raise Refused(_("Nobody has this task yet."))
    _lock(task.owner)
    _keep_to_two(task.owner, but=task)
    waiting = Task.objects.unfinished().filter(pk=task.pk, owner=task.owner, accepted_at=None)
    if waiting.update(accepted_at=now, accepted_by=by, declined_at=None, declined_why=""):
        task.refresh_from_db()
        remind(task, now=now)
    task.refresh_from_db()


@transaction.atomic
def decline(task: Task, *, why: str, now) -> None:
    """Her no, also after a yes; somebody else can take it."""
    hers = Task.objects.open().filter(pk=task.pk, owner=task.owner)
    if hers.update(accepted_at=None, accepted_by=None, declined_at=now, declined_why=why):
        reminders.cancel(about=task.subject, now=now)
    task.refresh_from_db()


@transaction.atomic
def take(task: Task, *, by: Member, now) -> None:
    """``by`` does what nobody has. Of two who take it at once the first has it; the second is told who."""
    _lock(by)
    _keep_to_two(by, but=task)
    helper = None if task.helper_id == by.pk else task.helper
    free = Task.objects.without_owner().filter(pk=task.pk)
    taken = free.update(
        owner=by, helper=helper, accepted_at=now, accepted_by=by, declined_at=None, declined_why=""
    )
    task.refresh_from_db()
    if taken:
        remind(task, now=now)
    elif task.owner_id != by.pk:
        raise Refused(_("%(number)s was quicker and does it.") % {"number": task.owner.number})


@transaction.atomic
def finish(task: Task, *, by: Member, now) -> None:
    """Mark it done and drop its reminder; a second tap changes nothing."""
    if Task.objects.under_way().filter(pk=task.pk).update(finished_at=now, finished_by=by):
        reminders.cancel(about=task.subject, now=now)
    task.refresh_from_db()


@transaction.atomic
def unfinish(task: Task, *, now) -> None:
    """Take "done" back; the reminder returns where its day is still ahead."""
    if Task.objects.finished().filter(pk=task.pk).update(finished_at=None, finished_by=None):
        task.refresh_from_db()
        remind(task, now=now)
    task.refresh_from_db()


@transaction.atomic
def postpone(task: Task, *, due_on: date, now) -> None:
    """Not yet: its owner gives herself until another day."""
    if Task.objects.under_way().filter(pk=task.pk).update(due_on=due_on):
        reminders.cancel(about=task.subject, now=now)
        task.refresh_from_db()
        remind(task, now=now)
    task.refresh_from_db()


@transaction.atomic
def remove_task(task: Task, *, now) -> None:
    reminders.cancel(about=task.subject, now=now)
    task.delete()


def remind(task: Task, *, now) -> None:
    """On the day before, at nine; only what is accepted, not done and still ahead."""
    ends = _local(task.due_on, END_OF_DAY)
    if not task.is_accepted or task.is_finished or task.owner is None or ends <= now:
        return
    reminders.schedule(
        recipients=[task.owner],
        kind="task",
        about=task.subject,
        occasion=f"due {task.due_on.isoformat()}",
        event_at=ends,
        due_at=_local(task.due_on - timedelta(days=1), REMIND_AT),
        expires_at=ends,
        now=now,
    )


def _lock(owner: Member) -> None:
    """Two who give her a task at once count one after the other; who has left gets none."""
    if not still_here(owner):
        raise Refused(_("She is not a member any more."))


def _keep_to_two(owner: Member, *, but: Task | None = None) -> None:
    others = Task.objects.open().assigned_to(owner).exclude(pk=but and but.pk)
    if others.count() >= MOST_OPEN_TASKS:
        raise Refused(
            _("%(number)s has two open tasks. That is enough for one woman.") % {"number": owner.number}
        )


def _local(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
