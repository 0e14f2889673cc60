"""The forms of meetings, a file each noun."""

from coalition.meetings.forms.meeting import (
    ConfirmationForm,
    CorrectionForm,
    FareForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
    NewStepForm,
    ReplyForm,
    SessionForm,
    SheetForm,
    StepForm,
    TurnForm,
    VersionForm,
    WhenForm,
)
from coalition.meetings.forms.room import CodeForm, GroupForm, KeyForm, SwitchForm, TagForm

__all__ = [
    "CodeForm",
    "ConfirmationForm",
    "CorrectionForm",
    "FareForm",
    "GroupForm",
    "KeyForm",
    "MeetingForm",
    "MinutesForm",
    "MoveForm",
    "NewStepForm",
    "ReplyForm",
    "SessionForm",
    "SheetForm",
    "StepForm",
    "SwitchForm",
    "TagForm",
    "TurnForm",
    "VersionForm",
    "WhenForm",
]
