from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.steps.base import NoInput
from coalition.web.forms import WordsField
from wellness import practices
from wellness.models import CarePlan, Face, Referral

SUGGESTED = {
    "care-practice": ("long-exhale",),
    "final-practice": ("gratitude-circle", "feet-on-floor"),
    "half-practice": ("feet-on-floor", "long-exhale"),
    "opening-practice": ("feet-on-floor", "long-exhale"),
    "committee-practice": ("long-exhale", "feet-on-floor"),
}


class CheckInForm(forms.Form):
    face = forms.ChoiceField(
        label=_("How are you today?"),
        choices=Face.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one face. Or press Skip.")},
    )


class CarePlanForm(forms.Form):
    """The one page; each line of a text box becomes a line of the plan."""

    opening = forms.ChoiceField(label=CarePlan._meta.get_field("opening").verbose_name, required=False)
    check_in = WordsField(
        label=CarePlan._meta.get_field("check_in").verbose_name,
        help_text=_("For example: once a week, by phone or face to face."),
        max_length=140,
        required=False,
    )
    people = WordsField(
        label=CarePlan._meta.get_field("people").verbose_name,
        help_text=_("Write roles, not names. One on each line."),
        max_length=500,
        rows=3,
        required=False,
    )
    emergency = WordsField(
        label=CarePlan._meta.get_field("emergency").verbose_name,
        help_text=_("What we do, step by step. One on each line."),
        max_length=900,
        rows=4,
        required=False,
    )
    joy = WordsField(
        label=CarePlan._meta.get_field("joy").verbose_name,
        help_text=_("One on each line."),
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opening"].choices = [("", _("Not chosen yet")), *_choices(practices.everything())]


class RoomCarePlanForm(CarePlanForm, NoInput):
    """The same page, filled in by the host while the room speaks."""


class ReferralForm(forms.ModelForm):
    name = WordsField(label=Referral._meta.get_field("name").verbose_name, max_length=80)

    class Meta:
        model = Referral
        fields = ["name", "number"]
        help_texts = {"number": _("Leave it empty where you do not know it yet.")}
        widgets = {"number": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})}


class PracticeForm(NoInput):
    """Which practice comes next; those that suit the step stand first."""

    practice = forms.ChoiceField(label=_("Practice"))
    gentle = forms.BooleanField(
        label=_("Gentle: without holding the breath"),
        help_text=_("Changes only practices that hold the breath."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first = suggested(self.step)
        others = [slug for slug in practices.everything() if slug not in first]
        self.fields["practice"].choices = [
            (_("Good here"), _choices(first)),
            (_("Others"), _choices(others)),
        ]
        self.initial.setdefault("practice", first[0])
        self.initial.setdefault("gentle", True)


def suggested(step) -> tuple[str, ...]:
    """The practices that the plan of the day suggests for ``step``."""
    return SUGGESTED.get(step.slug, practices.FIRST)


def plan_initial(plan: CarePlan | None) -> dict:
    """What stands in the form of the care plan before anybody writes."""
    return {name: getattr(plan, name) for name in CarePlanForm.base_fields} if plan else {}


def _choices(slugs) -> list[tuple[str, str]]:
    return [(slug, practices.find(slug).title) for slug in slugs]
