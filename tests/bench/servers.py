"""Granian on loopback, with the options of `manage.py serve`, and what CPU time its processes have used."""

import os
import signal
import subprocess
import time
from pathlib import Path

from coalition.web import serving
from tests.throwaway import free_port, is_listening, run_until_exit

PATIENCE = 40.0
TICKS = os.sysconf("SC_CLK_TCK")
HOUSE, BARE = "coalition.wsgi:application", "tests.bench.bare.wsgi:application"


class Server:
    """One server that runs ``application``; the same program and options for the house and for bare Django."""

    def __init__(self, application: str):
        self.port = free_port()
        *command, _house = serving.web("127.0.0.1", self.port).command
        self.process = run_until_exit([*command, application], signal.SIGTERM, start_new_session=True)

    def __enter__(self):
        end = time.monotonic() + PATIENCE
        while not is_listening(self.port):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("The server did not start.")
            time.sleep(0.05)
        return self

    def __exit__(self, *_fault):
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def cpu_seconds(self) -> float:
        """User and system time of all its processes so far."""
        return sum(_ticks(pid) for pid in self._pids()) / TICKS

    def _pids(self) -> list[int]:
        """Its processes stand in one session, which is named after the first."""
        found = [int(folder.name) for folder in Path("/proc").glob("[0-9]*")]
        return [pid for pid in found if _facts(pid)[3:4] == [str(self.process.pid)]]


def _facts(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on; [] where the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _ticks(pid: int) -> int:
    return sum(map(int, _facts(pid)[11:13]))
