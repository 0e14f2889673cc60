"""How a woman may safely be reached: in her own words, or as she said it to somebody who asked her again."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coalition.web.clocks import both_clocks_time
from coalition.web.forms import TickField, WordsField
from members.models import WORDS, Consent, Member, SafeContact

NAMES = ("channel", "from_hour", "to_hour", "phone_shared", "shared_with", "may_leave_message")


def hours() -> list[tuple[int, str]]:
    """The hours of a day at which somebody may be awake, in both clocks."""
    return [(hour, both_clocks_time(time(hour))) for hour in range(5, 24)]


class SafeContactForm(forms.Form):
    """``member`` says it of herself; what is kept stands in the form."""

    channel = forms.ChoiceField(
        label=_("How may we remind you?"),
        choices=SafeContact.Channel,
        widget=forms.RadioSelect,
        help_text=format_lazy("{} {}", WORDS[Consent.Purpose.EMAIL][1], WORDS[Consent.Purpose.SMS][1]),
    )
    from_hour = forms.TypedChoiceField(label=_("Not before"), choices=hours, coerce=int, initial=8)
    to_hour = forms.TypedChoiceField(label=_("Not after"), choices=hours, coerce=int, initial=20)
    phone_shared = forms.BooleanField(
        label=_("Somebody else may read this phone"), required=False, initial=True
    )
    shared_with = WordsField(
        label=_("Who else reads it?"),
        help_text=_("Only you see this."),
        max_length=80,
        required=False,
    )
    may_leave_message = forms.BooleanField(
        label=_("If another person answers, you may leave a message"), required=False
    )

    def __init__(self, *args, member: Member, contact: SafeContact | None, **kwargs):
        if contact is not None:
            kwargs["initial"] = {name: getattr(contact, name) for name in NAMES}
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_channel(self):
        channel = self.cleaned_data["channel"]
        if channel == SafeContact.Channel.EMAIL and not self.member.email:
            raise ValidationError(self.missing_email)
        if channel == SafeContact.Channel.SMS and not self.member.phone:
            raise ValidationError(self.missing_phone)
        return channel

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("from_hour", 0) >= cleaned.get("to_hour", 24):
            self.add_error("to_hour", _("The first hour must be before the last hour."))
        return cleaned

    missing_email = _("We have no e-mail address of yours. Add it on your page, under “Correct a detail”.")
    missing_phone = _("We have no phone number of yours. Add it on your page, under “Correct a detail”.")


class AskAgainForm(SafeContactForm):
    """Somebody asks her: nothing of what is kept stands in it, so that she is really asked and nothing is shown."""

    with_her = TickField(label=_("She is with me, and nobody else listens"))

    field_order = ["with_her", *NAMES]

    def __init__(self, *args, member: Member, **kwargs):
        super().__init__(*args, member=member, contact=None, **kwargs)
        self.fields["channel"].label = _("How may we remind her?")
        self.fields["phone_shared"].label = _("Somebody else may read her phone")
        self.fields["shared_with"].help_text = _("Only she sees this.")

    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in NAMES}

    missing_email = _("There is no e-mail address of hers. The membership admin can add it.")
    missing_phone = _("There is no phone number of hers. The membership admin can add it.")
