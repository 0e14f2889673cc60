"""Forms of members: sign-in by address, invitations, her own page, the first start."""

from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Coalition, Invitation, Member, Role, SafeContact
from members.models.member import email_alias


class PasswordSignInForm(LoginForm):
    """E-mail and password; allauth is handed the address's alias."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your e-mail")

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
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail")

    def clean_email(self):
        self.cleaned_data["email"] = email_alias(self.cleaned_data["email"])
        return super().clean_email()


class InvitationForm(forms.ModelForm):
    name_used = WordsField(label=_("Name she wants to be called"), max_length=60)
    email = forms.EmailField(label=_("Her e-mail address"))
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Member")), *Role.choices], initial=""
    )

    class Meta:
        model = Invitation
        fields = ["name_used", "email", "language", "role"]

    def clean_email(self):
        email = self.cleaned_data["email"]
        if Member.objects.with_email(email).exists():
            raise ValidationError(_("A member already has this address. She can sign in with it."))
        return email


class AcceptForm(forms.Form):
    """Whoever holds the link must know the address it was made for."""

    email = forms.EmailField(label=_("Your e-mail"))
    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, initial={"name_used": invitation.name_used}, **kwargs)
        self.invitation = invitation

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email_alias(email) != email_alias(self.invitation.email):
            raise ValidationError(_("This link was made for another address. Ask for a link of your own."))
        return email


class StartForm(forms.ModelForm):
    """The first day of an empty house: its name and language, and its first admin."""

    name = WordsField(
        label=_("Name of your group, as others may see it"),
        max_length=40,
        help_text=_("Choose a name that tells strangers nothing."),
    )
    my_name = WordsField(label=_("What should we call you?"), max_length=60)
    email = forms.EmailField(label=_("Your e-mail"))
    password = forms.CharField(
        label=_("Choose a password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 8 letters or numbers."),
    )

    class Meta:
        model = Coalition
        fields = ["name", "language"]

    def clean_password(self):
        password_validation.validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]


class MeForm(forms.ModelForm):
    """What a member says of herself: name and language."""

    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    class Meta:
        model = Member
        fields = ["name_used", "language"]


class SafeContactForm(forms.ModelForm):
    """How she may be reached outside this page, asked in her own words."""

    class Meta:
        model = SafeContact
        fields = ["channel", "from_hour", "to_hour", "phone_shared"]
        widgets = {"channel": forms.RadioSelect}

    def clean_channel(self):
        channel, member = self.cleaned_data["channel"], self.instance.member
        if channel == SafeContact.Channel.EMAIL and not member.email:
            raise ValidationError(
                _("We have no e-mail address of yours. Ask the membership admin to add it.")
            )
        if channel == SafeContact.Channel.SMS and not member.phone:
            raise ValidationError(_("We have no phone number of yours. Ask the membership admin to add it."))
        return channel
