"""The verbs of reminders: plan and take back (planning), send what is due, ring the bell (bell).

Sending reads in this order: delivering (the way of a handful), claiming, door, outcomes.
"""

from coalition.reminders.actions.bell import ring
from coalition.reminders.actions.delivering import deliver_one_due, deliver_some_due
from coalition.reminders.actions.planning import cancel, mark_read, schedule

__all__ = ["cancel", "deliver_one_due", "deliver_some_due", "mark_read", "ring", "schedule"]
