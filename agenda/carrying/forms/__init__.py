"""Forms of how issues are carried, called as the actions and views they belong to."""

from agenda.carrying.forms.briefs import BriefForm, EvidenceForm
from agenda.carrying.forms.petitions import HandOverForm, PetitionForm, ResultForm, SheetsForm, SignForm
from agenda.carrying.forms.stories import AnswerForm, AskStoryForm, NewStoryForm, StoryForHerForm, StoryForm
from agenda.carrying.forms.strategies import SpeakForm, StakeholderForm, StrategyForm, ToRemoveForm

__all__ = [
    "AnswerForm",
    "AskStoryForm",
    "BriefForm",
    "EvidenceForm",
    "HandOverForm",
    "NewStoryForm",
    "PetitionForm",
    "ResultForm",
    "SheetsForm",
    "SignForm",
    "SpeakForm",
    "StakeholderForm",
    "StoryForHerForm",
    "StoryForm",
    "StrategyForm",
    "ToRemoveForm",
]
