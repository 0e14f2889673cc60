"""Coming in: an invitation, its acceptance, and the first start of an empty house."""

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.forms.joining import SentOnceForm
from members.models import Coalition, Invitation, Member, Role
from members.models.member import email_alias


class InvitationForm(SentOnceForm, forms.ModelForm):
    name_used = WordsField(label=_("Name she wants to be called"), max_length=60)
    email = forms.EmailField(label=_("Her e-mail address"))
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("Member")), *Role.choices],
        initial="",
        help_text=_("Once she is here, a second person must approve it within a day."),
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

    ANOTHER = "another"

    email = forms.EmailField(label=_("Your e-mail"))
    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, initial={"name_used": invitation.name_used}, **kwargs)
        self.invitation = invitation

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email_alias(email) != email_alias(self.invitation.email):
            wrong = _(
                "This is not the address this link was made for. Look at each letter. "
                "If the link came from somebody else, ask for one of your own."
            )
            raise ValidationError(wrong, code=self.ANOTHER)
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
