"""What a member says between meetings, and what planners do with it."""

import uuid

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agenda.models import Card, Saying
from agenda.models.card import LONGEST
from coalition.meetings.models import Meeting, Step
from coalition.web.forms import WordsField

#: So long a page stands for one saying: to send it, and to take it back.
GOOD_FOR = 12 * 60 * 60
SIGNER = signing.TimestampSigner(salt="agenda.saying")


def new_key() -> str:
    """Made with the page, by chance; signed, so that nobody makes up another woman's."""
    return SIGNER.sign(uuid.uuid4().hex)


class KeyForm(forms.Form):
    """By the page she has before her."""

    key = forms.CharField(widget=forms.HiddenInput)

    def clean_key(self):
        try:
            return uuid.UUID(SIGNER.unsign(self.cleaned_data["key"], max_age=GOOD_FOR))
        except (signing.BadSignature, ValueError):
            raise ValidationError(_("This page has been open for too long.")) from None


class SayForm(KeyForm):
    text = WordsField(label=_("Your words"), max_length=LONGEST, rows=3)
    group = WordsField(
        label=_("Which group said it together?"),
        max_length=60,
        required=False,
        help_text=_("Leave it empty for one woman. Like this: the group from Temeke. No names."),
    )

    def __init__(self, *args, for_a_group: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not for_a_group:
            del self.fields["group"]

    def clean_key(self):
        """An old page is given a new key, and her words stay in it."""
        try:
            return super().clean_key()
        except ValidationError:
            self.data = {name: self.data.get(name) for name in self.data} | {"key": new_key()}
            raise ValidationError(
                _("This page was open for long. Your words are still here: send them again.")
            ) from None


class TakeUpLaterForm(forms.Form):
    """Ticked sayings and parked cards, and the coming meeting that takes them up."""

    sayings = forms.ModelMultipleChoiceField(Saying.objects.none(), required=False)
    parked = forms.ModelMultipleChoiceField(Card.objects.none(), required=False)
    step = forms.ModelChoiceField(Step.objects.none(), label=_("Which meeting takes them up?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sayings"].queryset = Saying.objects.usable()
        self.fields["parked"].queryset = Card.objects.left_lying()
        coming = Meeting.objects.with_session().not_begun()
        steps = Step.objects.filter(meeting__in=coming, kind="brainstorm", record="cards")
        self.fields["step"].queryset = steps.select_related("meeting").order_by("meeting__starts_at", "pk")

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("sayings") and not cleaned.get("parked"):
            raise ValidationError(_("Tick one card or more first."))
        return cleaned
