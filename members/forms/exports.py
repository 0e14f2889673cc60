"""Lists that go out: which kind of file, and with names what they are for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Export


class ExportForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which kind of file?"), choices=Export.Kind.choices, initial=Export.Kind.XLSX
    )


class NamesForm(forms.ModelForm):
    """Who approves it reads the reason, and so does each woman whose phone or address is in it."""

    reason = WordsField(
        label=_("What is it for?"),
        max_length=200,
        help_text=_("Who approves it reads this, and each woman whose phone or e-mail stands in it."),
    )

    class Meta:
        model = Export
        fields = ["what", "kind", "reason"]
        widgets = {"what": forms.RadioSelect}
