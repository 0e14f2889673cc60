"""The ways out of the house: e-mail by Django's backend, SMS by what settings.SMS_URL names.

A notice inside the application has no module here: its row is all there is to it.
"""

from django.conf import settings

from coalition.reminders.channels.base import Answer, Message, Verdict, Way
from coalition.reminders.channels.email import Email
from coalition.reminders.channels.sms import sms_from

__all__ = ["Answer", "Message", "Verdict", "Way", "way_for"]


def way_for(channel: str) -> Way:
    """The way that serves ``channel``."""
    return Email() if channel == "email" else sms_from(settings.SMS_URL)
