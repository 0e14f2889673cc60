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


@worker_ready.connect
def ask_at_once(sender, **kwargs) -> None:
    """Ask every regular question at the start: what came due while nothing ran need not wait for the clock."""
    for entry in app.conf.beat_schedule.values():
        app.send_task(entry["task"])
