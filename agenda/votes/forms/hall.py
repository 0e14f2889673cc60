"""What one of two women read off the papers of the hall."""

from django import forms
from django.utils.translation import gettext_lazy

from agenda.models import HallReading
from agenda.steps.orders import counted_lines
from agenda.votes.forms.paper import FIELD


class BoxForm(forms.Form):
    """What one of two read: how many papers for each, or the orders as they lie there."""

    reading = forms.TypedChoiceField(
        choices=HallReading.Reading.choices,
        coerce=int,
        label=gettext_lazy("Which reading is it?"),
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
