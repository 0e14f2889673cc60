"""Speaking to one woman, and what she notes of it."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import DayInput, SentOnceForm, TickField, WordsField
from members import queries
from members.forms.number import MemberField
from members.models import HearerLine, Member, ReportStep

LONGEST = 2000


class _Women:
    """By the name she is called and her chapter."""

    def label_from_instance(self, woman):
        chapter = f" ({woman.chapter})" if woman.chapter else ""
        return format_html("<span data-words>{}{}</span>", woman.name_used, chapter)


class WomanField(_Women, forms.ModelChoiceField):
    widget = forms.RadioSelect


class WomenField(_Women, forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class SpeakForm(SentOnceForm):
    """Whom she speaks to, and what she says; a wish to be called is enough."""

    hearer = WomanField(Member.objects.none(), label=_("Who may hear it?"), empty_label=None)
    not_to = WomenField(
        Member.objects.none(),
        label=_("Not to her"),
        help_text=_("Because it is about her, or because she is close to it. She is never told."),
        required=False,
    )
    words = WordsField(label=_("What happened?"), max_length=LONGEST, rows=6, required=False)
    wants_call = forms.BooleanField(
        label=_("I would rather talk. Please come to me or call."), required=False
    )

    def __init__(self, *args, besides: Member | None = None, today, **kwargs):
        super().__init__(*args, **kwargs)
        offered = queries.hearers(today).exclude(pk=besides.pk if besides else None)
        for name in ("hearer", "not_to"):
            cast("WomanField", self.fields[name]).queryset = offered

    def clean(self):
        given = self.cleaned_data
        if given.get("hearer") and given["hearer"] in given.get("not_to", ()):
            self.add_error("hearer", _("You chose her here, and below you said: not to her."))
        if not given.get("words") and not given.get("wants_call") and "words" not in self.errors:
            self.add_error("words", _("Write a few words, or say that you would rather talk."))
        return given


class SpeakForHerForm(SpeakForm):
    """A woman she trusts writes it down with her."""

    number = MemberField()
    said_yes = TickField(label=_("She asked me to write this. I read it back to her, and she said yes."))
    field_order = ["number", "hearer", "not_to", "words", "wants_call", "said_yes", "key"]

    def clean(self):
        given = super().clean()
        given.pop("said_yes", None)
        given["member"] = given.pop("number", None)
        if given["member"] and given["member"] == given.get("hearer"):
            self.add_error("hearer", _("This is her own name. Choose another woman."))
        return given


class AddWordsForm(SentOnceForm):
    words = WordsField(label=_("Add something"), max_length=LONGEST, rows=4)


class ChooseForm(forms.Form):
    """Another woman; ``offered`` is who is left."""

    hearer = WomanField(Member.objects.none(), label=_("Who may hear it?"), empty_label=None)

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        cast("WomanField", self.fields["hearer"]).queryset = offered


class StepForm(forms.ModelForm):
    """What the one who listens has done; both of them read the note."""

    note = WordsField(
        label=_("A short note"), max_length=200, required=False, help_text=_("She who spoke reads it too.")
    )

    class Meta:
        model = ReportStep
        fields = ["kind", "on", "note"]
        widgets = {"kind": forms.RadioSelect, "on": DayInput}

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)
        noted = {step.kind for step in report.steps.all()}
        self.fields["kind"].choices = [one for one in ReportStep.Kind.choices if one[0] not in noted]
        self.first_day = timezone.localdate(report.chosen_at)

    def clean_on(self):
        if not self.first_day <= self.cleaned_data["on"] <= timezone.localdate():
            raise ValidationError(_("Give a day between the day she spoke and today."))
        return self.cleaned_data["on"]


class HearerLineForm(forms.ModelForm):
    text = WordsField(
        label=_("How can a woman reach you without writing?"),
        max_length=120,
        required=False,
        help_text=_("Every member reads it. Write only what you want to be known, or leave it empty."),
    )

    class Meta:
        model = HearerLine
        fields = ["text"]
