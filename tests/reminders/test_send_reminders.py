"""The command does what the job does, and lists what a person should look at without saying whose it is."""

from io import StringIO

import pytest
from django.core.management import call_command

from coalition.reminders import jobs
from coalition.reminders.models import Reminder
from tests.reminders.conftest import EVENT, NOON, make_reachable, only, schedule


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def sms_folder(settings, tmp_path):
    settings.SMS_URL = f"file://{tmp_path}"
    return tmp_path


def run(*arguments):
    out = StringIO()
    call_command("send_reminders", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_sends_what_is_due_and_counts(member, sms_folder):
    schedule(member)
    schedule(member, about="task:8", due_at=EVENT, expires_at=EVENT.replace(hour=18))
    assert run() == ["1 handled, 0 waiting", "Done: 1 handled, 0 uncertain (see --uncertain)"]
    assert len(list(sms_folder.iterdir())) == 1
    assert run() == ["Done: 0 handled, 0 uncertain (see --uncertain)"]


def test_long_work_shows_progress(db, sms_folder):
    schedule(*[make_reachable("sms") for _ in range(51)])
    assert run()[:2] == ["50 handled, 1 waiting", "51 handled, 0 waiting"]


def test_uncertain_ones_are_listed_masked(member, settings):
    settings.SMS_URL = "none:"
    schedule(member)
    Reminder.objects.filter(channel="sms").update(due_at=NOON)
    assert run() == ["1 handled, 0 waiting", "Done: 1 handled, 1 uncertain (see --uncertain)"]
    assert run("--uncertain") == [f"{only().key[:8]}  sms  dead  2026-12-01 12:00  no-gateway", "1 uncertain"]


def test_the_job_sends_too(member, sms_folder):
    schedule(member)
    jobs.deliver_due()
    assert only().state == "accepted"


def test_a_broker_that_is_down_costs_nobody_her_click(
    member, settings, django_capture_on_commit_callbacks, caplog
):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1"
    with pytest.MonkeyPatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr(jobs.deliver_due.app.conf, "broker_write_url", "redis://127.0.0.1:1")
        schedule(member)
    assert [record.getMessage() for record in caplog.records] == [
        "The bell could not be rung (OperationalError)."
    ]
    assert only().state == "planned"
