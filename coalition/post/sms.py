"""SMS by what settings.SMS_URL names: the console, a folder, nobody, or an HTTP gateway."""

import json
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from coalition.post.gateway import Gateway
from coalition.post.message import Answer, Message, Verdict, Way


@lru_cache(maxsize=8)
def sms_from(url: str) -> Way:
    """The way that ``url`` names; one object for each, so that its connection is kept."""
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and parts.hostname:
        return Gateway(url)
    if parts.scheme == "file" and parts.path:
        return Folder(Path(parts.path))
    if url in ("console:", "none:"):
        return Console() if url == "console:" else Nobody()
    raise ImproperlyConfigured(
        "SMS_URL must be console:, file:///folder, none: or http(s)://user:token@host/path."
    )


class Console:
    """For a laptop: prints instead of sending."""

    def send(self, message: Message) -> Answer:
        print(f"SMS {message.to}: {message.text}", flush=True)  # noqa: T201
        return Answer(Verdict.ACCEPTED, code="printed")

    def can_be_asked(self) -> bool:
        return False

    def look_up(self, key: str) -> Answer:
        return Answer(Verdict.UNCERTAIN, code="no-lookup")


class Folder:
    """For trying out: one file for each message, named by its key."""

    def __init__(self, folder: Path):
        self.folder = folder

    def send(self, message: Message) -> Answer:
        fields = {"to": message.to, "text": message.text, "sender": settings.SMS_SENDER, "key": message.key}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._path(message.key).write_text(json.dumps(fields))
        except OSError as error:
            return Answer(Verdict.LATER, code=type(error).__name__)
        return Answer(Verdict.ACCEPTED, code="written", provider_id=message.key)

    def can_be_asked(self) -> bool:
        return True

    def look_up(self, key: str) -> Answer:
        if self._path(key).exists():
            return Answer(Verdict.ACCEPTED, code="found", provider_id=key)
        return Answer(Verdict.ABSENT)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


class Nobody:
    """No gateway: every SMS is refused, and so stands on the list that a person looks at."""

    def send(self, message: Message) -> Answer:
        return Answer(Verdict.REFUSED, code="no-gateway")

    def can_be_asked(self) -> bool:
        return True

    def look_up(self, key: str) -> Answer:
        return Answer(Verdict.ABSENT)
