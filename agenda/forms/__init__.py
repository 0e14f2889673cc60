"""Forms of the agenda outside a session, a file for each noun."""

from agenda.forms.charter import CharterForm, SpokenYesForm, YesForm
from agenda.forms.rounds import GradesForm, LastDayForm, OpenRoundForm, end_of
from agenda.forms.strategy import SpeakForm, StakeholderForm, StrategyForm, ToRemoveForm

__all__ = [
    "CharterForm",
    "GradesForm",
    "LastDayForm",
    "OpenRoundForm",
    "SpeakForm",
    "SpokenYesForm",
    "StakeholderForm",
    "StrategyForm",
    "ToRemoveForm",
    "YesForm",
    "end_of",
]
