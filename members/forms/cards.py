"""Signing in without e-mail, and showing again who she is."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Member
from members.models.member import folded
from members.models.pin import is_easily_guessed

_CARD_INPUT = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
PIN_INPUT = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 6, "pattern": "[0-9]*"}


class CardForm(forms.Form):
    """What stands on her card, typed in any way."""

    number = forms.CharField(
        label=_("The number on your card"), max_length=20, widget=forms.TextInput(attrs=_CARD_INPUT)
    )
    words = forms.CharField(
        label=_("The letters on your card"),
        help_text=_("12 letters and numbers. Small or big, with or without spaces."),
        max_length=40,
        widget=forms.TextInput(attrs=_CARD_INPUT),
    )


class WhichWomanForm(forms.Form):
    """The woman who stands beside the facilitator: by her number, or her name where only one is called so."""

    who = WordsField(label=_("Her number or her name"), max_length=60)

    def __init__(self, *args, may_help, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_help = may_help

    def clean_who(self):
        found = list(self._called(self.cleaned_data["who"])[:2])
        if not found:
            raise ValidationError(_("We find nobody by this number or name."))
        if len(found) > 1:
            raise ValidationError(_("More than one woman is called so. Write her number."))
        if not self.may_help(found[0]):
            raise ValidationError(_("She holds a role. The membership admin helps her, or her own e-mail."))
        return found[0]

    @staticmethod
    def _called(who: str):
        women = Member.objects.active()
        return women.with_typed_number(who) | women.filter(name_key=folded(who))


class NewCardForm(forms.Form):
    """One box, for who keeps the register: a facilitator cannot put a PIN away."""

    forget_pin = forms.BooleanField(
        label=_("She does not know her PIN any more: let her choose a new one"), required=False
    )

    def __init__(self, *args, may_forget_pin, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_forget_pin:
            del self.fields["forget_pin"]


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("Six numbers that only you know"),
        help_text=_("Not your birthday, not 123456."),
        widget=forms.PasswordInput(attrs=PIN_INPUT),
    )
    again = forms.CharField(
        label=_("The same six numbers again"), widget=forms.PasswordInput(attrs=PIN_INPUT)
    )

    def clean_pin(self):
        pin = self.cleaned_data["pin"]
        if not re.fullmatch(r"[0-9]{6}", pin):
            raise ValidationError(_("Write six numbers."))
        if is_easily_guessed(pin):
            raise ValidationError(_("These numbers are easy to guess. Choose others."))
        return pin

    def clean(self):
        if "pin" in self.cleaned_data and self.cleaned_data["pin"] != self.cleaned_data.get("again"):
            self.add_error("again", _("The two are not the same. Write them again."))


class ProofForm(forms.Form):
    """Her PIN, her password, or the code that was just sent to her; ``fits`` says whether it is right."""

    answer = forms.CharField(max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, label, fits, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = label
        self.fits = fits

    def clean_answer(self):
        if not self.fits(self.cleaned_data["answer"].strip()):
            raise ValidationError(_("That is not right. Look again."))
        return self.cleaned_data["answer"]
