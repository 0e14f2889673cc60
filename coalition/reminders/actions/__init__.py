"""The verbs of reminders: plan and take back (planning), send what is due (delivering), ring the bell (bell)."""

from coalition.reminders.actions.bell import ring
from coalition.reminders.actions.delivering import deliver_one_due
from coalition.reminders.actions.planning import cancel, mark_read, schedule

__all__ = ["cancel", "deliver_one_due", "mark_read", "ring", "schedule"]
