"""Signing in by a code sent to a phone: the number, the code, and who she is where several share the number."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from coalition.web.forms import WordsField
from members.forms.cards import PIN_INPUT

_CODE_INPUT = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 12, "class": "code"}


class AnyPhoneField(PhoneNumberField):
    """A number as people write it: 0712…, 712…, 255712…, 00255712…, +255…, with spaces, dashes and brackets."""

    def to_python(self, value):
        return super().to_python(re.sub(r"^\s*00", "+", value) if isinstance(value, str) else value)


class MyPhoneForm(forms.Form):
    phone = AnyPhoneField(
        label=_("Your phone number"),
        help_text=_("As you always write it, for example 0712 345 678."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "maxlength": 30}),
        error_messages={"invalid": _("This is not a phone number. Write it like this: 0712 345 678.")},
    )

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"].as_e164


class PhoneCodeForm(forms.Form):
    code = forms.CharField(
        label=_("The 6 numbers of your code"), max_length=20, widget=forms.TextInput(attrs=_CODE_INPUT)
    )

    def clean_code(self) -> str:
        code = re.sub(r"\D", "", self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]{6}", code):
            raise ValidationError(_("Write six numbers."))
        return code


class WhoAmIForm(forms.Form):
    """No list to choose from: whoever holds the phone must not learn who shares it."""

    who = WordsField(label=_("Your member number or your name"), max_length=60)
    pin = forms.CharField(
        label=_("Your PIN"), max_length=20, widget=forms.PasswordInput(attrs=PIN_INPUT), strip=True
    )
