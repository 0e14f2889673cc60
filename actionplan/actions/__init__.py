"""The verbs of the action plan: actions (what we do), tasks (who does it), reviews of them, partners, commitments."""

from actionplan.actions.commitments import (
    add_commitment,
    forget_participants,
    remove_commitment,
    set_done,
    share,
    take_home,
)
from actionplan.actions.partners import add_partner, change_partner, remove_partner
from actionplan.actions.plan import add_action, change_action, remove_action
from actionplan.actions.refused import Refused
from actionplan.actions.reviews import say, unsay
from actionplan.actions.tasks import (
    accept,
    change_task,
    decline,
    finish,
    give_task,
    postpone,
    remove_task,
    take,
    unfinish,
)

__all__ = [
    "Refused",
    "accept",
    "add_action",
    "add_commitment",
    "add_partner",
    "change_action",
    "change_partner",
    "change_task",
    "decline",
    "finish",
    "forget_participants",
    "give_task",
    "postpone",
    "remove_action",
    "remove_commitment",
    "remove_partner",
    "remove_task",
    "say",
    "set_done",
    "share",
    "take",
    "take_home",
    "unfinish",
    "unsay",
]
