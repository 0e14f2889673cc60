"""What came of a call."""

from django import forms

from members.models import Call


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(choices=Call.Outcome.choices)
