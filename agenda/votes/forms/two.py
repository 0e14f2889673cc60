"""What two of the committee are to do with a vote."""

from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.models import BallotChange
from agenda.votes.forms.drafts import UntilForm
from coalition.web.forms import WordsField


class ChangeForm(UntilForm):
    """What two are to do; a moment where more time is asked for, a reason where it is cancelled."""

    deed = forms.ChoiceField(label=gettext_lazy("What should happen?"), widget=forms.RadioSelect)
    reason = WordsField(label=gettext_lazy("Why?"), max_length=280, required=False)
    field_order = ["deed", "day", "at", "reason"]

    def __init__(self, *args, deeds: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        deed = cast(forms.ChoiceField, self.fields["deed"])
        deed.choices = [(deed, BallotChange.Deed(deed).label) for deed in deeds]
        self.fields["day"].required = self.fields["at"].required = False
        self.fields["day"].label = gettext_lazy("More time: until which day?")
        if "extend" not in deeds:
            del self.fields["day"], self.fields["at"]
        if len(deeds) == 1:
            self.initial["deed"] = deeds[0]

    def clean(self):
        cleaned = super().clean()
        deed, until = cleaned.get("deed"), cleaned.pop("closes_at", None)
        if deed == BallotChange.Deed.EXTEND and until is None:
            self.add_error("day", _("Say until when."))
        if deed == BallotChange.Deed.CANCEL and not cleaned.get("reason"):
            self.add_error("reason", _("Say why; everyone reads it."))
        is_later = deed == BallotChange.Deed.EXTEND
        return {"deed": deed, "closes_at": until if is_later else None, "reason": cleaned.get("reason", "")}
