"""The ways out, against real servers: what they say becomes one of six answers, and nothing is raised."""

import json
import socket
import threading
import time
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from coalition.post import Message, Verdict, gateway, way_for
from coalition.post.apps import sms_url_is_understood
from coalition.post.email import Email, message_id
from coalition.post.sms import sms_from
from tests.servers import SmsGateway
from tests.throwaway import free_port

SMS = Message(to="+255700000001", subject="", text="You have a message.", key="k1")
LETTER = Message(to="neema@example.org", subject="Reminder", text="You have a message.", key="k1")


@pytest.fixture
def way(sms_gateway):
    return sms_from(sms_gateway.url)


@pytest.fixture
def smtp(smtp_server, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp_server.controller.port
    settings.DEFAULT_FROM_EMAIL = "Ujumbe <ujumbe@example.org>"
    return smtp_server


# --- The HTTP gateway ---


def test_the_gateway_gets_four_fields(way, sms_gateway, settings):
    settings.SMS_SENDER = "UJUMBE"
    answer = way.send(SMS)
    assert (answer.verdict, answer.provider_id) == (Verdict.ACCEPTED, "sms-1")
    assert sms_gateway.messages == [
        {"to": SMS.to, "text": SMS.text, "sender": "UJUMBE", "key": "k1", "id": "sms-1"}
    ]


def test_the_gateway_says_what_it_has(way):
    assert way.look_up("k1").verdict is Verdict.ABSENT
    way.send(SMS)
    assert (way.look_up("k1").verdict, way.look_up("k1").provider_id) == (Verdict.ACCEPTED, "sms-1")


@pytest.mark.parametrize(
    ("mode", "verdict", "code"),
    [
        ("error", Verdict.LATER, "http-500"),
        ("busy", Verdict.BUSY, "http-429"),
        ("bad-number", Verdict.REFUSED, "http-422"),
    ],
)
def test_what_the_gateway_refuses(way, sms_gateway, mode, verdict, code):
    sms_gateway.mode = mode
    answer = way.send(SMS)
    assert (answer.verdict, answer.code) == (verdict, code)
    assert answer.wait == (timedelta(seconds=30) if mode == "busy" else None)


def test_a_gateway_that_hangs_leaves_it_open(way, sms_gateway, monkeypatch):
    monkeypatch.setattr(gateway, "TIMEOUT", 0.2)
    sms_gateway.mode = "hang"
    assert way.send(SMS).verdict is Verdict.UNCERTAIN
    sms_gateway.mode = "ok"
    assert way.look_up("k1").verdict is Verdict.ACCEPTED


def test_a_gateway_that_is_down_has_nothing():
    way = sms_from(f"http://127.0.0.1:{free_port()}/messages")
    assert way.send(SMS).verdict is way.look_up("k1").verdict is Verdict.LATER


def test_the_token_opens_the_gateway():
    server = SmsGateway(token="p@ss word/1")
    try:
        server_url = server.url.replace("p@ss word/1", "p%40ss%20word%2F1")
        assert sms_from(server_url).send(SMS).verdict is Verdict.ACCEPTED
        answer = sms_from(server_url.replace("p%40ss", "wrong")).send(SMS)
        assert (answer.verdict, answer.code) == (Verdict.LATER, "http-401")
    finally:
        server.stop()


class OneAnswer:
    """A server that gives every connection the same bytes."""

    def __init__(self, answer: bytes):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.answer, self.connections = answer, 0
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                while self.read_request(connection):
                    connection.sendall(self.answer)
                    if b"keep" not in self.answer:
                        break

    def read_request(self, connection):
        """All of it, the body too; "" when the other side has gone."""
        request = ""
        while "\r\n\r\n" not in request or len(request.split("\r\n\r\n")[1]) < self.length(request):
            more = connection.recv(65536).decode()
            if not more:
                return ""
            request += more
        return request

    def length(self, request):
        return next(
            (int(line[16:]) for line in request.split("\r\n") if line.startswith("Content-Length: ")), 0
        )


def raw(status, body=b"", headers=b"", connection=b"close"):
    lines = b"HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: %s\r\n%s\r\n%s"
    return lines % (status, len(body), connection, headers, body)


@pytest.fixture
def serve():
    servers = []

    def start(answer):
        servers.append(OneAnswer(answer))
        return sms_from(servers[-1].url), servers[-1]

    yield start
    for server in servers:
        server.socket.close()


@pytest.mark.parametrize(
    ("answer", "sent", "found"),
    [
        (raw(b"201 Created", b"not json"), Verdict.ACCEPTED, Verdict.UNCERTAIN),
        (raw(b"200 OK", b"[]", b"Content-Type: application/json\r\n"), Verdict.ACCEPTED, Verdict.ACCEPTED),
        (raw(b"404 Not Found", b"<h1>?</h1>"), Verdict.LATER, Verdict.UNCERTAIN),
        (raw(b"405 Not Allowed"), Verdict.LATER, Verdict.UNCERTAIN),
        (raw(b"301 Moved", b"", b"Location: http://example.org/\r\n"), Verdict.LATER, Verdict.UNCERTAIN),
        (raw(b"429 Too Many", b"", b"Retry-After: soon\r\n"), Verdict.BUSY, Verdict.LATER),
        (raw(b"502 Bad Gateway"), Verdict.UNCERTAIN, Verdict.LATER),
        (raw(b"504 Timeout"), Verdict.UNCERTAIN, Verdict.LATER),
        (b"", Verdict.UNCERTAIN, Verdict.LATER),
        (b"220 smtp.example.org ESMTP\r\n", Verdict.UNCERTAIN, Verdict.LATER),
    ],
)
def test_what_other_servers_say(serve, answer, sent, found):
    way, _server = serve(answer)
    assert (way.send(SMS).verdict, way.look_up("k1").verdict) == (sent, found)


def test_one_connection_is_kept(serve):
    way, server = serve(raw(b"201 Created", b"{}", connection=b"keep-alive"))
    for _ in range(5):
        assert way.send(SMS).verdict is Verdict.ACCEPTED
    assert server.connections == 1


def test_a_connection_that_was_closed_is_opened_anew(serve):
    way, server = serve(raw(b"201 Created", b"{}", connection=b"open"))  # it does not say that it will close
    for _ in range(3):
        assert way.send(SMS).verdict is Verdict.ACCEPTED
        time.sleep(0.05)
    assert server.connections == 3


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (raw(b"404 Not Found", b"{}", b"Content-Type: application/json\r\n"), True),
        (raw(b"404 Not Found", b"<h1>?</h1>"), False),
        (raw(b"405 Not Allowed"), False),
        (raw(b"503 Down"), False),
    ],
)
def test_a_gateway_shows_whether_it_can_be_asked(serve, answer, asked):
    way, _server = serve(answer)
    assert way.can_be_asked() is asked


# --- The other ways of SMS ---


def test_a_folder_gets_a_file_for_each_message(tmp_path):
    way = sms_from(f"file://{tmp_path}/sms")
    assert way.look_up("k1").verdict is Verdict.ABSENT
    assert way.send(SMS).verdict is way.send(SMS).verdict is Verdict.ACCEPTED
    assert way.look_up("k1").verdict is Verdict.ACCEPTED
    (file,) = (tmp_path / "sms").iterdir()
    assert json.loads(file.read_text())["to"] == SMS.to


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "sms").write_text("a file")
    assert sms_from(f"file://{tmp_path}/sms").send(SMS).verdict is Verdict.LATER


def test_the_console_prints(capsys):
    assert sms_from("console:").send(SMS).verdict is Verdict.ACCEPTED
    assert capsys.readouterr().out == "SMS +255700000001: You have a message.\n"
    assert sms_from("console:").look_up("k1").verdict is Verdict.UNCERTAIN


def test_without_a_gateway_every_sms_is_listed():
    assert sms_from("none:").send(SMS).verdict is Verdict.REFUSED


@pytest.mark.parametrize("url", ["", "sms:", "none", "ftp://example.org/", "http:///path"])
def test_a_wrong_sms_url_is_refused_at_the_start(settings, url):
    settings.SMS_URL = url
    with pytest.raises(ImproperlyConfigured):
        way_for("sms")
    assert [error.id for error in sms_url_is_understood(None)] == ["post.E001"]


# --- E-mail ---


def test_a_letter_is_neutral_and_always_the_same(smtp):
    assert Email().send(LETTER).verdict is Email().send(LETTER).verdict is Verdict.ACCEPTED
    first, second = smtp.messages
    assert first["Message-ID"] == second["Message-ID"] == message_id("k1") == "<k1@example.org>"
    assert (first["From"], first["To"], first["Subject"]) == (
        "Ujumbe <ujumbe@example.org>",
        LETTER.to,
        "Reminder",
    )
    assert first["Auto-Submitted"] == "auto-generated"
    assert first.get_content().strip() == LETTER.text


@pytest.mark.parametrize(
    ("reply", "verdict", "code"),
    [
        ("550 No such mailbox", Verdict.REFUSED, "smtp-550"),
        ("451 Come again", Verdict.LATER, "smtp-451"),
    ],
)
@pytest.mark.parametrize("where", ["handle_RCPT", "handle_DATA"])
def test_what_a_mail_server_refuses(smtp, reply, verdict, code, where):
    async def refuse(*args):
        return reply

    setattr(smtp, where, refuse)
    answer = Email().send(LETTER)
    assert (answer.verdict, answer.code) == (verdict, code)


def test_a_mail_server_that_is_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    answer = Email().send(LETTER)
    assert (answer.verdict, answer.code) == (Verdict.LATER, "ConnectionRefusedError")
