"""What to look for in the record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import OF_THIS_CENTURY, DayInput, WordsField
from members.models import Verb


class RecordForm(forms.Form):
    """Whatever is left empty or makes no sense narrows nothing."""

    verb = forms.ChoiceField(label=_("Did what"), choices=[("", _("All")), *Verb.choices], required=False)
    who = WordsField(label=_("By or about whom: name or number"), max_length=60, required=False)
    day = forms.DateField(
        label=_("Day"),
        widget=DayInput,
        required=False,
        validators=OF_THIS_CENTURY,
    )

    def looked_for(self) -> dict:
        """What is asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
