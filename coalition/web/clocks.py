"""Days and hours as a member reads them: always both clocks.

The Kiswahili day begins at six in the morning, so ten in the morning is "saa 4 asubuhi". A member may think in
either clock, therefore every time is written in both, whatever the language of the page:
"Alhamisi 3 Des, saa 4 asubuhi (10:00)" and "Thursday 3 Dec, 10:00 am (4:00 Swahili time)".

Telling the time is arithmetic here and not a translation: the two languages cut the day differently. Everything
is written in GSM-7 letters, so that it also fits an SMS.
"""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext

# The hour at which each part of the day begins; before the first it is still night.
PARTS_OF_DAY = [(4, "alfajiri"), (6, "asubuhi"), (12, "mchana"), (16, "jioni"), (19, "usiku")]


def day(date: dt.date, *, today: dt.date | None = None, short: bool = False) -> str:
    """``date`` as "Thursday 3 Dec"; the year is added where it is not this year's."""
    date = _local(date)
    today = today or timezone.localdate()
    text = date_format(date, "j M" if short else "l j M")
    return text if date.year == today.year else f"{text} {date.year}"


def both_clocks(moment: dt.datetime, *, today: dt.date | None = None, short: bool = False) -> str:
    """``moment`` as its day and its time in both clocks."""
    moment = _local(moment)
    return f"{day(moment, today=today, short=short)}, {both_clocks_time(moment)}"


def both_clocks_time(moment: dt.datetime | dt.time) -> str:
    """The time alone, in both clocks."""
    moment = _local(moment)
    if _is_swahili():
        return f"{swahili_clock(moment)} ({moment:%H:%M})"
    return f"{english_clock(moment)} ({_swahili_hour(moment.hour)}:{moment:%M} Swahili time)"


def minutes(count: int) -> str:
    """A length of time: "8 minutes", and in hours from two hours on."""
    hours, rest = divmod(count, 60)
    if count < 120:
        return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
    text = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    if not rest:
        return text
    return f"{text} na {minutes(rest)}" if _is_swahili() else f"{text} {minutes(rest)}"


def swahili_clock(moment: dt.datetime | dt.time) -> str:
    """The time as it is said in Kiswahili: "saa 2 na nusu asubuhi"."""
    hour, minute = moment.hour, moment.minute
    if minute == 45:
        return f"saa {_swahili_hour(hour + 1)} kasorobo {_part_of_day(hour)}"
    past = {0: "", 15: " na robo", 30: " na nusu"}.get(minute, f" na dakika {minute}")
    return f"saa {_swahili_hour(hour)}{past} {_part_of_day(hour)}"


def english_clock(moment: dt.datetime | dt.time) -> str:
    """The time as it is written in English: "8:30 am", "12:00 noon"."""
    whole = {(0, 0): "midnight", (12, 0): "noon"}.get((moment.hour, moment.minute))
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}:{moment:%M} {whole or half}"


def _swahili_hour(hour: int) -> int:
    return (hour - 6) % 12 or 12


def _part_of_day(hour: int) -> str:
    return next((name for begins, name in reversed(PARTS_OF_DAY) if hour >= begins), "usiku")


def _local(moment):
    """``moment`` in the current time zone, where it has one."""
    is_aware = isinstance(moment, dt.datetime) and timezone.is_aware(moment)
    return timezone.localtime(moment) if is_aware else moment


def _is_swahili() -> bool:
    return (get_language() or "sw").startswith("sw")
