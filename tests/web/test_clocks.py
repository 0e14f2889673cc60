"""Both clocks, in both languages, without a word of the other."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from coalition.web import clocks

TODAY = dt.date(2026, 11, 23)
TEN_ON_THURSDAY = dt.datetime(2026, 12, 3, 7, 0, tzinfo=dt.UTC)  # ten in Dar es Salaam
GSM_7 = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,.:()'-")


@pytest.fixture(autouse=True)
def _in_dar_es_salaam():
    with timezone.override(ZoneInfo("Africa/Dar_es_Salaam")):
        yield


@pytest.mark.parametrize(
    ("time", "swahili", "english"),
    [
        ("00:00", "saa 6 usiku (00:00)", "12:00 midnight (6:00 Swahili time)"),
        ("03:59", "saa 9 na dakika 59 usiku (03:59)", "3:59 am (9:59 Swahili time)"),
        ("04:00", "saa 10 alfajiri (04:00)", "4:00 am (10:00 Swahili time)"),
        ("05:45", "saa 12 kasorobo alfajiri (05:45)", "5:45 am (11:45 Swahili time)"),
        ("06:00", "saa 12 asubuhi (06:00)", "6:00 am (12:00 Swahili time)"),
        ("07:05", "saa 1 na dakika 5 asubuhi (07:05)", "7:05 am (1:05 Swahili time)"),
        ("08:15", "saa 2 na robo asubuhi (08:15)", "8:15 am (2:15 Swahili time)"),
        ("08:20", "saa 2 na dakika 20 asubuhi (08:20)", "8:20 am (2:20 Swahili time)"),
        ("08:30", "saa 2 na nusu asubuhi (08:30)", "8:30 am (2:30 Swahili time)"),
        ("08:45", "saa 3 kasorobo asubuhi (08:45)", "8:45 am (2:45 Swahili time)"),
        ("10:00", "saa 4 asubuhi (10:00)", "10:00 am (4:00 Swahili time)"),
        ("12:00", "saa 6 mchana (12:00)", "12:00 noon (6:00 Swahili time)"),
        ("12:45", "saa 7 kasorobo mchana (12:45)", "12:45 pm (6:45 Swahili time)"),
        ("15:00", "saa 9 mchana (15:00)", "3:00 pm (9:00 Swahili time)"),
        ("16:00", "saa 10 jioni (16:00)", "4:00 pm (10:00 Swahili time)"),
        ("18:45", "saa 1 kasorobo jioni (18:45)", "6:45 pm (12:45 Swahili time)"),
        ("19:00", "saa 1 usiku (19:00)", "7:00 pm (1:00 Swahili time)"),
        ("23:30", "saa 5 na nusu usiku (23:30)", "11:30 pm (5:30 Swahili time)"),
    ],
)
def test_a_time_is_told_by_both_clocks(time, swahili, english):
    moment = dt.time.fromisoformat(time)
    with translation.override("sw"):
        assert clocks.both_clocks_time(moment) == swahili
    with translation.override("en"):
        assert clocks.both_clocks_time(moment) == english


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("sw", "Alhamisi 3 Des, saa 4 asubuhi (10:00)", "3 Des, saa 4 asubuhi (10:00)"),
        (
            "en",
            "Thursday 3 Dec, 10:00 am (4:00 Swahili time)",
            "3 Dec, 10:00 am (4:00 Swahili time)",
        ),
    ],
)
def test_a_moment_is_its_local_day_and_both_clocks(language, long, short):
    with translation.override(language):
        assert clocks.both_clocks(TEN_ON_THURSDAY, today=TODAY) == long
        assert clocks.both_clocks(TEN_ON_THURSDAY, today=TODAY, short=True) == short


def test_the_local_day_counts_and_not_that_of_greenwich():
    late = dt.datetime(2026, 12, 3, 22, 30, tzinfo=dt.UTC)
    with translation.override("sw"):
        assert clocks.both_clocks(late, today=TODAY) == "Ijumaa 4 Des, saa 7 na nusu usiku (01:30)"
        assert clocks.day(late, today=TODAY) == "Ijumaa 4 Des"


def test_another_year_is_named():
    with translation.override("sw"):
        assert clocks.day(dt.date(2027, 1, 1), today=TODAY) == "Ijumaa 1 Jan 2027"
    with translation.override("en"):
        assert clocks.day(dt.date(2025, 6, 1), today=TODAY) == "Sunday 1 Jun 2025"


def test_every_month_and_weekday_has_its_kiswahili_name():
    with translation.override("sw"):
        months = [clocks.day(dt.date(2026, month, 1), today=TODAY, short=True) for month in range(1, 13)]
        weekdays = [clocks.day(dt.date(2026, 11, day), today=TODAY).split()[0] for day in range(23, 30)]
    names = "Jan Feb Mac Apr Mei Jun Jul Ago Sep Okt Nov Des".split()
    assert months == [f"1 {name}" for name in names]
    assert weekdays == "Jumatatu Jumanne Jumatano Alhamisi Ijumaa Jumamosi Jumapili".split()


@pytest.mark.parametrize(
    ("count", "swahili", "english"),
    [
        (0, "dakika 0", "0 minutes"),
        (1, "dakika 1", "1 minute"),
        (8, "dakika 8", "8 minutes"),
        (90, "dakika 90", "90 minutes"),
        (120, "saa 2", "2 hours"),
        (390, "saa 6 na dakika 30", "6 hours 30 minutes"),
        (121, "saa 2 na dakika 1", "2 hours 1 minute"),
    ],
)
def test_a_length_is_told_in_minutes_and_from_two_hours_on_in_hours(count, swahili, english):
    with translation.override("sw"):
        assert clocks.minutes(count) == swahili
    with translation.override("en"):
        assert clocks.minutes(count) == english


@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_minute_of_the_day_fits_an_sms(language):
    with translation.override(language):
        for hour in range(24):
            for minute in range(60):
                assert set(clocks.both_clocks_time(dt.time(hour, minute))) <= GSM_7


def test_filters_write_what_the_functions_say_and_nothing_for_nothing():
    template = Template(
        "{% load clocks %}{{ at|both_clocks }}|{{ at|clock_time }}|{{ on|day }}|{{ on|short_day }}"
        "|{{ length|minutes }}|{{ none|day }}{{ none|both_clocks }}{{ none|clock_time }}{{ none|minutes }}"
    )
    values = {"at": TEN_ON_THURSDAY, "on": dt.date(2026, 12, 3), "length": dt.timedelta(minutes=8)}
    with translation.override("sw"):
        page = template.render(Context(values | {"none": None}))
        day = clocks.day(dt.date(2026, 12, 3))
    assert page == (
        f"{day}, saa 4 asubuhi (10:00)|saa 4 asubuhi (10:00)|{day}|{day.partition(' ')[2]}|dakika 8|"
    )
