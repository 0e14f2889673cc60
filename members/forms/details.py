"""Correct one guarded detail."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from coalition.web.forms import WordsField
from members.models import Lookup


class CorrectForm(forms.Form):
    """What is wrong, and what is right. The old one is not shown: opening it is a deed of its own."""

    detail = forms.ChoiceField(
        label=_("What should be corrected?"), choices=Lookup.Detail, widget=forms.RadioSelect
    )
    value = WordsField(
        label=_("What is right"),
        help_text=_("Leave it empty to delete what stands there."),
        max_length=120,
        required=False,
    )

    def clean(self):
        given = super().clean()
        value = given.get("value", "")
        if value and given.get("detail") == Lookup.Detail.PHONE:
            number = to_python(value)
            if not number or not number.is_valid():
                self.add_error("value", _("This is not a phone number. Write it like this: 0712 345 678."))
            else:
                given["value"] = number.as_e164
        if value and given.get("detail") == Lookup.Detail.EMAIL:
            try:
                validate_email(value)
            except ValidationError:
                self.add_error("value", _("This is not an e-mail address. Look at each letter."))
        return given
