"""Forms of the agenda outside a session, a file for each noun."""

from agenda.forms.charter import CharterForm, SpokenYesForm, YesForm
from agenda.rounds.forms import GradesForm, LastDayForm, OpenRoundForm, SlipsToPrintForm, WeightForm, end_of

__all__ = [
    "CharterForm",
    "GradesForm",
    "LastDayForm",
    "OpenRoundForm",
    "SlipsToPrintForm",
    "SpokenYesForm",
    "WeightForm",
    "YesForm",
    "end_of",
]
