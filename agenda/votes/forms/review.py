"""When the coalition looks again at what it decided."""

from django import forms
from django.utils.translation import gettext_lazy

from coalition.web.forms import DayInput


class ReviewForm(forms.Form):
    review_on = forms.DateField(
        label=gettext_lazy("When do we look at it again?"), widget=DayInput, required=False
    )
