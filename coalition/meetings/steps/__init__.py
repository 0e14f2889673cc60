"""The kinds of step that meetings itself owns, and StepKind, which every kind is.

settings.MEETING_STEPS says which class runs which kind; ``kind_of`` finds it.
"""

from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, NoInput, StepKind, kind_of
from coalition.meetings.steps.breaks import Break
from coalition.meetings.steps.circle import Circle
from coalition.meetings.steps.energy import Energy
from coalition.meetings.steps.feedback import Feedback
from coalition.meetings.steps.minutes import Minutes
from coalition.meetings.steps.talk import Talk

__all__ = [
    "Break",
    "Circle",
    "Deed",
    "Energy",
    "Feedback",
    "Minutes",
    "NoInput",
    "StepKind",
    "Talk",
    "kind_of",
    "sheets",
]
