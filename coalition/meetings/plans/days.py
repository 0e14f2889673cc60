"""The days on which a series meets. Plain arithmetic of the calendar: month ends and year ends come out right."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice

from coalition.meetings.models import Series

Rule = Series.Rule
STEPS = {Rule.WEEKLY: timedelta(weeks=1), Rule.FORTNIGHTLY: timedelta(weeks=2)}


def take(
    number: int, *, rule: str, first: date, skipped: Iterable[date] = (), after: date | None = None
) -> list[date]:
    """``number`` days by ``rule``, those ``skipped`` left out; only those after ``after`` where that is told."""
    left_out = set(skipped)
    found = (day for day in days(rule, first) if day not in left_out and (after is None or day > after))
    return list(islice(found, number))


def days(rule: str, first: date) -> Iterator[date]:
    """Every day by ``rule``, without end.

    By weekday a fifth one means the last of each month; by date the 31st means the last day of a shorter month.
    """
    if rule in STEPS:
        return (first + STEPS[Rule(rule)] * number for number in count())
    months = (_month_after(first, number) for number in count())
    if rule == Rule.WEEKDAY:
        return (_weekday(year, month, first.weekday(), (first.day - 1) // 7 + 1) for year, month in months)
    return (date(year, month, min(first.day, monthrange(year, month)[1])) for year, month in months)


def _month_after(first: date, number: int) -> tuple[int, int]:
    years, month = divmod(first.month - 1 + number, 12)
    return first.year + years, month + 1


def _weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The ``which``-th such weekday of the month; the last one where ``which`` is the fifth."""
    first_one = 1 + (weekday - date(year, month, 1).weekday()) % 7
    day = first_one + 7 * (which - 1)
    length = monthrange(year, month)[1]
    return date(year, month, day if day <= length else day - 7)
