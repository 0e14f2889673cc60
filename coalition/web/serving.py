"""Keeping the two halves of the program running: web and background, each a child process.

A half that dies is said to have died and is started again; one that keeps dying stops the whole.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

_PR_SET_PDEATHSIG = 1
PATIENCE = 8.0  # seconds to finish running requests and jobs
TOO_MANY, TOO_SOON = 5, 60.0  # so many deaths within so many seconds


class Half:
    """One of the two child processes, with what it takes to start it again."""

    def __init__(self, name: str, command: list[str]):
        self.name = name
        self.command = command
        self.deaths: list[float] = []
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches only us, and we stop it in order."""
        self.process = subprocess.Popen(
            self.command, cwd=settings.BASE_DIR, start_new_session=True, preexec_fn=_die_with_parent
        )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int) -> None:
        """Tell it and its own children."""
        if self.process:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass  # already gone, children too

    def keeps_dying(self) -> bool:
        """Note one more death."""
        self.deaths = [*self.deaths, time.monotonic()][-TOO_MANY:]
        return len(self.deaths) == TOO_MANY and self.deaths[-1] - self.deaths[0] < TOO_SOON


class Stopped(Exception):
    """Somebody asked us to stop."""


def web(host: str, port: int) -> Half:
    """The web server: its default limits count idle connections, so they are set for a hall of phones."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(min(2, os.cpu_count() or 1)),
        "--blocking-threads": "4",
        "--backpressure": "4096",
        "--backlog": "8192",
        "--workers-kill-timeout": "3",
        "--log-level": "warning",
    }
    flags = [part for pair in options.items() for part in pair]
    granian = Path(sys.executable).with_name("granian")
    return Half(
        "web", [str(granian), *flags, "--no-ws", "--respawn-failed-workers", "coalition.wsgi:application"]
    )


def background() -> Half:
    """Background work."""
    return Half("background", [sys.executable, str(settings.BASE_DIR / "manage.py"), "background"])


def keep_running(*halves: Half, say: Callable[[str], None], when_ready: Callable[[], bool]) -> int:
    """Run until asked to stop; the answer is the exit code. ``when_ready`` is asked until it says yes."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    ready = False
    try:
        for half in halves:
            half.start()
        while True:
            time.sleep(0.2)
            ready = ready or when_ready()
            for half in halves:
                if not half.is_running() and not _revive(half, say):
                    return 1
    except Stopped:
        say("Stopping.")
        return 0
    finally:
        _stop_all(halves)


def _revive(half: Half, say: Callable[[str], None]) -> bool:
    half.signal(signal.SIGKILL)  # orphans of a killed half would hold the port
    if half.keeps_dying():
        say(f"The {half.name} process keeps stopping. Everything is stopped; the lines above say why.")
        return False
    say(f"The {half.name} process stopped unexpectedly. Starting it again.")
    half.start()
    return True


def _stop_all(halves: tuple[Half, ...]) -> None:
    _ignore_signals()
    for half in halves:
        if half.is_running():
            half.process.terminate()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(half.is_running() for half in halves):
        time.sleep(0.05)
    for half in halves:
        half.signal(signal.SIGKILL)
        half.process.wait()


def _stop(number, frame):
    _ignore_signals()  # already on it: a second Ctrl-C must not interrupt the stopping
    raise Stopped


def _ignore_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _die_with_parent() -> None:
    """Runs in the child: even a kill -9 of the parent leaves nothing behind. Only Linux can do this."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
