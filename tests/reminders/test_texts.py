"""The words give nothing away, to anybody who reads over her shoulder, in either language."""

import re
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from coalition.reminders import texts
from coalition.reminders.models import Kind

DAR = ZoneInfo("Africa/Dar_es_Salaam")
EVENT = datetime(2026, 12, 3, 10, 0, tzinfo=DAR)
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
FORBIDDEN = re.compile(
    r"gerez|jela|mfung|wafung|mahabusu|kifungo|ustawi|afya|siri|umoja|muungano|mtandao|shirika|kikundi|haki|polisi|hukumu|"
    r"prison|jail|inmate|convict|sentence|offen[cd]|crim|parole|court|police|wellness|care|health|trauma|"
    r"coalition|network|organi[sz]ation|group|justice|member|secret|https?:|www\.|@",
    re.IGNORECASE,
)
EVENTS = [
    EVENT + timedelta(days=days, minutes=minutes)
    for days in (0, 25, 100, 366)
    for minutes in (0, 45, 59, 725)
]
ALL = [
    texts.message(kind, event_at=event, language=language, phone_shared=shared)
    for kind, event, language, shared in product(Kind.values, EVENTS, ("sw", "en"), (True, False))
]


def said(kind, language, *, phone_shared=False):
    return texts.message(kind, event_at=EVENT, language=language, phone_shared=phone_shared)


@pytest.mark.parametrize("words", ALL, ids=lambda words: words.text[:40])
def test_words_give_nothing_away_and_fit_one_sms(words):
    assert FORBIDDEN.findall(f"{words.subject} {words.text}") == []
    assert len(words.text) <= 160
    assert set(words.text + words.subject) <= GSM_7


def test_words_in_english(time_machine):
    time_machine.move_to(EVENT - timedelta(days=2))
    assert said("meeting", "en") == texts.Words(
        "Reminder", "Reminder: meeting on Thursday 3 Dec, 10:00 am (4:00 Swahili time)."
    )
    assert said("task", "en").text == "Reminder: you have a task to do by Thursday 3 Dec."


def test_words_in_kiswahili(time_machine):
    time_machine.move_to(EVENT - timedelta(days=2))
    assert said("meeting", "sw") == texts.Words(
        "Kumbusho", "Kumbusho: mkutano ni Alhamisi 3 Des, saa 4 asubuhi (10:00)."
    )
    assert said("task", "sw").text == "Kumbusho: una kazi ya kufanya. Mwisho ni Alhamisi 3 Des."


@pytest.mark.parametrize(("language", "text"), [("en", "You have a message."), ("sw", "Una ujumbe.")])
@pytest.mark.parametrize("kind", Kind.values)
def test_a_shared_phone_learns_nothing(kind, language, text):
    assert said(kind, language, phone_shared=True) == texts.Words(text, text)
