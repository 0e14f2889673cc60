"""The forms of a plan, block by block."""

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from coalition.meetings import plans
from coalition.meetings.models import Step
from coalition.meetings.plans import bare
from coalition.web.forms import WordsField

PRIORITIES = [
    (Step.Priority.MUST, _("Must be: never left out, never made shorter by itself")),
    (Step.Priority.SHOULD, _("Should be: made shorter when the day is late")),
    (Step.Priority.COULD, _("Could be: made shorter first")),
]
#: Kinds that tell nothing by their name alone.
SAYS_NOTHING = {"talk", "circle"}
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
        own = [(what, one.name) for what, one in bare.offered({step.kind for step in steps})]
        self.fields["what"].choices = [
            (_("In your own words"), own),
            *plans.choices(translation.get_language()),
        ]
        self.fields["after"].queryset = steps

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("what") in SAYS_NOTHING and not (cleaned.get("title") or cleaned.get("prompts")):
            self.add_error("title", _("Write a title."))
        cleaned["prompts"] = lines(cleaned.get("prompts", ""))
        return cleaned


class NowForm(forms.Form):
    """A block for this very moment: what it is, and its question where there is one."""

    question = WordsField(label=_("The question for the room"), max_length=280, rows=2, required=False)

    def __init__(self, *args, kinds: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = bare.offered(kinds)
        choices = [(what, one.name) for what, one in self.offered]
        self.fields["what"] = forms.ChoiceField(label=_("What it becomes"), choices=choices)


class MoveForm(forms.Form):
    """One place up or down, from where the page showed the block."""

    up = forms.TypedChoiceField(choices=[("0", "0"), ("1", "1")], coerce=lambda said: said == "1")
    position = forms.IntegerField()


class ChosenForm(forms.Form):
    """One of the blocks, or none: all."""

    step = forms.ModelChoiceField(queryset=Step.objects.none(), required=False)

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = steps


class PlanNameForm(forms.Form):
    name = WordsField(label=_("Name of the plan"), max_length=120)

    def say_taken(self):
        self.add_error("name", _("Another plan has this name. Choose another one."))


class VersionForm(forms.Form):
    version = forms.IntegerField()


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
