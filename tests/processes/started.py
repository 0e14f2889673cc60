"""The whole program, started the way people start it, on a free port with a folder of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

from tests.throwaway import free_port

PROJECT = Path(__file__).parents[2]


class Started:
    """`manage.py serve` as a child process; ``output`` is all it has printed."""

    def __init__(self, folder: Path, **environment: str):
        self.folder = folder
        self.environment = {
            **environment_of(folder),
            "HOST": "0.0.0.0",
            "PORT": str(free_port()),
            **environment,
        }
        self.url = f"http://127.0.0.1:{self.environment['PORT']}"
        self.start()

    def start(self) -> None:
        folder = self.folder
        folder.mkdir(exist_ok=True)
        self.log = (folder / "output.txt").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=PROJECT,
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    @property
    def output(self) -> str:
        return (self.folder / "output.txt").read_text()

    def status_of(self, path: str) -> int:
        """The HTTP status of a page; 0 while nobody listens."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def wait_until_well(self, *, seconds: float = 180) -> None:
        """Until /healthz answers 200: database and background work are alive."""
        wait_for(
            lambda: self.process.poll() is not None or self.status_of("/healthz") == 200, seconds=seconds
        )
        assert self.process.poll() is None, self.output

    def children(self) -> list[int]:
        """Every process that stands below it, found by what they have in common: the folder."""
        return [pid for pid in processes_with(f"VAR_DIR={self.folder}") if pid != self.process.pid]

    def half(self, name: str) -> int:
        """The process id of the main process of one half: "web" or "background"."""
        mark = {"web": b"granian", "background": b"background"}[name]
        for pid in self.children():
            facts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            if int(facts[1]) == self.process.pid and mark in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        raise AssertionError(f"no {name} process")

    def ask(self, question: str, *values) -> list[tuple]:
        """The rows that the program's database answers."""
        with closing(sqlite3.connect(self.folder / "coalition.sqlite3")) as database:
            return database.execute(question, values).fetchall()

    def stop(self, number: int = signal.SIGINT, *, seconds: float = 12) -> int:
        """Ctrl-C; the answer is the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=seconds)
        finally:
            self.process.kill()
            self.log.close()


def environment_of(folder: Path) -> dict[str, str]:
    """A laptop's settings, whatever the tests themselves run on."""
    laptop = {"VAR_DIR": str(folder), "DATABASE_URL": "", "REDIS_URL": "", "DEMO": "0"}
    return {**os.environ, **laptop}


def processes_with(word: str) -> list[int]:
    """Which running processes were started with ``word`` in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if word.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue  # it ended meanwhile, or is not ours
    return found


def wait_for(question, *, seconds: float = 10) -> None:
    """Until ``question`` is answered with yes."""
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, f"Not within {seconds} seconds."
        time.sleep(0.1)
