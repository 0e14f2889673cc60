"""The forms of meetings, a file each noun."""

from coalition.meetings.forms.meeting import (
    MeetingForm,
    MinutesForm,
    SessionForm,
    SheetForm,
    TurnForm,
    WhenForm,
)
from coalition.meetings.forms.plan import (
    ChosenForm,
    MoveForm,
    NewStepForm,
    NowForm,
    PlanNameForm,
    StepForm,
    VersionForm,
)
from coalition.meetings.forms.record import ConfirmationForm, CorrectionForm
from coalition.meetings.forms.replies import FareForm, ReplyForm
from coalition.meetings.forms.room import CodeForm, GroupForm, KeyForm, OfferForm, SwitchForm, TagForm
from coalition.meetings.forms.series import MoreForm, MoveMeetingForm, SeriesForm
from coalition.meetings.forms.travel import BringForm, MeForm, WhoForm

__all__ = [
    "BringForm",
    "ChosenForm",
    "CodeForm",
    "ConfirmationForm",
    "CorrectionForm",
    "FareForm",
    "GroupForm",
    "KeyForm",
    "MeForm",
    "MeetingForm",
    "MinutesForm",
    "MoreForm",
    "MoveForm",
    "MoveMeetingForm",
    "NewStepForm",
    "NowForm",
    "OfferForm",
    "PlanNameForm",
    "ReplyForm",
    "SeriesForm",
    "SessionForm",
    "SheetForm",
    "StepForm",
    "SwitchForm",
    "TagForm",
    "TurnForm",
    "VersionForm",
    "WhenForm",
    "WhoForm",
]
