"""One woman's phone without a browser, in a thread of its own."""

import random
import re
import threading
import time
import uuid
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PART = {"X-Part": "now"}
HELD, LATER = 200, 0
# How the page's script looks again (static/js/room.js): up to so many quiet beats, after so many seconds.
PACE = [(20, 1.2), (30, 2.0), (40, 5.0), (54, 15.0)]
AT_REST, AT_ONCE = 25.0, 0.5
PATIENCE = 60.0  # seconds in which a send must be held once there is a server again


class Answer(NamedTuple):
    status: int
    text: str = ""


class Line:
    """A connection that is kept, and opened again when it breaks; cookies as a browser keeps them."""

    def __init__(self, port: int):
        self.port, self.cookies, self.connection = port, SimpleCookie(), None

    def ask(self, path: str, form: dict | None = None, headers: dict[str, str] | None = None) -> Answer:
        """Status 0 where nobody listens, or the line broke before the answer came."""
        try:
            if self.connection is None:
                self.connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
            return self._ask(path, form, headers or {})
        except (OSError, HTTPException):
            self.close()
            return Answer(LATER)

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _ask(self, path: str, form: dict | None, headers: dict) -> Answer:
        named = headers | {"Cookie": "; ".join(f"{name}={kept.value}" for name, kept in self.cookies.items())}
        body = (
            urlencode(form | {"csrfmiddlewaretoken": self.cookies["fomu"].value})
            if form is not None
            else None
        )
        self.connection.request("GET" if form is None else "POST", path, body, named | (FORM if body else {}))
        answer = self.connection.getresponse()
        said = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        return Answer(answer.status, said)


class Phone(threading.Thread):
    """Sends ``words`` (the fields of one answer each) spread over ``seconds``, and follows the room meanwhile.

    ``held`` is its ledger: what the server has said that it holds, by key. ``waits`` are the seconds each of those
    took, from the first try on; ``tries`` those of single requests that were answered. ``seen`` is when it had what a
    new pulse told it, by that pulse.
    """

    def __init__(self, port: int, *, code: str, step: int, words: list[dict], seconds: float):
        super().__init__(daemon=True)
        self.line, self.room, self.to = Line(port), f"/s/{code}/", f"/s/{code}/{step}/"
        self.code, self.words, self.seconds = code, words, seconds
        self.pulse, self.told, self.quiet, self.missed = "", "", 0, 0
        self.held: dict[str, dict] = {}
        self.waits: list[float] = []
        self.tries: list[float] = []
        self.seen: dict[str, float] = {}
        self.resent = 0
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self._sit_down()
            self._take_part()
        except Exception as fault:
            self.fault = fault
        finally:
            self.line.close()

    def _sit_down(self) -> None:
        while self.line.ask("/j/").status != HELD or self.line.ask("/j/", {"code": self.code}).status != 302:
            time.sleep(0.3)
        while not (here := re.search(r'data-pulse="([^"]+)"', self.line.ask(self.room).text)):
            time.sleep(0.3)
        self.pulse = here[1]

    def _take_part(self) -> None:
        begin = time.monotonic() + random.random()  # a hall does not breathe as one
        each = self.seconds / max(len(self.words), 1)
        turns = [
            (begin + (number + random.random()) * each, fields) for number, fields in enumerate(self.words)
        ]
        look, end = begin, begin + self.seconds + 2
        while turns or time.monotonic() < end:
            now = time.monotonic()
            if turns and now >= turns[0][0]:
                self._send(turns.pop(0)[1])
                self.quiet = 0
            elif now >= look:
                look = self._look() + time.monotonic()
            else:
                time.sleep(max(0.0, min(look, turns[0][0] if turns else end) - now))

    def _look(self) -> float:
        """In how many seconds it looks again, as the page's script does."""
        answer = self.line.ask(f"{self.pulse}?{self.told}")
        self.missed, self.quiet = (
            (self.missed + 1, self.quiet) if answer.status == LATER else (0, self.quiet + 1)
        )
        if answer.status == HELD:
            self.quiet = 0
            if self.line.ask(self.room, headers=PART).status == HELD:
                self.told = answer.text
                self.seen[self.told] = time.monotonic()
        if self.missed == 1:
            return AT_ONCE
        return next((seconds for beats, seconds in PACE if self.quiet < beats), AT_REST)

    def _send(self, fields: dict) -> None:
        """Again and again under one key, as the page's script does, until it is held."""
        form, first = fields | {"key": str(uuid.uuid4())}, time.monotonic()
        while True:
            begun = time.monotonic()
            status = self.line.ask(self.to, form, headers=PART).status
            now = time.monotonic()
            if status == HELD:
                self.tries.append(now - begun)
                self.waits.append(now - first)
                self.held[form["key"]] = fields
                return
            if now - first > PATIENCE or status not in (LATER, 429, 500, 502, 503):
                raise AssertionError(f"{self.to} answered {status}")
            self.resent += 1
            time.sleep(0.3)
