"""Background work. The database row is the truth and this queue is only a bell, so losing it loses nothing.

Jobs live in each app's ``jobs.py``: "task" is a woman's task here.
"""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")

app = Celery("coalition")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(related_name="jobs")

# The clock: which question is asked how often, in seconds.
app.conf.beat_schedule = {
    "deliver due reminders": {"task": "reminders.deliver_due", "schedule": 60.0},
    "forget check-ins after ninety days": {
        "task": "wellness.forget_old_check_ins",
        "schedule": 24 * 60 * 60.0,
    },
    "forget the codes of yesterday": {
        "task": "members.forget_old_phone_codes",
        "schedule": 24 * 60 * 60.0,
    },
    "forget refused requests after thirty days": {
        "task": "members.forget_old_requests",
        "schedule": 24 * 60 * 60.0,
    },
    "forget once more who has left": {"task": "members.forget_again", "schedule": 24 * 60 * 60.0},
    "ask for calls to quiet members": {"task": "members.make_calls", "schedule": 24 * 60 * 60.0},
    "forget sessions that are over": {"task": "members.forget_ended_sessions", "schedule": 24 * 60 * 60.0},
    "announce terms that end": {"task": "home.announce_ending_terms", "schedule": 10 * 60.0},
    "forget the record after a year": {"task": "members.forget_old_lines", "schedule": 24 * 60 * 60.0},
    "note suspensions that are over": {"task": "members.end_suspensions", "schedule": 60.0},
    "forget what was closed half a year ago": {
        "task": "members.forget_closed_reports",
        "schedule": 24 * 60 * 60.0,
    },
    # Somebody looks on while a list is taken in; a ring that nobody heard in time is followed by the next.
    "take in lists that were confirmed": {
        "task": "members.take_in_lists",
        "schedule": 5.0,
        "options": {"expires": 5.0},
    },
    "forget lists after a day": {"task": "members.forget_old_lists", "schedule": 60 * 60.0},
    "close ratings whose time is over": {"task": "agenda.close_rounds", "schedule": 60.0},
    "remind of ratings on their last day": {"task": "agenda.remind_of_rounds", "schedule": 10 * 60.0},
    "forget days that came as files after a day": {
        "task": "meetings.forget_old_arrivals",
        "schedule": 60 * 60.0,
    },
    "remind of decisions to look at again": {"task": "agenda.remind_of_reviews", "schedule": 10 * 60.0},
    "count secret ballots that are over": {"task": "agenda.close_ballots", "schedule": 30.0},
    "forget counted papers after thirty days": {
        "task": "agenda.forget_counted_papers",
        "schedule": 24 * 60 * 60.0,
    },
    "say that background work is alive": {"task": "web.heartbeat", "schedule": 20.0},
}


@worker_ready.connect
def ask_at_once(sender, **kwargs) -> None:
    """Ask every regular question at the start: what came due while nothing ran need not wait for the clock."""
    for entry in app.conf.beat_schedule.values():
        app.send_task(entry["task"])
