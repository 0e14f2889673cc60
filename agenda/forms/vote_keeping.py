"""Forms of those who keep secret ballots: what two ask for, and papers of the hall."""

from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.forms.charter import DayInput
from agenda.forms.votes import FIELD, UntilForm
from agenda.models import BallotChange, HallReading
from agenda.steps.orders import counted_lines
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


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Her number, such as M-042"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_number(self):
        return self.cleaned_data["number"].strip().upper()


class ReviewForm(forms.Form):
    review_on = forms.DateField(
        label=gettext_lazy("When do we look at it again?"), widget=DayInput, required=False
    )


class BoxForm(forms.Form):
    """What one of two read: how many papers for each, or the orders as they lie there."""

    reading = forms.TypedChoiceField(
        choices=HallReading.Reading.choices,
        coerce=int,
        label=gettext_lazy("Who reads"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, options: list[tuple[int, str]], is_ordered: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers, self.is_ordered = {number: number for number, _name in options}, is_ordered
        if is_ordered:
            self.fields["orders"] = forms.CharField(
                label=gettext_lazy("The papers, one on each line"),
                help_text=gettext_lazy(
                    "The numbers from first to last. Level ones with =. Five alike: 5x 3 1."
                ),
                widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
                max_length=20_000,
                required=False,
            )
        else:
            for number, name in options:
                self.fields[f"{FIELD}{number}"] = _how_many(name)
        self.fields["blank"] = _how_many(gettext_lazy("Blank or spoiled"))

    def clean_orders(self):
        return counted_lines(self.cleaned_data["orders"], self.numbers)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        papers = cleaned.get("orders") or [
            ([[number]], cleaned[f"{FIELD}{number}"]) for number in self.numbers if not self.is_ordered
        ]
        papers = [*papers, ([], cleaned["blank"])]
        return {"reading": cleaned["reading"], "papers": [paper for paper in papers if paper[1]]}


def _how_many(label) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999, initial=0)
