"""Meetings, and what is asked before and after them."""

from contextlib import suppress
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coalition.meetings.plans import shelf
from coalition.web import clocks
from coalition.web.forms import OF_THIS_CENTURY, DayInput, WordsField
from members.models import Chapter


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)


class WhenForm(forms.Form):
    """A day, a time and a place."""

    day = forms.DateField(
        label=_("Day"),
        widget=DayInput,
        validators=OF_THIS_CENTURY,
    )
    at = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = WordsField(label=_("Place"), max_length=120, required=False)
    place_may_show = forms.BooleanField(
        label=_("The place may be shown in calendars"),
        help_text=_("Others may see her phone. Tick it only where the place tells nothing."),
        required=False,
    )

    def clean(self):
        """``starts_at`` is the moment that day and time make together."""
        cleaned = super().clean()
        if "day" in cleaned and cleaned.get("at"):
            cleaned["starts_at"] = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["at"]))
        return cleaned


class SessionForm(WhenForm):
    """A session by a plan."""

    template = forms.ChoiceField(label=_("Plan of the day"), widget=forms.RadioSelect)
    at = forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("Empty: the hour of the plan."),
        required=False,
    )
    title = WordsField(label=_("Title, for the hosts only"), max_length=120, required=False)
    field_order = ["template", "day", "at", "place", "place_may_show", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = {source.slug: source for source in shelf.sources()}
        chosen = self.initial.get("template") or self.data.get("template", "")
        if chosen.startswith("day-") and chosen not in self.sources:
            self._also(chosen)
        self.fields["template"].choices = [(slug, described(one)) for slug, one in self.sources.items()]

    def clean(self):
        """What is left empty is taken from the plan: its hour, its title."""
        source = self.sources.get(self.cleaned_data.get("template"))
        if source and "at" in self.cleaned_data:
            self.cleaned_data["at"] = self.cleaned_data["at"] or source.starts
        cleaned = super().clean()
        if source and not cleaned.get("title"):
            cleaned["title"] = source.title
        return cleaned

    def _also(self, slug):
        """An older day than those in the list, come from its own page."""
        with suppress(LookupError):
            self.sources[slug] = shelf.find(slug)


def described(source: shelf.Source) -> str:
    """A plan's name, its length and hour and what it is for, as a line to choose."""
    name = format_html("<span data-words>{}</span>", source.title) if source.ours else source.title
    kind = _("the plan of an earlier day") if source.slug.startswith("day-") else source.purpose
    end = f" · {kind}" if kind else ""
    when = _("%(length)s, from %(hour)s") % {
        "length": clocks.minutes(source.minutes),
        "hour": clocks.both_clocks_time(source.starts),
    }
    return format_html("{} ({}){}", name, when, end)


class TurnForm(forms.Form):
    """Who of those who can is to facilitate."""

    member = forms.ChoiceField(label=_("Who facilitates?"), widget=forms.Select(attrs={"data-words": ""}))

    def __init__(self, *args, women, **kwargs):
        super().__init__(*args, **kwargs)
        self.women = {str(woman.pk): woman for woman in women if not woman.is_excused}
        self.fields["member"].choices = [(pk, woman.name_used) for pk, woman in self.women.items()]

    def clean_member(self):
        return self.women[self.cleaned_data["member"]]


class MeetingForm(WhenForm):
    """A meeting without a session plan."""

    title = WordsField(label=_("Title"), max_length=120)
    hours = forms.IntegerField(label=_("How many hours"), min_value=1, max_value=12, initial=2)
    field_order = ["title", "day", "at", "hours", "place", "place_may_show"]


class SheetForm(forms.Form):
    """With the names of those who are expected, or empty."""

    WITH, WITHOUT = "with", "without"

    names = forms.TypedChoiceField(
        label=_("What should stand on the sheet?"),
        choices=[(WITH, _("Names and numbers")), (WITHOUT, _("Empty lines only"))],
        coerce=lambda chosen: chosen == SheetForm.WITH,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    chapter = forms.ModelChoiceField(
        label=_("Chapter"),
        queryset=Chapter.objects.open(),
        required=False,
        empty_label=_("All"),
        widget=forms.Select(attrs={"data-words": ""}),
    )
