"""Petitions: the text, a signature, sheets that two counted, handing over, and what came of it."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agenda.carrying.forms.strategies import DecidesForm, OfficeField
from agenda.models import Jurisdiction, Petition, Strategy
from coalition.web.forms import DayInput, SentOnceForm, TickField, WordsField
from coalition.web.seen import as_it_stands

LONGEST_PERIOD = timedelta(days=365)
MOST_ON_SHEETS = 100_000


class PetitionForm(SentOnceForm, DecidesForm):
    office = "target"

    text = WordsField(
        label=_("What do we ask?"),
        max_length=1000,
        rows=6,
        help_text=_("The words that women sign. Once one has signed, they cannot be changed."),
    )
    target = OfficeField(label=_("To which office?"), max_length=160)
    jurisdiction = forms.ChoiceField(label=_("Where"), choices=Jurisdiction)
    opens_on = forms.DateField(label=_("Signatures from"), widget=DayInput)
    closes_on = forms.DateField(label=_("Signatures until"), widget=DayInput)

    def __init__(self, *args, held: Petition | None = None, strategy: Strategy | None = None, **kwargs):
        fields = ("text", "target", "jurisdiction", "opens_on", "closes_on")
        initial = as_it_stands(held, *fields)
        if strategy and not held:
            initial = {"text": strategy.ask, "target": strategy.target}
            initial |= {"jurisdiction": strategy.jurisdiction}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self):
        given = super().clean()
        first, last = given.get("opens_on"), given.get("closes_on")
        if first and last and not first <= last <= first + LONGEST_PERIOD:
            self.add_error("closes_on", _("The last day comes after the first, within a year."))
        return given


class SignForm(forms.Form):
    """She is counted; her name goes to the office only if she wants it."""

    COUNTED, NAMED = "counted", "named"
    how = forms.ChoiceField(
        label=_("How do you sign?"),
        choices=[
            (COUNTED, _("Count me. My name is given to nobody.")),
            (NAMED, _("Count me, and put my name on the sheet that the office gets.")),
        ],
        widget=forms.RadioSelect,
        initial=COUNTED,
    )
    name = WordsField(
        label=_("The name for the sheet"),
        max_length=80,
        required=False,
        help_text=_("Only if you chose the sheet."),
    )
    mark = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def clean(self):
        given = super().clean()
        if given.get("how") == self.NAMED and not given.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name, or choose to be counted only."))
        named = given.pop("how", None) == self.NAMED
        given["name"] = given.get("name", "") if named else ""
        return given


class SheetsForm(SentOnceForm):
    """Two women count the same sheets, each for herself."""

    first = forms.IntegerField(label=_("The first woman counted"), min_value=1, max_value=MOST_ON_SHEETS)
    second = forms.IntegerField(label=_("The second woman counted"), min_value=1, max_value=MOST_ON_SHEETS)

    def clean(self):
        given = super().clean()
        first, second = given.pop("first", None), given.pop("second", None)
        if first and second and first != second:
            raise ValidationError(
                _("The two counts differ by %(apart)d. Count these sheets again, both of you."),
                params={"apart": abs(first - second)},
            )
        given["count"] = first
        return given


class HandOverForm(forms.Form):
    on = forms.DateField(label=_("On which day was it handed over?"), widget=DayInput)
    to = OfficeField(label=_("Which office took it?"), max_length=160)
    sure = TickField(label=_("I know that the names kept here are erased now, and the counts stay."))

    def __init__(self, *args, petition: Petition, today: date, **kwargs):
        super().__init__(*args, initial={"to": petition.target, "on": today}, **kwargs)
        self.petition, self.today = petition, today

    def clean_on(self):
        if not self.petition.opens_on <= self.cleaned_data["on"] <= self.today:
            raise ValidationError(_("Give a day since the signatures began, and not to come."))
        return self.cleaned_data["on"]

    def clean(self):
        given = super().clean()
        given.pop("sure", None)
        return given


class ResultForm(forms.Form):
    result = WordsField(label=_("What came of it?"), max_length=500, rows=4)
