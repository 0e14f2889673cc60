from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting, Step
from coalition.web.clocks import day
from coalition.web.forms import WordsField


class CorrectionForm(forms.Form):
    """What is right, and of which part of the day."""

    step = forms.ModelChoiceField(
        label=_("Which part?"),
        queryset=Step.objects.none(),
        required=False,
        empty_label=_("The whole day"),
        widget=forms.Select(attrs={"data-words": ""}),
    )
    text = WordsField(label=_("What is right"), max_length=280, rows=3)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = meeting.steps.filter(state=Step.State.SAVED)


class ConfirmationForm(forms.Form):
    """Which meeting said yes, and how many women."""

    at = forms.ModelChoiceField(label=_("Which meeting?"), queryset=Meeting.objects.none(), empty_label=None)
    women = forms.IntegerField(label=_("How many said yes"), min_value=1, max_value=10_000)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].queryset = meetings
        self.fields["at"].label_from_instance = lambda meeting: day(meeting.starts_at)
