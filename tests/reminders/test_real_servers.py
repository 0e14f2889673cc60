"""The real thing: a Celery worker of its own, a real broker, SMTP server and SMS gateway; and many at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from coalition.reminders import actions
from coalition.reminders.jobs import deliver_due
from coalition.reminders.models import IN_WORK, Reminder
from tests.reminders.conftest import NOON, make_reachable, schedule
from tests.throwaway import run_until_exit

ROOT = Path(__file__).parent.parent.parent
WORKER = [
    sys.executable,
    "-m",
    "celery",
    "-A",
    "coalition",
    "worker",
    "--concurrency",
    "2",
    "--without-gossip",
]
pytestmark = pytest.mark.slow


def database_url() -> str:
    """Where the test's own database is, for another process."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{values['NAME']}"
    return f"postgresql://{values['USER']}@/{values['NAME']}?host={quote(values['HOST'], safe='')}"


def wait_until(question, seconds=90):
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.05)


@pytest.fixture
def broker(redis_server, monkeypatch):
    """The bell of this process is heard by the workers that the test starts."""
    monkeypatch.setattr(deliver_due.app.conf, "broker_write_url", redis_server)
    monkeypatch.setattr(django_settings, "CELERY_BROKER_URL", redis_server)
    return redis_server


@pytest.fixture
def start_worker(transactional_db, broker, smtp_server, sms_gateway, tmp_path):
    """Starts a worker that speaks to the real servers; what it says goes into worker.log."""
    servers = {"EMAIL_URL": smtp_server.url, "SMS_URL": sms_gateway.url, "REDIS_URL": broker}
    environment = {**os.environ, **servers, "DATABASE_URL": database_url()}
    workers = []
    with (tmp_path / "worker.log").open("wb") as log:
        options = {"env": environment, "cwd": ROOT, "stdout": log, "stderr": subprocess.STDOUT}

        def start():
            workers.append(run_until_exit(WORKER, signal.SIGKILL, start_new_session=True, **options))
            return workers[-1]

        yield start
        for worker in workers:
            kill(worker)


def kill(worker):
    """kill -9, its children too."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def test_exactly_one_each_through_a_worker_that_is_killed(start_worker, smtp_server, sms_gateway, tmp_path):
    people = [make_reachable(channel, hours=(0, 24)) for channel in ["sms", "email"] * 8]
    now = timezone.now()
    times = {"due_at": now, "event_at": now, "expires_at": now + timedelta(hours=1)}
    sms_gateway.mode = "hang"  # it accepts, and does not say so
    worker = start_worker()
    schedule(*people, now=now, **times)
    for _ in range(5):
        actions.ring()
    emails = Reminder.objects.filter(channel="email", state="accepted")
    wait_until(lambda: len(sms_gateway.messages) >= 1 and emails.count() == 8)
    kill(worker)
    sms_gateway.mode = "ok"
    Reminder.objects.filter(state__in=IN_WORK).update(claimed_until=timezone.now())  # two minutes go by
    start_worker()
    for _ in range(5):
        actions.ring()
    wait_until(lambda: not Reminder.objects.exclude(state="accepted").exists())
    time.sleep(1)
    keys = dict(Reminder.objects.exclude(channel="inapp").values_list("key", "channel"))
    assert Counter(m["key"] for m in sms_gateway.messages) == Counter(k for k in keys if keys[k] == "sms")
    assert Counter(m["Message-ID"].split("@")[0].strip("<") for m in smtp_server.messages) == Counter(
        k for k in keys if keys[k] == "email"
    )
    said = (tmp_path / "worker.log").read_text()
    assert [word for word in ("+2557", "woman", "Mama", "Reminder: you") if word in said] == []


@pytest.mark.django_db(transaction=True)
def test_f12_five_at_once_send_each_once(sms_gateway, settings):
    settings.SMS_URL = sms_gateway.url
    schedule(*[make_reachable("sms") for _ in range(12)])

    def work():
        while actions.deliver_one_due(now=NOON):
            pass
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(m["key"] for m in sms_gateway.messages) == sorted(
        Reminder.objects.filter(channel="sms", state="accepted").values_list("key", flat=True)
    )
    assert len(sms_gateway.messages) == 12
