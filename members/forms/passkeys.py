"""What a browser gives when a passkey is made or shown. Whatever it is, it is refused and never a fault of ours."""

from allauth.core import context
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WRONG = (ValueError, TypeError, KeyError, AttributeError, InvalidSignature)


class _PasskeyForm(forms.Form):
    credential = forms.JSONField(widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_credential(self):
        given = self.cleaned_data["credential"]
        try:
            return self.checked(given)
        except (*WRONG, ValidationError) as wrong:
            raise ValidationError(_("It did not work. Try again, or use the numbers of your app.")) from wrong


class NewPasskeyForm(_PasskeyForm):
    def checked(self, given):
        auth.parse_registration_response(given)
        auth.complete_registration(given)
        return given


class PasskeyForm(_PasskeyForm):
    """Gives the authenticator that was shown; counts as a try, as the numbers of her app do."""

    def checked(self, given):
        clear = check_rate_limit(self.user)
        auth.parse_authentication_response(given)
        shown = auth.complete_authentication(self.user, given)
        clear()
        return shown

    def save(self) -> None:
        shown = self.cleaned_data["credential"]
        shown.user = self.user
        post_authentication(context.request, shown)
