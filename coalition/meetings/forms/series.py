"""Meetings that come again, and whether a change is for one of them or for all that follow."""

from datetime import timedelta
from uuid import uuid4

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from coalition.meetings.actions.series import MOST
from coalition.meetings.forms.meeting import MeetingForm, WhenForm
from coalition.meetings.models import Meeting, Series
from coalition.meetings.plans import shelf


class SeriesForm(MeetingForm):
    """The first day tells the weekday or the date; days on which nobody meets are typed by hand."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    rule = forms.ChoiceField(label=_("How often?"), choices=Series.Rule, widget=forms.RadioSelect)
    times = forms.IntegerField(
        label=_("How many meetings to set now"), min_value=2, max_value=MOST, initial=6
    )
    skipped = forms.CharField(
        label=_("Days on which we do not meet"),
        help_text=_("Holidays and fasting days, one on each line, such as 2026-12-26."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        required=False,
        max_length=1000,
    )
    template = forms.ChoiceField(label=_("Plan of the day"), required=False)
    field_order = ["key", "title", "rule", "day", "at", "hours", "times", "skipped", "template", "place"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())
        self.fields["day"].label = _("The first day")
        plans = [(source.slug, source.title) for source in shelf.sources()]
        self.fields["template"].choices = [("", _("Without a plan")), *plans]
        self.fields["template"].widget.attrs["data-words"] = ""

    def clean_skipped(self):
        found = []
        for line in self.cleaned_data["skipped"].split():
            try:
                day = parse_date(line)
            except ValueError:
                day = None
            if day is None:
                raise forms.ValidationError(
                    _("%(line)s is no day. Write it as 2026-12-26."), params={"line": line}
                )
            found.append(day)
        return sorted(set(found))

    def deed(self) -> dict:
        """What begin_series takes."""
        said = self.cleaned_data
        taken = ("key", "rule", "times", "skipped", "at", "title", "template", "place", "place_may_show")
        return {name: said[name] for name in taken} | {
            "first_on": said["day"],
            "length": timedelta(hours=said["hours"]),
        }


class MoveMeetingForm(WhenForm):
    """Another day, hour or place; where it is one of a series, also of all that follow."""

    following = forms.BooleanField(label=_("This one and all that follow"), required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        if meeting.series_id is None:
            del self.fields["following"]


class MoreForm(forms.Form):
    times = forms.IntegerField(label=_("How many more"), min_value=1, max_value=MOST, initial=6)
