"""The words that leave the house, by kind and channel.

Anybody may read over her shoulder: no text names a coalition, a woman, a place, a task's title or a meeting's
subject, and a phone that others read gets no more than "You have a message". An SMS is one part long
(160 characters of GSM-7).
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from coalition.web import clocks


@dataclass(frozen=True)
class Words:
    subject: str
    text: str


def notice(kind: str, *, event_at: datetime) -> str:
    """What a notice inside the application says, in the active language."""
    return _KINDS[kind](event_at)


def message(kind: str, *, event_at: datetime, language: str, phone_shared: bool) -> Words:
    """What an e-mail or an SMS says, in her language."""
    with translation.override(language):
        if phone_shared:
            # Translators: sw "Una ujumbe." Says nothing more, on purpose: others read this phone.
            text = _("You have a message.")
            return Words(subject=text, text=text)
        # Translators: sw "Kumbusho"; the subject of an e-mail.
        return Words(subject=_("Reminder"), text=notice(kind, event_at=event_at))


def _meeting(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: mkutano ni %(when)s." e.g. "Alhamisi 3 Des, saa 4 asubuhi (10:00)"; GSM-7 letters only.
    return _("Reminder: meeting on %(when)s.") % {"when": clocks.both_clocks(event_at)}


def _task(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: una kazi ya kufanya. Mwisho ni %(day)s." e.g. "Alhamisi 3 Des"; GSM-7 letters only.
    return _("Reminder: you have a task to do by %(day)s.") % {"day": clocks.day(event_at)}


def _term(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: kuna kipindi kinachoisha %(day)s." A role's term; says not whose; GSM-7 only.
    return _("Reminder: a term ends on %(day)s.") % {"day": clocks.day(event_at)}


def _question(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: swali linasubiri jibu lako hadi %(day)s." Says not which question; GSM-7 letters only.
    return _("Reminder: a question waits for your answer until %(day)s.") % {"day": clocks.day(event_at)}


def _vote(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: unaombwa jibu lako kabla ya %(when)s." Says not about what; GSM-7 letters only.
    return _("Reminder: your answer is asked for before %(when)s.") % {"when": clocks.both_clocks(event_at)}


def _review(event_at: datetime) -> str:
    # Translators: sw "Kumbusho: kuna jambo la kuangalia tena %(day)s." Says not what; GSM-7 letters only.
    return _("Reminder: there is something to look at again on %(day)s.") % {"day": clocks.day(event_at)}


_KINDS = {
    "meeting": _meeting,
    "task": _task,
    "term": _term,
    "question": _question,
    "vote": _vote,
    "review": _review,
}
