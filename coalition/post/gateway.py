"""The HTTP gateway for SMS: a protocol small enough to put in front of any provider.

POST with the form fields to, text, sender and key: 2xx with {"id": ...} has it; 400 and 422 never will; 429 says in
Retry-After when to come again. GET ?key= tells whether it has a message: 200 with {"id": ...}, or 404 as JSON. A
404 in any other dress comes from a gateway that cannot look up, and proves nothing.
"""

import http.client
import json
import select
import threading
from base64 import b64encode
from datetime import timedelta
from urllib.parse import unquote, urlencode, urlsplit

from django.conf import settings

from coalition.post.message import Answer, Message, Verdict

TIMEOUT = 20  # seconds for each wait on the network; the lease of a reminder is six times as long
LONGEST_WAIT = timedelta(hours=6)
_UNCLEAR = (408, 502, 504)  # somebody between us and the gateway gave up: it may have arrived


class _Http(http.client.HTTPConnection):
    def __del__(self):
        self.close()


class _Https(http.client.HTTPSConnection):
    def __del__(self):
        self.close()


class Gateway:
    """One gateway; each thread keeps a connection of its own open."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self._connect = _Https if parts.scheme == "https" else _Http
        self._host, self._port = parts.hostname, parts.port
        self._path, self._query = parts.path or "/", parts.query
        self._headers = {"Accept": "application/json"}
        if parts.username:
            login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self._headers["Authorization"] = f"Basic {b64encode(login.encode()).decode()}"
        self._local = threading.local()
        self._can_be_asked: bool | None = None

    def send(self, message: Message) -> Answer:
        fields = {"to": message.to, "text": message.text, "sender": settings.SMS_SENDER, "key": message.key}
        return self._ask("POST", urlencode(fields), _answer_to_post)

    def can_be_asked(self) -> bool:
        """Found out once, by asking for a message that cannot be there."""
        if self._can_be_asked is None:
            verdict = self.look_up("0" * 32).verdict
            if verdict is Verdict.LATER:
                return False
            self._can_be_asked = verdict is Verdict.ABSENT
        return self._can_be_asked

    def look_up(self, key: str) -> Answer:
        return self._ask("GET", urlencode({"key": key}), _answer_to_get)

    def _ask(self, method, fields, read) -> Answer:
        """One request; whatever goes wrong on the way becomes an answer."""
        try:
            connection = self._open()
        except OSError as error:
            return Answer(Verdict.LATER, code=type(error).__name__)
        try:
            self._send(connection, method, fields)
            response = connection.getresponse()
            return read(response, response.read())
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            return Answer(Verdict.UNCERTAIN if method == "POST" else Verdict.LATER, code=type(error).__name__)

    def _send(self, connection, method, fields) -> None:
        query = "&".join(filter(None, [self._query, fields if method == "GET" else ""]))
        body, headers = None, self._headers
        if method == "POST":
            body, headers = fields, {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(
            method, f"{self._path}?{query}" if query else self._path, body=body, headers=headers
        )

    def _open(self) -> http.client.HTTPConnection:
        """This thread's connection; one that the other side has closed in the meantime is opened anew."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect(self._host, self._port, timeout=TIMEOUT)
        if connection.sock is not None and select.select([connection.sock], [], [], 0)[0]:
            connection.close()
        if connection.sock is None:
            connection.connect()
        return connection


def _answer_to_post(response, body: bytes) -> Answer:
    status = response.status
    code = f"http-{status}"
    if status < 300:
        return Answer(Verdict.ACCEPTED, code=code, provider_id=_id_in(body))
    if status in (400, 422):
        return Answer(Verdict.REFUSED, code=code)
    if status == 429:
        return Answer(Verdict.BUSY, code=code, wait=_wait(response.getheader("Retry-After")))
    return Answer(Verdict.UNCERTAIN if status in _UNCLEAR else Verdict.LATER, code=code)


def _answer_to_get(response, body: bytes) -> Answer:
    code = f"http-{response.status}"
    is_json = response.getheader("Content-Type", "").startswith("application/json")
    if response.status == 200 and is_json:
        return Answer(Verdict.ACCEPTED, code="found", provider_id=_id_in(body))
    if response.status == 404 and is_json:
        return Answer(Verdict.ABSENT, code=code)
    if response.status == 429 or response.status >= 500:
        return Answer(Verdict.LATER, code=code)
    return Answer(Verdict.UNCERTAIN, code=code)


def _id_in(body: bytes) -> str:
    try:
        return str(json.loads(body)["id"])[:100]
    except (ValueError, TypeError, KeyError):
        return ""


def _wait(header: str | None) -> timedelta:
    """Retry-After in seconds; without a number a minute, and never longer than six hours."""
    seconds = int(header) if (header or "").strip().isdecimal() else 60
    return min(timedelta(seconds=seconds), LONGEST_WAIT)
