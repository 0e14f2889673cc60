"""The nouns of the action plan, a file each; Action and Task share one."""

from actionplan.models.commitment import Commitment
from actionplan.models.partner import Partner
from actionplan.models.plan import Action, Task
from actionplan.models.review import TaskReview
from actionplan.models.visit import Visit

__all__ = ["Action", "Commitment", "Partner", "Task", "TaskReview", "Visit"]
