"""Post: the ways out of the house, e-mail by Django's backend and SMS by what settings.SMS_URL names.

A Message goes in, an Answer with a Verdict comes back, and nothing is raised; what is said, and to whom, is for those
who send (sign-in codes in members, everything else in reminders). ``way_for`` gives the way; message.py says what all
ways have in common, email.py, sms.py and gateway.py (the HTTP protocol) are the ways. No models; imports only
coalition.web and coalition.sealing.
"""

from django.conf import settings

from coalition.post.email import Email
from coalition.post.message import Answer, Message, Verdict, Way
from coalition.post.sms import sms_from

__all__ = ["Answer", "Email", "Message", "Verdict", "Way", "sms_from", "way_for"]


def way_for(channel: str) -> Way:
    """The way that serves ``channel``: "email" or "sms"."""
    return Email() if channel == "email" else sms_from(settings.SMS_URL)
