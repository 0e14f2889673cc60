"""allauth's own forms, handed the alias of an address in place of the address."""

from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from members.forms.phone_code import MyPhoneForm
from members.models import Member
from members.models.member import email_alias


class PasswordSignInForm(LoginForm):
    """E-mail and password; allauth is handed the address's alias."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your e-mail")

    @property
    def phone_form(self) -> MyPhoneForm | None:
        """What the same page asks first; None in a house that cannot send SMS."""
        return None if settings.SMS_URL == "none:" else MyPhoneForm()

    def clean_login(self):
        self.cleaned_data["login"] = email_alias(self.cleaned_data["login"])
        return super().clean_login()


class CodeSignInForm(RequestLoginCodeForm):
    """E-mail, to which a code is sent if it is known; the answer is the same if it is not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail")

    def clean_email(self):
        self.cleaned_data["email"] = email_alias(self.cleaned_data["email"])
        return super().clean_email()


class ForgottenPasswordForm(ResetPasswordForm):
    """E-mail, to which a link is sent if it is known; it costs the same if it is not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail")

    def clean_email(self):
        self.cleaned_data["email"] = email_alias(self.cleaned_data["email"])
        return super().clean_email()

    def save(self, request, **kwargs):
        """For an unknown address a link is made too, for nobody; our adapter does not send it."""
        self.users = self.users or [Member(pk=0, email_alias=self.cleaned_data["email"])]
        return super().save(request, **kwargs)
