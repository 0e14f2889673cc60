"""Forms of secret votes: drafts, her paper, what two ask for, the hall, and the day of looking at it again (review)."""

from agenda.votes.forms.drafts import DraftForm, NumberForm
from agenda.votes.forms.hall import BoxForm
from agenda.votes.forms.paper import PaperForm
from agenda.votes.forms.review import ReviewForm
from agenda.votes.forms.two import ChangeForm

__all__ = ["BoxForm", "ChangeForm", "DraftForm", "NumberForm", "PaperForm", "ReviewForm"]
