"""She is written to in her own hours, in every zone and on every day of the year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.reminders.hours import is_kind, last_kind_hour, next_kind_hour

DAR = ZoneInfo("Africa/Dar_es_Salaam")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(
    ["Africa/Dar_es_Salaam", "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]
)


@st.composite
def hours(draw):
    first = draw(st.integers(0, 22))
    return first, draw(st.integers(first + 2, 24))


@pytest.mark.parametrize(
    ("when", "following", "preceding"),
    [
        ("2026-12-01 22:30", "2026-12-02 08:00", "2026-12-01 19:59"),
        ("2026-12-02 03:00", "2026-12-02 08:00", "2026-12-01 19:59"),
        ("2026-12-01 20:00", "2026-12-02 08:00", "2026-12-01 19:59"),
        ("2026-12-01 08:00", "2026-12-01 08:00", "2026-12-01 08:00"),
        ("2026-12-01 19:59", "2026-12-01 19:59", "2026-12-01 19:59"),
        ("2026-12-31 22:00", "2027-01-01 08:00", "2026-12-31 19:59"),
        ("2028-02-28 21:00", "2028-02-29 08:00", "2028-02-28 19:59"),
    ],
)
def test_kind_hours_of_a_day(when, following, preceding):
    at = datetime.fromisoformat(when).replace(tzinfo=DAR)
    assert next_kind_hour(at, 8, 20, DAR).astimezone(DAR).isoformat(" ", "minutes")[:16] == following
    assert last_kind_hour(at, 8, 20, DAR).astimezone(DAR).isoformat(" ", "minutes")[:16] == preceding


def test_the_whole_day_is_kind():
    at = datetime(2026, 12, 1, 3, 0, tzinfo=DAR)
    assert next_kind_hour(at, 0, 24, DAR) == last_kind_hour(at, 0, 24, DAR) == at


@given(MOMENTS, hours(), ZONES)
def test_next_kind_hour_is_kind_and_near(when, hours, name):
    zone = ZoneInfo(name)
    found = next_kind_hour(when, *hours, zone)
    assert is_kind(found, *hours, zone)
    assert when <= found < when + timedelta(hours=26)
    assert next_kind_hour(found, *hours, zone) == found


@given(MOMENTS, hours(), ZONES)
def test_last_kind_hour_is_kind_and_near(when, hours, name):
    zone = ZoneInfo(name)
    found = last_kind_hour(when, *hours, zone)
    assert is_kind(found, *hours, zone)
    assert when - timedelta(hours=26) < found <= when


@given(MOMENTS, hours())
def test_no_kind_moment_is_passed_over(when, hours):
    found = next_kind_hour(when, *hours, DAR)
    between = (when + timedelta(minutes=20 * n) for n in range(int((found - when) / timedelta(minutes=20))))
    assert not any(is_kind(moment, *hours, DAR) for moment in between)
