"""What is to be voted on, how it is counted, until when; and who is asked to stand."""

from datetime import datetime
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.models import BallotOption, SecretBallot
from coalition.web.forms import WORDS, DayInput, TickField, WordsField
from members.models import Chapter

MOST_OPTIONS = 30
Kind, Method = SecretBallot.Kind, SecretBallot.Method
# What is asked and how it is counted, chosen as one.
WAYS = {
    f"{kind}-{method}": (kind, method, seats, words)
    for kind, method, seats, words in (
        (Kind.YES_NO, Method.SIMPLE, 1, gettext_lazy("Yes or no: more yes than no")),
        (Kind.YES_NO, Method.TWO_THIRDS, 1, gettext_lazy("Yes or no: two thirds must say yes")),
        (Kind.CHOICE, Method.PLURALITY, 1, gettext_lazy("One of several: what most choose (plurality)")),
        *(
            (Kind.ORDER, method, 1, format_lazy("{}: {}", gettext_lazy("Put in order"), method.label))
            for method in (
                Method.COPELAND,
                Method.SCHULZE,
                Method.RANKED_PAIRS,
                Method.BORDA,
                Method.INSTANT_RUNOFF,
            )
        ),
        (
            Kind.ELECTION,
            Method.INSTANT_RUNOFF,
            1,
            gettext_lazy("Election of one woman (instant runoff)"),
        ),
        (
            Kind.ELECTION,
            Method.TRANSFERABLE,
            2,
            gettext_lazy("Election of two women (single transferable vote)"),
        ),
    )
}


class UntilForm(forms.Form):
    """A day and an hour, as one moment."""

    day = forms.DateField(label=gettext_lazy("Until which day?"), widget=DayInput)
    at = forms.TimeField(
        label=gettext_lazy("Until which hour?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("at"):
            cleaned["closes_at"] = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["at"]))
        return cleaned


class DraftForm(UntilForm):
    question = WordsField(label=gettext_lazy("The question, in one sentence"), max_length=300, rows=2)
    about = WordsField(
        label=gettext_lazy("What it is about, in plain words"), max_length=1000, rows=4, required=False
    )
    way = forms.ChoiceField(
        label=gettext_lazy("What kind of vote, and how is it counted?"),
        choices=[(name, words) for name, (_kind, _method, _seats, words) in WAYS.items()],
        widget=forms.RadioSelect,
    )
    options = WordsField(
        label=gettext_lazy("What can be chosen, one on each line"),
        help_text=gettext_lazy(
            "Not for yes or no, and not for an election: there each woman says herself that she stands."
        ),
        max_length=4000,
        rows=5,
        required=False,
    )
    one_from_elsewhere = forms.ModelChoiceField(
        Chapter.objects.none(),
        label=gettext_lazy("Election of two: at least one from outside this chapter"),
        help_text=gettext_lazy(
            "If both who are elected come from it, the papers are counted once more without its other women."
        ),
        required=False,
        widget=forms.Select(attrs=WORDS),
    )
    never = TickField(
        label=gettext_lazy(
            "It is not about anyone's safety, not about a member's story, and not about removing a woman who is not "
            "here. Such things are never decided by vote."
        )
    )
    field_order = ["question", "about", "way", "options", "one_from_elsewhere", "day", "at", "never"]

    def __init__(self, *args, ballot: SecretBallot | None = None, **kwargs):
        super().__init__(*args, initial=_as_it_is(ballot) if ballot else None, **kwargs)
        chapter = cast(forms.ModelChoiceField, self.fields["one_from_elsewhere"])
        chapter.queryset = Chapter.objects.open()

    def clean(self):
        """As the verbs take it: kind, method and seats apart, options as a list."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        kind, method, seats, _words = WAYS[cleaned["way"]]
        lines = [line for line in cleaned["options"].split("\n") if line]
        if kind in (Kind.CHOICE, Kind.ORDER):
            self._check_options(lines)
        return {
            "question": cleaned["question"],
            "about": cleaned["about"],
            "kind": kind,
            "method": method,
            "seats": seats,
            "options": lines if kind in (Kind.CHOICE, Kind.ORDER) else [],
            "one_from_elsewhere": cleaned["one_from_elsewhere"] if seats > 1 else None,
            "closes_at": cleaned["closes_at"],
        }

    def _check_options(self, lines: list[str]) -> None:
        if not 2 <= len(lines) <= MOST_OPTIONS:
            self.add_error(
                "options", _("Write from 2 to %(most)d, one on each line.") % {"most": MOST_OPTIONS}
            )
        if len(set(lines)) < len(lines):
            self.add_error("options", _("The same stands there twice."))
        if any(len(line) > BallotOption._meta.get_field("label").max_length for line in lines):
            self.add_error("options", _("One line is too long. Keep it to 200 letters."))


def _as_it_is(ballot: SecretBallot) -> dict:
    until = timezone.localtime(ballot.closes_at)
    return {
        "question": ballot.question,
        "about": ballot.about,
        "way": f"{ballot.kind}-{ballot.method}",
        "options": "\n".join(option.label for option in ballot.options.all() if not option.is_woman),
        "one_from_elsewhere": ballot.one_from_elsewhere,
        "day": until.date(),
        "at": until.time(),
    }


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Her number, such as M-042"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
