"""Drafts of the charter that a host writes while the room speaks, and the one button "The room agrees"."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import ways
from agenda.actions import charter as actions
from agenda.forms.charter_shape import fallback_field
from agenda.models import CharterText, Decision
from agenda.steps.words import GONE, HostForm, Rewriting
from coalition.meetings.models import Step
from coalition.meetings.steps import Deed
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField

#: Which kind of charter text a step writes, by the record it leaves.
KINDS = {
    "vision_fragments": CharterText.Kind.VISION,
    "mission_draft": CharterText.Kind.MISSION,
    "governance": CharterText.Kind.GOVERNANCE,
    "membership_rules": CharterText.Kind.MEMBERSHIP_RULES,
    "decision_rules": CharterText.Kind.DECISION_RULES,
    "accountability": CharterText.Kind.ACCOUNTABILITY,
}
MOST_DRAFTS = 2


def texts_of(step: Step):
    """Drafts and adopted text of this step's kind, of this meeting."""
    return step.meeting.charter_texts.standing().of_kind(KINDS[step.record])


class DraftField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(CharterText.objects.none(), error_messages=GONE, widget=forms.HiddenInput, **kwargs)


class DraftPick(HostForm):
    draft = DraftField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["draft"].queryset = texts_of(self.step).drafts()


class AgreeForm(DraftPick):
    """Where the room decided in this step (``has_decided``), the text may name the decision by which it is adopted."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=gettext_lazy("Which decision was it?"),
        required=False,
        empty_label=gettext_lazy("Everyone agreed, without a count"),
        error_messages=GONE,
        widget=forms.Select(attrs={"data-words": True}),
    )

    def __init__(self, *args, has_decided: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = self.step.decisions.adopted()
        if not has_decided:
            del self.fields["decision"]


class DraftForm(Rewriting):
    """A new draft, or ``draft`` written anew."""

    draft = DraftField(required=False)
    text = WordsField(label=gettext_lazy("Draft"), max_length=800, rows=4)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["draft"].queryset = texts_of(self.step).drafts()
        if KINDS[self.step.record] == CharterText.Kind.DECISION_RULES:
            self.fields["fallback"] = fallback_field({"fallback": ways.fallback()})

    def current_words(self):
        draft = self.cleaned_data.get("draft")
        return draft.text if draft else self.data.get("was", "")

    def clean(self):
        cleaned = super().clean()
        others = texts_of(self.step).drafts().exclude(text=cleaned.get("text", ""))
        if not cleaned.get("draft") and others.count() >= MOST_DRAFTS:
            raise forms.ValidationError(_("There are two drafts already. Write one of them anew."))
        return cleaned


def write_draft(step, *, text, draft, fallback="", by, now):
    """Write a draft of what this step is about; a double tap writes it once."""
    if draft or not texts_of(step).filter(text=text).exists():
        shape = {"fallback": fallback} if fallback else {}
        actions.write_text(step, kind=KINDS[step.record], text=text, shape=shape, draft=draft, by=by, now=now)


DRAFT_DEEDS = {
    "write_draft": Deed(write_draft, DraftForm),
    "agree_draft": Deed(actions.agree_draft, AgreeForm),
}


def drafts_for_host(step: Step) -> dict:
    """What drafts_host.html needs: each draft with the form to write it anew, and a form for one more."""
    texts = list(texts_of(step))
    drafts = [text for text in texts if text.adopted_on is None]
    has_decided = bool(drafts) and step.kind == "structure" and step.decisions.adopted().exists()
    return {
        "adopted": next((text for text in texts if text.adopted_on), None),
        "drafts": [
            (letter, draft, _form_for(step, draft), _agreeing(step, draft, has_decided))
            for letter, draft in zip("AB", drafts, strict=False)
        ],
        "may_draft": len(drafts) < MOST_DRAFTS,
        "write_draft_form": DraftForm(step=step),
    }


def _form_for(step: Step, draft: CharterText) -> DraftForm:
    initial = {"draft": draft.pk, "text": draft.text, "was": draft.text} | draft.shape
    return DraftForm(step=step, initial=initial, auto_id=f"draft{draft.pk}_%s")


def _agreeing(step: Step, draft: CharterText, has_decided: bool) -> AgreeForm:
    initial, ids = {"draft": draft.pk}, f"agree{draft.pk}_%s"
    return AgreeForm(step=step, has_decided=has_decided, initial=initial, auto_id=ids)


def draft_lines(step: Step) -> list[Line]:
    """For the record: what the room agreed to, or the drafts where it has not yet."""
    lines = []
    for text in texts_of(step):
        lines.append(Line(f"{text.get_kind_display()}. {_standing(text)}", text.text))
        lines += [Line(text.after_two_tries)] if text.after_two_tries else []
    return lines


def _standing(text: CharterText) -> str:
    if text.adopted_on is None:
        return _("Draft, not yet agreed")
    return _("The room agreed on %(day)s") % {"day": date_format(text.adopted_on, "DATE_FORMAT")}
