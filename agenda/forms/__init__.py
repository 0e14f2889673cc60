"""Forms of the agenda outside a session, a file for each noun."""

from agenda.forms.brief import BriefForm, EvidenceForm
from agenda.forms.charter import CharterForm, SpokenYesForm, YesForm
from agenda.forms.petition import HandOverForm, PetitionForm, ResultForm, SheetsForm, SignForm
from agenda.forms.rounds import GradesForm, LastDayForm, OpenRoundForm, SlipsToPrintForm, WeightForm, end_of
from agenda.forms.story import AnswerForm, AskStoryForm, NewStoryForm, StoryForHerForm, StoryForm
from agenda.forms.strategy import SeenForm, SpeakForm, StakeholderForm, StrategyForm, ToRemoveForm

__all__ = [
    "AnswerForm",
    "AskStoryForm",
    "BriefForm",
    "CharterForm",
    "EvidenceForm",
    "GradesForm",
    "HandOverForm",
    "LastDayForm",
    "NewStoryForm",
    "OpenRoundForm",
    "PetitionForm",
    "ResultForm",
    "SeenForm",
    "SheetsForm",
    "SignForm",
    "SlipsToPrintForm",
    "SpeakForm",
    "SpokenYesForm",
    "StakeholderForm",
    "StoryForHerForm",
    "StoryForm",
    "StrategyForm",
    "ToRemoveForm",
    "WeightForm",
    "YesForm",
    "end_of",
]
