"""What a member says of herself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Member, SafeContact


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
