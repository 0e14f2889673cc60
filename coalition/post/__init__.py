"""Post: the ways out of the house, e-mail by Django's backend and SMS by what settings.SMS_URL names.

A Message goes in, an Answer with a Verdict comes back, and nothing is raised; what is said, and to whom, is for those
who send (sign-in codes in members, everything else in reminders). ``way_for`` gives the way, ``send_afterwards`` takes
it when the answer to a request is out; message.py says what all ways have in common, email.py, sms.py and gateway.py
(the HTTP protocol) are the ways. No models; imports only coalition.web and coalition.sealing.
"""

import logging
from functools import partial

from django.conf import settings

from coalition.post.email import Email
from coalition.post.message import Answer, Message, Verdict, Way
from coalition.post.sms import sms_from
from coalition.web import afterwards

__all__ = ["Answer", "Message", "Verdict", "Way", "send_afterwards", "way_for"]

log = logging.getLogger(__name__)


def way_for(channel: str) -> Way:
    """The way that serves ``channel``: "email" or "sms"."""
    return Email() if channel == "email" else sms_from(settings.SMS_URL)


def send_afterwards(channel: str, message: Message) -> None:
    """For a code that she waits for: hand it over once the answer is out, so that the clock tells nobody of it."""
    afterwards.do(partial(_send, channel, message))


def _send(channel: str, message: Message) -> None:
    answer = way_for(channel).send(message)
    if answer.verdict is not Verdict.ACCEPTED:
        log.error("A message by %s did not go out (%s).", channel, answer.code)
