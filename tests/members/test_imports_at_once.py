"""A list that is being taken in outlives kill -9, and two workers at once take each row once."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date

import pytest
from django.conf import settings
from django.db import connections

from members import actions, columns, jobs, tables
from members.models import Consent, Import, Member, SafeContact
from tests.factories import NOW, make_member
from tests.reminders.test_real_servers import database_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# Takes one piece, and dies in the middle of the next: its women are written, the list does not know of it.
KILLED = """
import os, signal, django
django.setup()
from django.db import connection
from django.utils import timezone
from members import actions

def die(execute, sql, *args):
    if sql.startswith('UPDATE "members_import"'):
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, *args)

actions.take_some_in(now=timezone.now())
with connection.execute_wrapper(die):
    actions.take_some_in(now=timezone.now())
"""


@pytest.fixture
def made() -> Import:
    admin = make_member("membership_admin", name_used="Admin")
    names = [f"Mwanamke {number}" for number in range(900)]
    table = tables.read("\n".join(["Jina", *names]).encode())
    made = actions.begin_import(table, found=columns.in_table(table), by=admin, now=NOW)
    said = {"chapters": {}, "twice": False, "consent_on": date(2026, 3, 1)}
    assert actions.confirm_import(made, **said, by=admin, now=NOW)
    return made


def each_is_here_once(made) -> bool:
    made.refresh_from_db()
    women = Member.objects.exclude(name_used="Admin").order_by("pk")
    names = [woman.name_used for woman in women]
    assert (made.taken, made.admitted, made.left_out) == (900, 900, 0)
    assert names == [f"Mwanamke {number}" for number in range(900)]
    assert (Consent.objects.count(), SafeContact.objects.count()) == (900, 901)
    return len({woman.number for woman in women}) == 900


def test_a_killed_worker_is_followed_by_another_that_goes_on(made):
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "coalition.settings",
    }
    worker = subprocess.run(
        [sys.executable, "-c", KILLED], check=False, env=environment, cwd=settings.BASE_DIR
    )
    assert worker.returncode == -signal.SIGKILL
    made.refresh_from_db()
    assert (made.taken, Member.objects.exclude(name_used="Admin").count()) == (100, 100)
    jobs.take_in_lists()
    assert each_is_here_once(made)


def test_two_workers_at_once_take_each_row_once(made):
    start = threading.Barrier(2)

    def work():
        start.wait()
        jobs.take_in_lists()
        connections.close_all()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert each_is_here_once(made)
