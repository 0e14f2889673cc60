"""Counts a vote in a process of its own, killed at once after the first statement that holds given words.

`python -m tests.agenda.votes.closed_and_killed BALLOT WORDS`; where no statement holds them, right after counting.
"""

import os
import signal
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
django.setup()


def main(ballot: int, words: str) -> None:
    from django.db import connection

    from agenda.models import SecretBallot
    from agenda.votes.actions import closing
    from tests.agenda.votes.box import AFTER

    def execute(run, sql, *args):
        answer = run(sql, *args)
        if words in sql:
            kill_9()
        return answer

    with connection.execute_wrapper(execute):
        assert closing.close(SecretBallot.objects.get(pk=ballot), now=AFTER)
    kill_9()


def kill_9() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
