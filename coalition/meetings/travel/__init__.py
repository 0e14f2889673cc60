"""A day between two machines: what of it travels in a file, and how it is taken in again.

settings.DAY_CARRIERS names for each app the class that tells its part of a day and takes it in, as MEETING_STEPS does
for steps; lower apps first. table.py says what such a class is, rows.py writes rows down and makes them anew,
people.py knows women by number and name, day.py makes the whole of it, of_meetings.py is the part of meetings.

A file holds no seat, no receipt and no time of a send, so nothing in it can tie a woman to her words; nothing of
wellness but what the group wrote for itself.
"""

from coalition.meetings.travel.along import knows_her
from coalition.meetings.travel.day import (
    contents_of,
    counts,
    look_into,
    notes,
    refuse_strangers,
    told_along,
    told_home,
    told_meeting,
    words,
)
from coalition.meetings.travel.people import Known, known_people, who_is_who
from coalition.meetings.travel.table import DayCarrier, Refused, Rows, Taking, carriers, models_of_a_day

__all__ = [
    "DayCarrier",
    "Known",
    "Refused",
    "Rows",
    "Taking",
    "carriers",
    "contents_of",
    "counts",
    "known_people",
    "knows_her",
    "look_into",
    "models_of_a_day",
    "notes",
    "refuse_strangers",
    "told_along",
    "told_home",
    "told_meeting",
    "who_is_who",
    "words",
]
