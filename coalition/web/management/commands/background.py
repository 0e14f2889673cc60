"""Background work in one process: the clock in one thread, worker threads beside it.

Without Redis the queue is this process's own memory, which is why clock and workers must share it. With Redis
the same command runs on as many machines as one likes: every job asks the database what is due.
"""

import os
import signal
import threading
import warnings

from celery.beat import Service
from celery.platforms import SecurityWarning
from django.core.management.base import BaseCommand, CommandError

from coalition.celery import app


class Command(BaseCommand):
    help = "Run background work (reminders, sign of life) until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--threads", type=int, default=2, help="How many jobs at a time (default 2).")

    def handle(self, *, threads: int, **options):
        # Celery warns root because of pickled jobs; ours are JSON only.
        warnings.filterwarnings("ignore", category=SecurityWarning)
        # No schedule file: the clock forgets what it ran, and the rows know what is due.
        clock = threading.Thread(target=self.run_clock, name="clock", daemon=True)
        worker = app.Worker(
            pool="threads",
            concurrency=threads,
            quiet=True,
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
        )
        self.clock_failed = False
        clock.start()
        worker.start()
        if self.clock_failed:
            raise CommandError("The clock of background work stopped.")
        if worker.exitcode:
            raise SystemExit(worker.exitcode)

    def run_clock(self):
        """Run the clock; without it the process must not look alive."""
        try:
            Service(app, scheduler_cls="celery.beat:Scheduler").start()
        finally:
            self.clock_failed = True
            os.kill(os.getpid(), signal.SIGTERM)
