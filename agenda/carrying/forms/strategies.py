"""How an issue is carried, between meetings: the strategy, the power map, and a woman's yes to speak."""

import re
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agenda.carrying.offices import decides_elsewhere
from agenda.models import Issue, Jurisdiction, Stakeholder, Strategy
from coalition.web.forms import DayInput, WordsField
from coalition.web.seen import SeenForm, as_it_stands
from members.models import Role

LATEST = timedelta(days=2 * 365)
MOST_STAKEHOLDERS = 24
OFFICE = {"list": "offices"}
A_NUMBER = re.compile(r"\d(?:[\s-]?\d){6,}")


class OfficeField(WordsField):
    """An office or a group in words, with a list to choose from; no telephone number, which would be a person's."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs |= OFFICE

    def validate(self, value):
        super().validate(value)
        if A_NUMBER.search(value):
            raise ValidationError(_("Leave numbers of people out. The office or group is enough."))


class DecidesForm(SeenForm):
    """Compares an office that is on the list with where it is said to decide."""

    office = ""

    def clean(self):
        given = super().clean()
        where = decides_elsewhere(given.get(self.office, ""), given.get("jurisdiction", Jurisdiction.BOTH))
        if where:
            said = {"where": Jurisdiction(where).label}
            self.add_error("jurisdiction", _("This office decides here: %(where)s.") % said)
        return given


class StrategyForm(DecidesForm):
    """All that a strategy says; ``was`` is the mark of the version that its writer had before her."""

    office = "target"

    approach = forms.ChoiceField(
        label=_("Main strategy"), choices=Strategy.Approach, widget=forms.RadioSelect
    )
    methods = forms.MultipleChoiceField(
        label=_("Methods"), choices=Strategy.Method, widget=forms.CheckboxSelectMultiple
    )
    target = OfficeField(
        label=_("Which office do we speak to?"),
        max_length=160,
        help_text=_("Check first what it is called now: ministers and committees change."),
    )
    jurisdiction = forms.ChoiceField(label=_("Where"), choices=Jurisdiction)
    ask = WordsField(label=_("What do we ask?"), max_length=280, rows=3)
    risk = WordsField(
        label=_("What could it cost the woman who does it?"), max_length=280, rows=3, required=False
    )
    speaker = forms.ChoiceField(
        label=_("Who speaks, by role"),
        choices=[("", _("To be agreed")), *Role.choices],
        required=False,
        help_text=_("A role, never a name. The woman herself says yes on the page."),
    )
    on = forms.DateField(label=_("On which day"), widget=DayInput, required=False)
    next_step = WordsField(label=_("Next step"), max_length=140, required=False)

    def __init__(self, *args, held: Strategy | None, today: date, **kwargs):
        fields = (*Strategy.IN_THE_ROOM, *Strategy.LATER)
        super().__init__(*args, initial=as_it_stands(held, *fields), **kwargs)
        self.held, self.today = held, today

    def clean_on(self):
        day = self.cleaned_data["on"]
        is_new = day and (self.held is None or day != self.held.on)
        if is_new and not self.today <= day <= self.today + LATEST:
            raise ValidationError(_("Choose a day from today on, and within two years."))
        return day


class StakeholderForm(DecidesForm):
    """A place on the power map."""

    office = "name"

    name = OfficeField(
        label=_("Office or group"),
        max_length=120,
        help_text=_("An office or a group, never the name of a person."),
    )
    jurisdiction = forms.ChoiceField(label=_("Where"), choices=Jurisdiction)
    stance = forms.ChoiceField(
        label=_("Where do they stand?"), choices=Stakeholder.Stance, widget=forms.RadioSelect
    )
    say = forms.TypedChoiceField(
        label=_("How much say have they?"), choices=Stakeholder.Say, coerce=int, widget=forms.RadioSelect
    )
    why = WordsField(label=_("Why do we think so?"), max_length=200, rows=2, required=False)

    def __init__(self, *args, issue: Issue, held: Stakeholder | None = None, **kwargs):
        fields = ("name", "jurisdiction", "stance", "say", "why")
        super().__init__(*args, initial=as_it_stands(held, *fields), **kwargs)
        self.issue, self.held = issue, held

    def clean(self):
        given = super().clean()
        others = self.issue.stakeholders.exclude(pk=self.held.pk if self.held else None)
        if others.filter(name=given.get("name")).exists():
            self.add_error("name", _("This one is on the map already."))
        if self.held is None and others.count() >= MOST_STAKEHOLDERS:
            raise ValidationError(_("The map is full. Take out what matters less."))
        return given


class ToRemoveForm(forms.Form):
    """That what she wants to take out still says what she read."""

    was = forms.CharField(max_length=16)


class SpeakForm(forms.Form):
    """Her yes to speak, to the words that she has before her."""

    danger = forms.CharField(max_length=16, widget=forms.HiddenInput)
