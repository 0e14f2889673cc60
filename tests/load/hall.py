"""The program at a step of the demo's day, the phones in it, its host, and a web worker that is killed now and then."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from tests.load.phone import Line, Phone
from tests.processes.started import PROJECT, Started

GRADES = """
    SELECT issue.position, urgency, feasibility FROM agenda_rating rating
    JOIN agenda_roundissue issue ON issue.round_id = rating.round_id AND issue.issue_id = rating.issue_id
"""


class Hall:
    """A program that stands at the step ``slug`` of the demo's next day."""

    def __init__(self, folder: Path, *, slug: str):
        self.program = Started(folder, DEMO="1")
        self.program.wait_until_well()
        command = [sys.executable, "-m", "tests.opened_step", slug]
        told = subprocess.check_output(command, cwd=PROJECT, env=self.program.environment)
        self.place = json.loads(told)
        self.before = self._kept()
        self.pressed: dict[str, float] = {}
        self.kills = 0
        self._host = self._sign_in()

    def stop(self) -> None:
        self._host.close()
        self.program.stop()

    def run(
        self, words: list[list[dict]], *, seconds: float, kill_every: float, press_every: float
    ) -> list[Phone]:
        """A phone for each list of ``words``, which it sends within ``seconds``; the phones when all is held."""
        place, port = self.place, int(self.program.environment["PORT"])
        phones = [
            Phone(port, code=place["code"], step=place["step"], words=said, seconds=seconds) for said in words
        ]
        for phone in phones:
            phone.start()
        over = threading.Event()
        helpers = [
            threading.Thread(target=self._now_and_then, args=[over, every, deed], daemon=True)
            for every, deed in ((kill_every, self._kill), (press_every, self._press))
        ]
        for helper in helpers:
            helper.start()
        for phone in phones:
            phone.join(timeout=seconds + 120)
        over.set()
        for helper in helpers:
            helper.join(timeout=30)
        return phones

    def follow(self, phones: list[Phone]) -> list[float]:
        """From the host's press to the page of each phone, in seconds; presses while a worker was down left out."""
        return [
            phone.seen[pulse] - pressed
            for pulse, pressed in self.pressed.items()
            for phone in phones
            if pulse in phone.seen
        ]

    def cards(self) -> Counter:
        """The words of the step's cards."""
        asked = "SELECT text FROM agenda_card WHERE step_id = ?"
        return Counter(text for (text,) in self.program.ask(asked, self.place["step"]))

    def grades(self) -> Counter:
        return Counter(self.program.ask(GRADES))

    def keys(self) -> set[str]:
        """Under which sends were kept since the phones came."""
        return self._kept() - self.before

    def _kept(self) -> set[str]:
        asked = "SELECT key FROM meetings_receipt WHERE step_id = ?"
        return {key for (key,) in self.program.ask(asked, self.place["step"])}

    @staticmethod
    def _now_and_then(over: threading.Event, every: float, deed) -> None:
        while not over.wait(every):
            deed()

    def _kill(self) -> None:
        """One of the web workers, with kill -9; the server starts another."""
        try:
            web = self.program.half("web")
            workers = [int(pid) for pid in Path(f"/proc/{web}/task/{web}/children").read_text().split()]
        except (AssertionError, OSError):
            return  # between two lives
        if workers:
            os.kill(workers[self.kills % len(workers)], signal.SIGKILL)
            self.kills += 1

    def _sign_in(self) -> Line:
        line = Line(int(self.program.environment["PORT"]))
        line.ask("/demo/")
        assert line.ask("/demo/facilitator/", {}).status == 302
        return line

    def _press(self) -> None:
        """Something that all phones should see: the step gets a minute more or less."""
        minutes = 20 + len(self.pressed) % 2
        path = f"/host/s/{self.place['meeting']}/steps/{self.place['step']}/minutes/"
        begun = time.monotonic()
        if self._host.ask(path, {"minutes": minutes}).status in (200, 302):
            asked = "SELECT version FROM meetings_room WHERE code = ?"
            ((version,),) = self.program.ask(asked, self.place["code"])
            self.pressed[f"{version}"] = begun
