"""Plain functions that make the rows of the action plan."""

from datetime import timedelta

from actionplan import actions
from actionplan.models import Action, Partner, Task
from tests.factories import NOW, TODAY, make_meeting, make_member


def make_action(**fields) -> Action:
    meeting = fields.pop("meeting", None) or make_meeting()
    fields = {
        "title": "Hold the first meeting",
        "done_when": "Held",
        "due_on": TODAY + timedelta(days=28),
    } | fields
    return actions.add_action(meeting, **fields)


def make_task(*, accepted: bool = True, finished: bool = False, **fields) -> Task:
    """A task for a new woman unless ``owner`` is told; she has said yes unless told otherwise."""
    action = fields.pop("action", None) or make_action()
    owner = fields.pop("owner", None) or make_member()
    fields = {
        "title": "Find a hall",
        "due_on": TODAY + timedelta(days=10),
        "helper": None,
        "by": None,
    } | fields
    task = actions.give_task(action, owner=owner, **fields)
    if accepted:
        actions.accept(task, by=owner, now=NOW)
    if finished:
        actions.finish(task, by=owner, now=NOW)
    return task


def make_partner(**fields) -> Partner:
    return actions.add_partner(**{"name": "A clinic", "kind": Partner.Kind.HEALTH} | fields)
