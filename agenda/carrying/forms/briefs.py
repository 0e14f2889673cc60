"""The policy brief and the register of evidence."""

from datetime import date
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agenda.carrying.forms.strategies import DecidesForm, OfficeField
from agenda.carrying.issues import Carried
from agenda.models import Brief, Evidence, Jurisdiction
from agenda.models.brief import MOST_EVIDENCE, MOST_RECOMMENDATIONS, MOST_WORDS
from coalition.web.forms import DayInput, WordsField
from coalition.web.seen import SeenForm, as_it_stands

FIELDS = ("title", "target", "jurisdiction", "problem", "words", "contact")


class EvidenceField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, evidence):
        return format_html("<span data-words>{} ({}, {})</span>", evidence, evidence.source, evidence.year)


class WordsChoice(forms.MultipleChoiceField):
    """Cards of the issue, as the agenda published them."""

    widget = forms.CheckboxSelectMultiple


class BriefForm(DecidesForm):
    """Everything on the two pages; ``was`` is the mark of the draft that its writer had before her."""

    office = "target"

    title = WordsField(label=_("Title"), max_length=100)
    target = OfficeField(
        label=_("To which office?"),
        max_length=160,
        help_text=_("Check first what it is called now: ministers and committees change."),
    )
    jurisdiction = forms.ChoiceField(label=_("Where"), choices=Jurisdiction)
    problem = WordsField(
        label=_("The problem"),
        max_length=1200,
        rows=8,
        help_text=_("In our own words. Say nothing that could tell who one woman is."),
    )
    words = WordsChoice(label=_("In the words of our cards, four at most"), required=False)
    evidence = EvidenceField(
        Evidence.objects.all(), label=_("Evidence from the register, six at most"), required=False
    )
    recommendations = WordsField(
        label=_("What we recommend"),
        max_length=3 * 281,
        rows=6,
        help_text=_("One on each line, three at most."),
    )
    contact = WordsField(
        label=_("How the office can answer us"),
        max_length=160,
        required=False,
        help_text=_("An address of the group, never of one woman's home."),
    )

    def __init__(self, *args, carried: Carried, held: Brief | None, last: Brief | None = None, **kwargs):
        start = held or last
        initial = {name: getattr(start, name) for name in FIELDS} if start else _from_strategy(carried)
        if start:
            initial["recommendations"] = "\n".join(start.recommendations)
        if held:
            initial |= {"evidence": list(held.evidence.all()), "was": held.mark}
        super().__init__(*args, initial=initial, **kwargs)
        said = [*carried.item.words, *(start.words if start else [])]
        cast("WordsChoice", self.fields["words"]).choices = [
            (text, format_html("<span data-words>{}</span>", text)) for text in dict.fromkeys(said)
        ]

    def clean_words(self):
        return _at_most(self.cleaned_data["words"], MOST_WORDS)

    def clean_evidence(self):
        return _at_most(list(self.cleaned_data["evidence"]), MOST_EVIDENCE)

    def clean_recommendations(self):
        lines = [line for line in self.cleaned_data["recommendations"].splitlines() if line]
        if any(len(line) > 280 for line in lines):
            raise ValidationError(_("Keep each line to 280 letters."))
        return _at_most(lines, MOST_RECOMMENDATIONS)


def _at_most(chosen: list, most: int) -> list:
    if len(chosen) > most:
        raise ValidationError(
            _("These are %(count)d. Choose %(most)d at most."), params={"count": len(chosen), "most": most}
        )
    return chosen


def _from_strategy(carried: Carried) -> dict:
    strategy = carried.strategy
    start = {"title": carried.item.name[:100]}
    if strategy:
        start |= {"target": strategy.target, "jurisdiction": strategy.jurisdiction}
        start |= {"recommendations": strategy.ask}
    return start


class EvidenceForm(SeenForm):
    statement = WordsField(label=_("What is true?"), max_length=280, rows=3)
    source = WordsField(
        label=_("Where does it stand?"),
        max_length=200,
        help_text=_("Who published it and under which title, so that another can find it."),
    )
    year = forms.IntegerField(label=_("Of which year?"), min_value=1900)
    jurisdiction = forms.ChoiceField(label=_("Where"), choices=Jurisdiction)
    checked_on = forms.DateField(
        label=_("On which day did one of us open the source?"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty while nobody has read it there herself."),
    )

    def __init__(self, *args, today: date, held: Evidence | None = None, **kwargs):
        fields = ("statement", "source", "year", "jurisdiction", "checked_on")
        super().__init__(*args, initial=as_it_stands(held, *fields), **kwargs)
        self.today = today

    def clean_year(self):
        if self.cleaned_data["year"] > self.today.year:
            raise ValidationError(_("This year has not come yet."))
        return self.cleaned_data["year"]

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day and day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day
