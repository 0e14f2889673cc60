"""A whole day as one text, and that text looked into again.

Two kinds travel: a prepared day that a laptop takes ALONG, and an ended one that comes HOME.
"""

import json
from typing import NamedTuple
from uuid import UUID

from coalition.meetings.models import Meeting
from coalition.meetings.travel.along import told_of_house
from coalition.meetings.travel.people import People
from coalition.meetings.travel.rows import write_down
from coalition.meetings.travel.table import carriers, newer, not_ours
from members.models import Coalition
from members.models.member import folded

ALONG, HOME = "along", "home"
MOST_ROWS = 50_000


def told_home(meeting: Meeting) -> dict:
    """Everything of an ended day that travels."""
    people = People()
    tables = [rows for carrier in carriers() for rows in carrier.carried]
    told = _told(HOME, meeting)
    told["rows"] = write_down(tables, meeting, people)
    for carrier in carriers():
        told |= carrier.tell(meeting)
    return told | {"people": people.names}


def told_along(meeting: Meeting) -> dict:
    """What a laptop needs to run a prepared day: the plan, those who may come, and what holds."""
    people = People()
    tables = [rows for carrier in carriers() for rows in carrier.carried]
    plan = [rows for rows in tables if rows.model in ("meetings.Meeting", "meetings.Step")]
    told = _told(ALONG, meeting)
    told["rows"] = write_down(plan, meeting, people)
    for carrier in carriers():
        told |= carrier.tell_along()
    return told | told_of_house() | {"people": people.names}


def _told(kind: str, meeting: Meeting) -> dict:
    house = Coalition.objects.get()
    home = str(house.home or house.mark)
    return {"kind": kind, "meeting": str(meeting.mark), "house": home, "house_name": house.name}


def contents_of(told: dict) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


class Inside(NamedTuple):
    """What was found in a file: ``told`` as the carriers told it."""

    told: dict

    @property
    def mark(self) -> UUID:
        return UUID(self.told["meeting"])

    @property
    def is_home(self) -> bool:
        return self.told["kind"] == HOME


def belongs_here(told: dict) -> bool:
    """Of this house: by its mark, or, from a laptop that was opened alone, by its name."""
    house = Coalition.objects.get()
    return told["house"] == str(house.home or house.mark) or folded(told["house_name"]) == folded(house.name)


def look_into(contents: bytes) -> Inside:
    """The day in ``contents``; raises Refused where it is none, or was told by a newer program."""
    try:
        told = json.loads(contents)
        inside = Inside(told)
        counted = sum(len(lines) for lines in told["rows"].values())
        whole = {"house", "house_name", "people"} <= set(told) and inside.mark
    except (ValueError, KeyError, TypeError, AttributeError):
        raise not_ours() from None
    if not whole or counted > MOST_ROWS:
        raise not_ours()
    known = {rows.model for carrier in carriers() for rows in carrier.carried}
    if told["kind"] not in (ALONG, HOME) or not set(told["rows"]) <= known:
        raise newer()
    return inside
