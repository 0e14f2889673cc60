"""Real servers for the other end of our messages: an SMTP server and an HTTP gateway for SMS, on loopback."""

import base64
import email
import email.policy
import json
import threading
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller

from tests.throwaway import free_port


class SmtpServer:
    """Accepts every letter and keeps it in ``messages``."""

    def __init__(self):
        self.messages: list[EmailMessage] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()
        self.url = f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message["X-RcptTo"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 Accepted"

    def stop(self) -> None:
        self.controller.stop()


class SmsGateway:
    """Speaks the HTTP gateway protocol of coalition.post.

    POST /messages with the form fields to, text, sender and key (our own reference) answers 201 {"id": ...};
    GET /messages?key=... finds out whether a message was accepted: 200 {"id": ...} or 404.

    ``mode`` is "ok", "error" (500), "busy" (429 with Retry-After: 30), "hang" (accepts, then never answers) or
    "bad-number" (422). With ``remembers_keys`` a key is accepted once; asked again, the answer is its first id.
    """

    def __init__(self, *, token: str = ""):
        self.mode = "ok"
        self.remembers_keys = False
        self.messages: list[dict] = []  # what was accepted, in order
        self.calls: list[str] = []  # every request, also the refused ones: "POST /messages"
        self.expected = "Basic " + base64.b64encode(f"coalition:{token}".encode()).decode() if token else ""
        self.released = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.server.gateway = self
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.05], daemon=True)
        self.thread.start()
        login = f"coalition:{token}@" if token else ""
        self.url = f"http://{login}127.0.0.1:{self.server.server_port}/messages"

    def accept(self, fields: dict) -> str:
        """Keep the message; the answer is its id."""
        known = self.find(fields.get("key", ""))
        if self.remembers_keys and known:
            return known
        self.messages.append({**fields, "id": f"sms-{len(self.messages) + 1}"})
        return self.messages[-1]["id"]

    def find(self, key: str) -> str | None:
        """The id of the first message with that key."""
        return next((message["id"] for message in self.messages if key and message.get("key") == key), None)

    def stop(self) -> None:
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class _Handler(BaseHTTPRequestHandler):
    @property
    def gateway(self):
        return self.server.gateway

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())
        if self.is_admitted():
            self.receive({name: values[0] for name, values in form.items()})

    def do_GET(self):
        if self.is_admitted():
            found = self.gateway.find(parse_qs(urlsplit(self.path).query).get("key", [""])[0])
            self.answer(200 if found else 404, {"id": found} if found else {"error": "unknown"})

    def is_admitted(self):
        self.gateway.calls.append(f"{self.command} {urlsplit(self.path).path}")
        if self.gateway.expected and self.headers.get("Authorization") != self.gateway.expected:
            self.answer(401, {"error": "unauthorised"})
        elif urlsplit(self.path).path != "/messages":
            self.answer(404, {"error": "no such page"})
        else:
            return True
        return False

    def receive(self, fields):
        if self.gateway.mode == "error":
            return self.answer(500, {"error": "broken"})
        if self.gateway.mode == "busy":
            return self.answer(429, {"error": "too many"}, ("Retry-After", "30"))
        if self.gateway.mode == "bad-number":
            return self.answer(422, {"error": "not a number"})
        accepted = self.gateway.accept(fields)
        if self.gateway.mode == "hang":
            self.gateway.released.wait()
            return None
        return self.answer(201, {"id": accepted})

    def answer(self, status, body, *headers):
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (
            *headers,
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(content))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        """Say nothing."""
