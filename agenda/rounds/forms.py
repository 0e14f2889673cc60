"""The forms of a round between meetings: which issues until when, more time, and one woman's grades for one issue."""

from datetime import date, datetime, time, timedelta
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.models import Issue, Round, RoundIssue
from coalition.web import clocks
from coalition.web.forms import DayInput

MOST_ISSUES = 30
LONGEST = timedelta(days=60)
#: On its last day a round is open until then.
CLOSES = time(21)
GRADES = [(str(grade), str(grade)) for grade in range(1, 6)]


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, CLOSES))


class LastDayForm(forms.Form):
    """The last day, after ``begins`` and not too far away."""

    last_day = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput)

    def __init__(self, *args, now: datetime, begins: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now, self.begins = now, begins or now
        self.fields["last_day"].help_text = _("On this day it closes at %(time)s.") % {
            "time": clocks.both_clocks_time(CLOSES)
        }

    def clean_last_day(self) -> date:
        day = self.cleaned_data["last_day"]
        if not self.begins < end_of(day) <= self.now + LONGEST:
            raise ValidationError(
                _("Choose a day from %(first)s on, in sixty days at most.")
                % {"first": clocks.day(self._first_day)}
            )
        return day

    @property
    def _first_day(self) -> date:
        day = timezone.localdate(self.begins)
        return day if self.begins < end_of(day) else day + timedelta(days=1)


class OpenRoundForm(LastDayForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    issues = forms.ModelMultipleChoiceField(
        Issue.objects.none(), label=gettext_lazy("Which issues?"), widget=forms.CheckboxSelectMultiple
    )
    levels = forms.TypedChoiceField(
        label=gettext_lazy("How many levels shall each question have?"),
        choices=Round.Levels.choices,
        coerce=int,
        initial=Round.Levels.FIVE,
        widget=forms.RadioSelect,
    )
    field_order = ["key", "issues", "levels", "last_day"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        standing = Issue.objects.told().standing().select_related("meeting")
        self.offered = standing.order_by("-meeting__starts_at", "pk")
        cast("forms.ModelMultipleChoiceField", self.fields["issues"]).queryset = self.offered

    @property
    def ticked(self) -> set[int]:
        """As it was sent, or as it begins."""
        return {int(pk) for pk in self["issues"].value() or () if str(pk).isdigit()}

    def clean_issues(self):
        issues = self.cleaned_data["issues"]
        if len(issues) > MOST_ISSUES:
            raise ValidationError(
                _("Choose %(most)d issues at most. Fewer are easier to rate.") % {"most": MOST_ISSUES}
            )
        return issues


class GradesForm(forms.Form):
    """Two grades for the issue at one number; either may be left blank, ``clear`` blanks both."""

    issue = forms.ModelChoiceField(
        RoundIssue.objects.none(), to_field_name="position", required=False, widget=forms.HiddenInput
    )
    urgency = forms.TypedChoiceField(
        label=gettext_lazy("How urgent"), choices=GRADES, coerce=int, empty_value=None, required=False
    )
    feasibility = forms.TypedChoiceField(
        label=gettext_lazy("How possible"), choices=GRADES, coerce=int, empty_value=None, required=False
    )
    clear = forms.BooleanField(required=False)

    def __init__(self, *args, round_: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.levels = round_.levels
        cast("forms.ModelChoiceField", self.fields["issue"]).queryset = round_.issues.all()

    def clean(self):
        cleaned = super().clean()
        clear, given = cleaned.pop("clear", False), [cleaned.get("urgency"), cleaned.get("feasibility")]
        if not cleaned.get("issue"):
            self.add_error("urgency", _("This is no longer where it was. Look at the list again."))
        elif clear:
            return cleaned | {"urgency": None, "feasibility": None}
        elif any(grade and grade > self.levels for grade in given):
            self.add_error("urgency", _("Choose one of the numbers shown."))
        elif not self.errors and given == [None, None]:
            self.add_error("urgency", _("Choose a number, or press Skip."))
        return cleaned


class WeightForm(forms.Form):
    """How much urgency counts, in percent; the rest is for what is possible."""

    PUBLISHED = 50
    OFFERED = (0, 25, 50, 75, 100)

    urgency = forms.IntegerField(
        label=gettext_lazy("How much urgency counts, in percent"), min_value=0, max_value=100
    )


class SlipsToPrintForm(forms.Form):
    """For how many women slips are printed."""

    USUAL = 8

    women = forms.IntegerField(label=gettext_lazy("For how many women?"), min_value=1, max_value=200)
