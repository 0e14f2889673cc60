"""Meetings, their plans, and what is asked before and after them."""

from datetime import date, datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from coalition.meetings import plans
from coalition.meetings.models import Meeting, Step
from coalition.web.clocks import day
from coalition.web.forms import WordsField
from members.models import Chapter

PRIORITIES = [
    (Step.Priority.MUST, _("Must be: never left out, never made shorter by itself")),
    (Step.Priority.SHOULD, _("Should be: made shorter when the day is late")),
    (Step.Priority.COULD, _("Could be: made shorter first")),
]


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)


class WhenForm(forms.Form):
    """A day, a time and a place."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))],
    )
    at = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = WordsField(label=_("Place"), max_length=120, required=False)

    def clean(self):
        """``starts_at`` is the moment that day and time make together."""
        cleaned = super().clean()
        if "day" in cleaned and "at" in cleaned:
            cleaned["starts_at"] = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["at"]))
        return cleaned


class SessionForm(WhenForm):
    """A session by a plan."""

    template = forms.ChoiceField(label=_("Plan of the day"))
    title = WordsField(label=_("Title, for the hosts only"), max_length=120, required=False)
    field_order = ["template", "day", "at", "place", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = translation.get_language()
        self.fields["template"].choices = [(slug, plans.title(slug, language)) for slug in plans.slugs()]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("template") and not cleaned.get("title"):
            cleaned["title"] = plans.title(cleaned["template"], translation.get_language())
        return cleaned


LINES = {"max_length": 1000, "rows": 3, "required": False}


class StepForm(forms.Form):
    """One block of a plan; a text left empty in one language takes the other's words."""

    title_sw = WordsField(label=_("Title in Kiswahili"), max_length=120, required=False)
    title_en = WordsField(label=_("Title in English"), max_length=120, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)
    min_minutes = forms.IntegerField(
        label=_("Never fewer minutes than"),
        min_value=1,
        max_value=600,
        help_text=_("When the day runs late."),
    )
    priority = forms.ChoiceField(label=_("How needed is it?"), choices=PRIORITIES)
    pinned_to = forms.TimeField(
        label=_("Not before this hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Such as lunch at 13:00. Leave it empty when it follows the step before."),
    )
    prompts_sw = WordsField(label=_("Questions in Kiswahili, one on each line"), **LINES)
    prompts_en = WordsField(label=_("Questions in English, one on each line"), **LINES)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title_sw", "title_en", "prompts_sw", "prompts_en"):
            self.fields[name].widget.attrs["data-words"] = ""

    def clean(self):
        """``title`` and ``prompts`` are the texts by language, as a Step keeps them."""
        cleaned = super().clean()
        if cleaned.get("minutes", 600) < cleaned.get("min_minutes", 1):
            self.add_error("min_minutes", _("This cannot be more than the minutes."))
        for name in ("title", "prompts"):
            texts = {language: cleaned.pop(f"{name}_{language}", "") for language in plans.LANGUAGES}
            said = next(filter(None, texts.values()), "")
            cleaned[name] = {language: text or said for language, text in texts.items()}
        if not cleaned["title"]["sw"] and not self.errors:
            self.add_error("title_sw", _("Write a title."))
        cleaned["prompts"] = {language: lines(text) for language, text in cleaned["prompts"].items()}
        return cleaned

    @staticmethod
    def of(step) -> dict:
        """What stands in ``step``, as this form shows it."""
        now = {
            name: getattr(step, name)
            for name in ("minutes", "min_minutes", "priority", "pinned_to", "version")
        }
        for language in plans.LANGUAGES:
            now[f"title_{language}"] = (step.words.get("title") or {}).get(language, "")
            now[f"prompts_{language}"] = "\n".join((step.words.get("prompts") or {}).get(language, []))
        return now


class NewStepForm(forms.Form):
    """A block to put into a plan, on the day too."""

    what = forms.ChoiceField(label=_("What?"))
    title = WordsField(
        label=_("Title"), max_length=120, required=False, help_text=_("Empty: the title in the list.")
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Empty: the usual minutes."),
    )
    prompts = WordsField(label=_("Questions for the room, one on each line"), **LINES)
    after = forms.ModelChoiceField(
        label=_("After which step?"), queryset=Step.objects.none(), empty_label=None, required=False
    )

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        bare = [
            ("talk", _("A talk of your own")),
            ("circle", _("A circle of your own")),
            ("break", _("A break")),
        ]
        self.fields["what"].choices = [
            (_("In your own words"), bare),
            *plans.choices(translation.get_language()),
        ]
        self.fields["after"].queryset = steps

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("what") in plans.BARE and not cleaned.get("title"):
            self.add_error("title", _("Write a title."))
        cleaned["prompts"] = lines(cleaned.get("prompts", ""))
        return cleaned


class MoveForm(forms.Form):
    """One place up or down, from where the page showed the block."""

    up = forms.TypedChoiceField(choices=[("0", "0"), ("1", "1")], coerce=lambda said: said == "1")
    position = forms.IntegerField()


class VersionForm(forms.Form):
    version = forms.IntegerField()


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


class TurnForm(forms.Form):
    """Who of those who can is to facilitate."""

    member = forms.ChoiceField(label=_("Who facilitates?"), widget=forms.Select(attrs={"data-words": ""}))

    def __init__(self, *args, women, **kwargs):
        super().__init__(*args, **kwargs)
        self.women = {str(woman.pk): woman for woman in women if not woman.is_excused}
        self.fields["member"].choices = [(pk, woman.name_used) for pk, woman in self.women.items()]

    def clean_member(self):
        return self.women[self.cleaned_data["member"]]


class CorrectionForm(forms.Form):
    """What is right, and of which part of the day."""

    step = forms.ModelChoiceField(
        label=_("Which part?"),
        queryset=Step.objects.none(),
        required=False,
        empty_label=_("The whole day"),
        widget=forms.Select(attrs={"data-words": ""}),
    )
    text = WordsField(label=_("What is right"), max_length=280, rows=3)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = meeting.steps.filter(state=Step.State.SAVED)


class ConfirmationForm(forms.Form):
    """Which meeting said yes, and how many women."""

    at = forms.ModelChoiceField(label=_("Which meeting?"), queryset=Meeting.objects.none(), empty_label=None)
    women = forms.IntegerField(label=_("How many said yes"), min_value=1, max_value=10_000)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].queryset = meetings
        self.fields["at"].label_from_instance = lambda meeting: day(meeting.starts_at)


class ReplyForm(forms.Form):
    """Yes or no: one of two buttons."""

    comes = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes")


class FareForm(forms.Form):
    """Help with the fare, and how much where she knows it."""

    needs_fare = forms.BooleanField(label=_("I need help with the fare"), required=False)
    amount = forms.IntegerField(
        label=_("How much, there and back?"),
        min_value=1,
        max_value=10_000_000,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class MeetingForm(WhenForm):
    """A meeting without a session plan."""

    title = WordsField(label=_("Title"), max_length=120)
    hours = forms.IntegerField(label=_("How many hours"), min_value=1, max_value=12, initial=2)
    field_order = ["title", "day", "at", "hours", "place"]


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
