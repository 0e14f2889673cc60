"""The nouns of meetings, a file each."""

from coalition.meetings.models.energy import EnergyCount, EnergyTap
from coalition.meetings.models.feed import Feed
from coalition.meetings.models.hands import HandCount
from coalition.meetings.models.meeting import Attendance, Excused, Meeting
from coalition.meetings.models.minutes import Confirmation, Correction
from coalition.meetings.models.plan import KeptPlan
from coalition.meetings.models.record import Feedback, FeedbackBatch, Note, OfferedWords, Turn
from coalition.meetings.models.reply import Reply
from coalition.meetings.models.room import Participant, Receipt, Room
from coalition.meetings.models.series import Series
from coalition.meetings.models.step import Step
from coalition.meetings.models.travel import Arrival, Parcel

__all__ = [
    "Arrival",
    "Attendance",
    "Confirmation",
    "Correction",
    "EnergyCount",
    "EnergyTap",
    "Excused",
    "Feed",
    "Feedback",
    "FeedbackBatch",
    "HandCount",
    "KeptPlan",
    "Meeting",
    "Note",
    "OfferedWords",
    "Parcel",
    "Participant",
    "Receipt",
    "Reply",
    "Room",
    "Series",
    "Step",
    "Turn",
]
