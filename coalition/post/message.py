"""What every way out has in common: a message goes in, an answer comes back, and nothing is raised."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Protocol


class Verdict(Enum):
    ACCEPTED = auto()  # the gateway has it
    REFUSED = auto()  # it will never take this one
    LATER = auto()  # it certainly has not got it; try again
    BUSY = auto()  # the same, and it said how long to wait
    UNCERTAIN = auto()  # it may or may not have it
    ABSENT = auto()  # asked for a key: it certainly has not got it, or to send again does no harm


@dataclass(frozen=True)
class Answer:
    """What the gateway said; ``code`` is for people who look at the list, never a text or an address."""

    verdict: Verdict
    code: str = ""
    provider_id: str = ""
    wait: timedelta | None = None


@dataclass(frozen=True)
class Message:
    to: str
    subject: str
    text: str
    key: str


class Way(Protocol):
    def send(self, message: Message) -> Answer:
        """Hand ``message`` over, once."""

    def can_be_asked(self) -> bool:
        """Whether ``look_up`` finds out what was handed over; where it does not, one message is sent at a time."""

    def look_up(self, key: str) -> Answer:
        """Whether the message called ``key`` was handed over: ACCEPTED, ABSENT, LATER (ask again) or UNCERTAIN."""
