"""Coming in: an invitation, its acceptance, and the first start of an empty house."""

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import SentOnceForm, WordsField
from members.forms.phone_code import AnyPhoneField, PhoneCodeForm
from members.models import Coalition, Invitation, Member, Role
from members.models.member import email_alias


class InvitationForm(SentOnceForm, forms.ModelForm):
    """Bound to one of the two: her e-mail or her phone; to a phone only where a code can be sent to it."""

    name_used = WordsField(label=_("Name she wants to be called"), max_length=60)
    email = forms.EmailField(label=_("Her e-mail address"), required=False)
    phone = AnyPhoneField(
        label=_("Or her phone number"),
        required=False,
        help_text=_(
            "When she opens the link, a code goes to this number. Only with the code does she come in."
        ),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "maxlength": 30}),
        error_messages={"invalid": _("This is not a phone number. Write it like this: 0712 345 678.")},
    )
    write_to_her = forms.BooleanField(
        label=_("Send the link to this phone too: she said that it is safe"),
        required=False,
        help_text=_("Without this you hand it over yourself, on paper or from your screen."),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("Member")), *Role.choices],
        initial="",
        help_text=_("Once she is here, a second person must approve it within a day."),
    )

    class Meta:
        model = Invitation
        fields = ["name_used", "email", "phone", "write_to_her", "language", "role"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if settings.SMS_URL == "none:":
            del self.fields["phone"], self.fields["write_to_her"]

    def clean_email(self):
        email = self.cleaned_data["email"]
        if Member.objects.with_email(email).exists():
            raise ValidationError(_("A member already has this address. She can sign in with it."))
        return email

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"] and self.cleaned_data["phone"].as_e164

    def clean(self):
        given = self.cleaned_data
        ways = [way for way in ("email", "phone") if given.get(way) or way in self.errors]
        if not ways:
            raise ValidationError(_("Write her e-mail address or her phone number."))
        if len(ways) > 1:
            raise ValidationError(
                _("Write only one: her e-mail address or her phone number. The link is bound to it.")
            )
        given["write_to_her"] = bool(given.get("email") or given.get("write_to_her"))
        return given


class AcceptForm(forms.Form):
    """Whoever holds the link must know the address it was made for."""

    ANOTHER = "another"

    email = forms.EmailField(label=_("Your e-mail"))
    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, initial={"name_used": invitation.name_used}, **kwargs)
        self.invitation = invitation

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email_alias(email) != self.invitation.email_alias:
            wrong = _(
                "This is not the address this link was made for. Look at each letter. "
                "If the link came from somebody else, ask for one of your own."
            )
            raise ValidationError(wrong, code=self.ANOTHER)
        return email


class AcceptCodeForm(PhoneCodeForm):
    """The code that came to her phone. Her name is not shown: the link may be in other hands."""

    name_used = WordsField(label=_("What should we call you?"), max_length=60)


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
