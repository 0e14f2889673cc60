"""The process that counts a vote is killed (kill -9) between papers and key: all of it is done, or nothing."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

from agenda.models import BallotKey, BallotReceipt, CountedPaper, OpenPaper, RollEntry, SecretBallot
from agenda.votes.actions import closing, voting
from tests.agenda.votes.box import AFTER, make_house, opened, vote
from tests.agenda.votes.test_faults import box
from tests.factories import NOW
from tests.reminders.test_real_servers import database_url

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]
WHERE = {
    "the counted papers are written": 'INSERT INTO "agenda_countedpaper"',
    "the papers are gone and the key is there": 'DELETE FROM "agenda_openpaper"',
    "papers and key are gone and nothing is committed": 'DELETE FROM "agenda_ballotkey"',
    "it is in the record and not committed": 'INSERT INTO "members_auditevent"',
}


@pytest.fixture
def ballot() -> SecretBallot:
    house = make_house(6)
    ballot = opened(house)
    for number, woman in enumerate(house):
        vote(ballot, woman, 1 + number % 2)
    return ballot


def counted_and_killed(ballot: SecretBallot, words: str) -> None:
    command = [sys.executable, "-m", "tests.agenda.votes.closed_and_killed", str(ballot.pk), words]
    environment = {**os.environ, "DATABASE_URL": database_url()}
    run = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == -signal.SIGKILL, run.stderr


@pytest.mark.parametrize("words", WHERE.values(), ids=WHERE.keys())
def test_killed_before_the_end_everything_is_as_it_was_and_is_counted_by_the_next(ballot, words):
    """She can still change her paper, the receipt is the same, and nothing is counted twice."""
    before = box()
    counted_and_killed(ballot, words)
    assert box() == before
    woman = RollEntry.objects.order_by("pk").first().member
    receipt = voting.her_receipt(ballot, member=woman)
    assert vote(ballot, woman, 2, now=NOW) == receipt
    closing.close_due(now=AFTER)
    ballot.refresh_from_db()
    assert (ballot.papers, ballot.result["counts"]) == (6, {"1": 2, "2": 4})
    assert BallotReceipt.objects.filter(code=receipt).count() == 1


def test_killed_right_after_it_is_counted_once_and_the_traces_go_with_the_next_run(ballot):
    counted_and_killed(ballot, "nothing of this kind")
    ballot.refresh_from_db()
    assert (ballot.papers, ballot.result["counts"], ballot.swept_at) == (6, {"1": 3, "2": 3}, None)
    assert [model.objects.count() for model in (OpenPaper, RollEntry, BallotKey)] == [0, 0, 0]
    closing.close_due(now=AFTER)
    closing.sweep(now=AFTER)
    ballot.refresh_from_db()
    assert (sum(CountedPaper.objects.values_list("count", flat=True)), ballot.swept_at) == (6, AFTER)
