"""The code of her authenticator app: while signing in, at the door of the register, and when it is set up."""

from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members import second_factor

_CODE_INPUT = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "maxlength": 12,
    "class": "code",
    "spellcheck": "false",
}


class AuthenticatorForm(AuthenticateForm):
    """The six numbers that her app shows now, or eight of a recovery code; each opens once."""

    code = forms.CharField(
        label=_("The 6 numbers in your app"),
        help_text=_("Without your phone: the 8 numbers of a recovery code you have not used."),
        widget=forms.TextInput(attrs=_CODE_INPUT),
    )

    def clean_code(self):
        code = super().clean_code()
        if not second_factor.is_first_use(self.user, code):
            raise ValidationError(_("This code was used. Wait until your app shows the next one."))
        return code


class NewAuthenticatorForm(forms.Form):
    """Shows that the app was set up; ``fits`` says whether the code is right."""

    code = forms.CharField(label=_("The 6 numbers in your app"), widget=forms.TextInput(attrs=_CODE_INPUT))

    def __init__(self, *args, fits, **kwargs):
        super().__init__(*args, **kwargs)
        self.fits = fits

    def clean_code(self):
        if not self.fits(self.cleaned_data["code"].replace(" ", "")):
            raise ValidationError(_("That is not right. Look again. Is the clock of your phone right?"))
        return self.cleaned_data["code"]
