"""What phones and the host type and press while a meeting runs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.templatetags.fruits import NAMES
from coalition.web.forms import WordsField


class CodeForm(forms.Form):
    """The six digits that stand on the wall."""

    code = forms.CharField(
        label=_("Number on the wall"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 8}),
    )

    def clean_code(self):
        digits = "".join(letter for letter in self.cleaned_data["code"] if letter.isdigit())
        if len(digits) != 6:
            raise forms.ValidationError(_("The number has 6 digits. Look at the wall again."))
        return digits


class TagForm(forms.Form):
    """The fruit and number that a woman says were hers."""

    fruit = forms.ChoiceField(
        label=_("Your fruit"), choices=list(NAMES.items()), widget=forms.RadioSelect(attrs={"required": True})
    )
    number = forms.IntegerField(
        label=_("Your number"),
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
    )


class KeyForm(forms.Form):
    """The name under which a send is kept once; made with the page, or by the phone."""

    key = forms.UUIDField()


class OfferForm(KeyForm):
    """Words that came too late, offered to the host."""

    text = WordsField(max_length=280)


class GroupForm(forms.Form):
    group = forms.ChoiceField(choices=[("", "-"), *((letter, letter) for letter in "ABCDEF")], required=False)


class SwitchForm(forms.Form):
    """What pause, wall or door is to be from now on."""

    on = forms.TypedChoiceField(choices=[("0", "0"), ("1", "1")], coerce=lambda said: said == "1")
