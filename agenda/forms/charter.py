"""The charter outside a session: one of its texts, and a yes to rules and conduct."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.forms.charter_shape import fields_for
from agenda.models import CharterText, Decision, Promise
from agenda.models.charter import LONGEST
from agenda.versions import Section
from coalition.web.forms import WORDS, DayInput, TickField, WordsField
from coalition.web.seen import SeenForm, as_it_stands
from members.forms.number import MemberField


class DecisionField(forms.ModelChoiceField):
    def label_from_instance(self, decision):
        return f"{timezone.localdate(decision.decided_at)} · {decision.text[:80]}"


class CharterForm(SeenForm):
    """The words in the first language and, where there are any, in the other; when and how they were adopted.

    Where only the other language is new, nothing was adopted, and the day and the way are not asked.
    """

    text = WordsField(label=_("The text"), max_length=LONGEST, rows=10)
    in_other = WordsField(max_length=LONGEST, rows=10, required=False)
    adopted_on = forms.DateField(label=_("On which day was it adopted?"), widget=DayInput, required=False)
    how = WordsField(
        label=_("How was it adopted?"),
        max_length=160,
        required=False,
        help_text=_(
            "Day and way are needed where the text changes. Like this: general meeting, everyone agreed."
        ),
    )
    decision = DecisionField(
        Decision.objects.none(),
        label=_("Which decision was it?"),
        required=False,
        widget=forms.Select(attrs=WORDS),
    )

    def __init__(self, *args, section: Section, languages: tuple[str, str], today, **kwargs):
        self.section, self.held, self.today = section, section.current, today
        held = self.held
        initial = as_it_stands(held, "text", "in_other") | {"adopted_on": today}
        super().__init__(*args, initial=initial, **kwargs)
        first, other = languages
        self.fields["text"].help_text = _("In %(language)s. These words hold.") % {"language": first}
        self.fields["in_other"].label = _("The same in %(language)s") % {"language": other}
        if section.is_list:
            self.fields["text"].help_text = self._about_lines() % {"language": first}
        self.asked = fields_for(section.kind, held.shape if held else {})
        self.fields |= self.asked
        self.order_fields([*self.asked])
        latest = Decision.objects.adopted().order_by("-decided_at").values("pk")[:50]
        decisions = Decision.objects.filter(pk__in=latest).order_by("-decided_at")
        cast("DecisionField", self.fields["decision"]).queryset = decisions

    def _about_lines(self):
        if self.section.kind == CharterText.Kind.OBJECTIVE:
            return _("In %(language)s, one on each line; after a | stands how we will know.")
        return _("In %(language)s, one on each line. These words hold.")

    def clean(self):
        given = self.cleaned_data
        if "text" not in given or "in_other" not in given:
            return given
        if self.section.is_list:
            given["text"], given["in_other"] = map(_lines, (given["text"], given["in_other"]))
            self._check_lines(given)
        asked = {name: given.pop(name, None) for name in self.asked}
        shape = given["shape"] = {name: chosen for name, chosen in asked.items() if chosen}
        held = self.held
        is_new = not held or (held.text, held.shape) != (given["text"], shape)
        if held and not is_new and held.in_other == given["in_other"]:
            raise ValidationError(_("Nothing has changed yet."))
        if is_new:
            self._check_adoption(given)
        given["adopted_on"] = given.get("adopted_on") or self.today
        return given

    def _check_lines(self, given) -> None:
        lines, others = given["text"].splitlines(), given["in_other"].splitlines()
        if others and len(others) != len(lines):
            self.add_error(
                "in_other",
                _("There are %(lines)d lines above and %(others)d here. Each needs its own.")
                % {"lines": len(lines), "others": len(others)},
            )
        if any(len(line.partition("|")[2]) > 280 for line in lines):
            self.add_error("text", _("How we will know: please keep it to 280 letters."))

    def _check_adoption(self, given) -> None:
        first = self.held.since if self.held else None
        day = given.get("adopted_on")
        if "adopted_on" not in self.errors and (not day or day > self.today or (first and day < first)):
            self.add_error(
                "adopted_on", _("Give a day that is not before the last version, and not to come.")
            )
        if not given.get("how") and "how" not in self.errors:
            self.add_error("how", _("Say in a few words how we agreed on it."))


def _lines(text: str) -> str:
    """One thing on each line, without empty ones."""
    return "\n".join(filter(None, text.splitlines()))


class YesForm(forms.Form):
    """Her own yes, to the words that she has before her."""

    kind = forms.ChoiceField(choices=Promise.Kind.choices, widget=forms.HiddenInput)
    mark = forms.CharField(max_length=32, widget=forms.HiddenInput)


class SpokenYesForm(forms.Form):
    """A yes that a woman without a phone said aloud, to all that is asked."""

    member = MemberField()
    said_yes = TickField(label=_("I read it to her, and she said yes aloud"))
