from django import forms
from django.utils.translation import gettext_lazy as _


class ReplyForm(forms.Form):
    """Yes or no: one of two buttons."""

    comes = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes")


class FareForm(forms.Form):
    """Help with the fare, and how much where she knows it."""

    needs_fare = forms.BooleanField(label=_("I need help with the fare"), required=False)
    amount = forms.IntegerField(
        label=_("How much, there and back?"),
        min_value=1,
        max_value=10_000_000,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
