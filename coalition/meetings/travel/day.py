"""A whole day as one text, and that text looked into again.

Two kinds travel: a prepared day that a laptop takes ALONG, and an ended one that comes HOME.
"""

import json
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from coalition.meetings.models import Meeting
from coalition.meetings.travel.along import may_be_set_up, told_of_house
from coalition.meetings.travel.people import People
from coalition.meetings.travel.rows import read, write_down
from coalition.meetings.travel.table import Refused, carriers, newer, not_ours
from members.models import Coalition
from members.models.member import folded

ALONG, HOME = "along", "home"
OF_A_MEETING = ("title", "place", "starts_at", "ended_at")
MOST_ROWS = 50_000


class Inside(NamedTuple):
    """What was found in a file: ``told`` as the carriers told it."""

    told: dict

    @property
    def mark(self) -> UUID:
        return UUID(self.told["meeting"])

    @property
    def is_home(self) -> bool:
        return self.told["kind"] == HOME


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


def told_meeting(inside: Inside) -> dict:
    """Title, place and times of the day, as they were told."""
    try:
        (line,) = inside.told["rows"]["meetings.Meeting"]
        return {name: read(Meeting._meta.get_field(name), line[name]) for name in OF_A_MEETING}
    except (LookupError, ValueError, TypeError):
        raise not_ours() from None


def counts(inside: Inside) -> list[tuple]:
    """What is in it: headings, and how many."""
    tables = [rows for carrier in carriers() for rows in carrier.carried if rows.says]
    found = [(rows.says, len(inside.told["rows"].get(rows.model, []))) for rows in tables]
    return [(says, number) for says, number in found if number]


def words(inside: Inside) -> list[tuple]:
    """What binds the group: headings with lines, each in the day's words and with a word beside it."""
    try:
        found = [section for carrier in carriers() for section in carrier.words(inside.told)]
    except (LookupError, ValueError, TypeError):
        raise not_ours() from None
    return [(heading, lines) for heading, lines in found if lines]


def notes(inside: Inside, who: dict[str, int | None]) -> list[str]:
    """What to know before it comes in."""
    try:
        return [note for carrier in carriers() for note in carrier.notes(inside.told, who)]
    except (LookupError, ValueError, TypeError):
        raise not_ours() from None


def belongs_here(told: dict) -> bool:
    """Of this house: by its mark, or, from a laptop that was opened alone, by its name."""
    house = Coalition.objects.get()
    return told["house"] == str(house.home or house.mark) or folded(told["house_name"]) == folded(house.name)


def refuse_strangers(inside: Inside) -> None:
    """Raise Refused where the file is another group's, or sets up a laptop and this is none."""
    if inside.is_home and not belongs_here(inside.told):
        raise Refused(_("This day is of a group with another name. It is not taken in here."))
    if not inside.is_home and not may_be_set_up(inside.told):
        raise Refused(_("This file sets up a laptop. Here women belong already, so it is not used here."))


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
