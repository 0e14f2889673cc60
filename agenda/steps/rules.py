from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext

from agenda.actions import cards
from agenda.actions import charter as actions
from agenda.actions.charter import hands_for
from agenda.models import Card, CharterText, RuleAgreement
from agenda.steps.words import GONE, HostForm, ParkForm, Rewriting, parking_lot
from coalition.meetings.models import Step
from coalition.meetings.steps import Deed, NoInput, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.meetings.steps.hands import ByTwo, noted_in, who_counted
from coalition.web.forms import WordsField
from members.queries import coalition

RULE = {"max_length": 160}
SUGGESTIONS = (
    gettext_lazy("We treat each other with respect"),
    gettext_lazy("What is said here stays here"),
    gettext_lazy("We support each other"),
)


def rules_of(step: Step):
    return step.meeting.charter_texts.standing().of_kind(CharterText.Kind.GROUND_RULE)


class AgreeForm(NoInput):
    """The rules she agrees to; ``all`` agrees to every rule that her page showed (``seen``)."""

    rules = forms.ModelMultipleChoiceField(
        CharterText.objects.none(),
        label=gettext_lazy("The rules she agrees to"),
        required=False,
        error_messages=GONE,
        widget=forms.CheckboxSelectMultiple(attrs={"data-words": True}),
    )
    seen = forms.ModelMultipleChoiceField(CharterText.objects.none(), required=False, error_messages=GONE)
    all = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rules"].queryset = self.fields["seen"].queryset = rules_of(self.step)

    def clean(self):
        cleaned = super().clean()
        return {"rules": cleaned.get("seen" if cleaned.get("all") else "rules", [])}


class AddRuleForm(HostForm):
    text = WordsField(label=gettext_lazy("A rule, in the room's own words"), **RULE)


class RulePick(HostForm):
    rule = forms.ModelChoiceField(CharterText.objects.none(), error_messages=GONE, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].queryset = rules_of(self.step)


class ChangeRuleForm(RulePick, Rewriting):
    text = WordsField(label=gettext_lazy("The rule"), **RULE)

    def current_words(self):
        rule = self.cleaned_data.get("rule")
        return rule.text if rule else self.data.get("was", "")


class HandsForm(ByTwo, RulePick):
    """Hands raised for one rule; the form of each rule has its own ids, since all stand on one page."""

    figures = {"hands": gettext_lazy("Hands raised by women without a phone")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"hands-{self['rule'].value()}_%s"

    def about(self):
        try:
            return hands_for(self.fields["rule"].clean(self["rule"].value()))
        except forms.ValidationError:
            return ""


class Rules(StepKind):
    """The group makes its own promises; each woman agrees to each of them, on her phone or by hand."""

    stages = ("ready", "open", "shown", "saved")
    button_words = StepKind.button_words | {"open": gettext_lazy("Show how many agree")}
    host_template = "agenda/steps/rules_host.html"
    wall_template = "agenda/steps/rules_wall.html"
    phone_template = "agenda/steps/rules_phone.html"
    answer_form = AgreeForm
    counts_answers = True
    members_only = False
    fields_for_her = ("rules",)
    deeds = {
        "add_rule": Deed(actions.add_rule, AddRuleForm),
        "change_rule": Deed(actions.change_rule, ChangeRuleForm),
        "remove_rule": Deed(actions.remove_rule, RulePick),
        "count_hands": Deed(actions.count_hands, HandsForm),
        "park_words": Deed(cards.park_words, ParkForm),
    }

    def host(self):
        rules = list(rules_of(self.step).with_agreement())
        return {
            "rules": rules,
            "hands": self._hands(rules),
            "suggestions": self.suggestions(besides=rules),
            "parked": list(Card.objects.of_meeting(self.step.meeting).parked()),
            "add_rule_form": AddRuleForm(step=self.step),
            "park_words_form": ParkForm(step=self.step),
        }

    def _hands(self, rules: list[CharterText]) -> list[tuple[CharterText, HandsForm]]:
        """Each rule with the form of its hands; the two who counted the last one most likely count the next."""
        noted, two = noted_in(self.step), {}
        for rule in rules:
            if rule.counted_by and rule.witnessed_by:
                two = {"counted_by": rule.counted_by, "witnessed_by": rule.witnessed_by}
        return [
            (rule, HandsForm(step=self.step, initial=two | {"rule": rule.pk}, noted=noted[hands_for(rule)]))
            for rule in rules
        ]

    def wall(self):
        return {"rules": list(rules_of(self.step).with_agreement())}

    def phone(self, participant, data=None):
        agreed = RuleAgreement.objects.filter(participant=participant, rule__meeting=self.step.meeting)
        return {
            "rules": list(rules_of(self.step)),
            "mine": set(agreed.values_list("rule", flat=True)),
            "form": AgreeForm(step=self.step),
        }

    def answer(self, participant, *, rules):
        actions.agree_to_rules(self.step, participant=participant, rules=rules)

    def entered(self, state, *, by, now):
        if state == Step.State.SAVED:
            actions.adopt_rules(self.step, now=now)

    def sheets(self):
        rules = [rule.text for rule in rules_of(self.step)]
        return [sheets.count(rules, empty=max(8 - len(rules), 2))]

    def suggestions(self, *, besides: list[CharterText]) -> list[str]:
        """Three rules to begin with, in the coalition's language, without those that the room already has."""
        with translation.override(coalition().language):
            offered = [str(text) for text in SUGGESTIONS]
        return [text for text in offered if text not in {rule.text for rule in besides}]

    def record(self):
        for rule in rules_of(self.step).with_agreement():
            said = ngettext("Ground rule; %(count)d agrees", "Ground rule; %(count)d agree", rule.agreed)
            yield Line(said % {"count": rule.agreed}, rule.text)
            yield from who_counted(rule)
        yield from parking_lot(self.step)
