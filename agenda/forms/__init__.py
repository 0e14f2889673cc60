"""Forms of the agenda outside a session, a file for each noun."""

from agenda.forms.charter import CharterForm, SpokenYesForm, YesForm
from agenda.forms.strategy import SpeakForm, StakeholderForm, StrategyForm, ToRemoveForm

__all__ = [
    "CharterForm",
    "SpeakForm",
    "SpokenYesForm",
    "StakeholderForm",
    "StrategyForm",
    "ToRemoveForm",
    "YesForm",
]
