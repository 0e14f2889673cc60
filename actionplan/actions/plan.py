"""What the coalition does next: three actions at a time, the rest on the later list."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from actionplan.actions.refused import Refused
from actionplan.models import Action
from actionplan.models.plan import MOST_ACTIONS
from agenda.models import Item
from coalition.meetings.models import Meeting
from coalition.reminders import actions as reminders


@transaction.atomic
def add_action(
    meeting: Meeting,
    *,
    title: str,
    done_when: str,
    due_on: date,
    later: bool = False,
    item: Item | None = None,
) -> Action:
    """Put an action on the list of ``meeting``; said twice, it is written once. Raises Refused for a fourth."""
    _lock(meeting)
    same = meeting.actions.filter(title=title).first()
    if same is not None:
        return same
    if not later:
        _keep_to_three(meeting)
    last = meeting.actions.aggregate(last=Max("position"))["last"] or 0
    return Action.objects.create(
        meeting=meeting,
        title=title,
        done_when=done_when,
        due_on=due_on,
        later=later,
        item=item,
        position=last + 1,
    )


@transaction.atomic
def change_action(
    action: Action, *, title: str, done_when: str, due_on: date, later: bool = False, item: Item | None = None
) -> None:
    """Say it better, move its day, or move it between now and later."""
    if action.meeting_id:
        _lock(action.meeting)
    if not later and Action.objects.for_later().filter(pk=action.pk).exists():
        _keep_to_three(action.meeting)
    action.title, action.done_when, action.due_on, action.later, action.item = (
        title,
        done_when,
        due_on,
        later,
        item,
    )
    action.save(update_fields=["title", "done_when", "due_on", "later", "item"])


@transaction.atomic
def remove_action(action: Action, *, now) -> None:
    """Take it off the list, with its tasks and their reminders."""
    for task in action.tasks.all():
        reminders.cancel(about=task.subject, now=now)
    action.delete()


def _lock(meeting: Meeting) -> None:
    """Two hosts count one after the other."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _keep_to_three(meeting: Meeting | None) -> None:
    if Action.objects.now().unfinished().filter(meeting=meeting).count() >= MOST_ACTIONS:
        raise Refused(_("Three are enough for now. Put this one on the later list."))
