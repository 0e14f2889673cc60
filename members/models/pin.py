import re
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.db import models

from members.models.member import Member

_ROWS = "01234567890 09876543210"


def is_easily_guessed(pin: str) -> bool:
    """One digit, a row, a pattern that repeats, or something that looks like a birthday or a year."""
    repeats = re.fullmatch(r"(\d{1,3})\1+", pin)
    year = re.match(r"(19|20)\d\d", pin) or re.match(r"(19|20)\d\d", pin[2:])
    return bool(repeats or year or pin in _ROWS or _is_day(pin, "%d%m%y") or _is_day(pin, "%y%m%d"))


def _is_day(pin: str, order: str) -> bool:
    try:
        datetime.strptime(pin, order)  # noqa: DTZ007 only whether there is such a day
    except ValueError:
        return False
    return True


class Pin(models.Model):
    """Six digits by which a woman shows, in the middle of a visit, that it is still she who holds the phone."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="pin")
    secret = models.CharField(max_length=128)

    def __str__(self):
        return f"PIN of {self.member_id}"

    def fits(self, pin: str) -> bool:
        return check_password(pin, self.secret)
