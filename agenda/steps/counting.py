"""The forms of deciding: the proposal, who is here, what the room counted, what changes, what stays a worry."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import quorum
from agenda.actions.decision import TRIES
from agenda.models import Concern, Decision, Position
from agenda.steps.words import GONE, HostForm
from coalition.meetings.steps import NoInput
from coalition.web.forms import WordsField
from members.models import Chapter, Member


class PresenceForm(HostForm):
    """How many full members, from how many chapters; or how many of the committee. No more than there are."""

    present_full = forms.IntegerField(label=gettext_lazy("Full members here"), min_value=0)
    chapters_present = forms.IntegerField(label=gettext_lazy("Chapters here"), min_value=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if quorum.is_committee(self.step):
            self.fields["present_full"].label = _("Of the committee here")
            self.fields["chapters_present"].widget = forms.HiddenInput()

    def clean_present_full(self):
        every = Member.objects.active().full()
        there = quorum.may_vote(self.step) if quorum.is_committee(self.step) else every
        return self._no_more("present_full", there.count())

    def clean_chapters_present(self):
        return self._no_more("chapters_present", Chapter.objects.open().count())

    def _no_more(self, name, there_are: int) -> int:
        if self.cleaned_data[name] > there_are:
            raise forms.ValidationError(_("There are only %(count)d.") % {"count": there_are})
        return self.cleaned_data[name]


class ProposalField(WordsField):
    """Begins with the room's words, in the language of the wall."""

    def __init__(self, **kwargs):
        super().__init__(max_length=500, rows=3, **kwargs)
        self.widget.attrs["data-words"] = True


class ProposeForm(PresenceForm):
    text = ProposalField(label=gettext_lazy("The proposal, in one sentence"))
    field_order = ["text", "present_full", "chapters_present"]


class DecisionForm(HostForm):
    """About one decision of this step."""

    decision = forms.ModelChoiceField(Decision.objects.none(), widget=forms.HiddenInput, error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = self.step.decisions.all()


class SetPresenceForm(DecisionForm, PresenceForm):
    pass


class CountForm(DecisionForm):
    """What the room counted aloud, twice; together as many as are here."""

    number = forms.IntegerField(min_value=1, max_value=TRIES, widget=forms.HiddenInput)
    agree = forms.IntegerField(label=gettext_lazy("Agree"), min_value=0)
    stand_aside = forms.IntegerField(label=gettext_lazy("Stand aside"), min_value=0)
    block = forms.IntegerField(label=gettext_lazy("Block"), min_value=0)
    no_answer = forms.IntegerField(label=gettext_lazy("No answer"), min_value=0)
    harm_named = WordsField(
        label=gettext_lazy("The harm that a block names"), max_length=280, required=False, rows=2
    )

    review_on = forms.DateField(
        label=gettext_lazy("If it is adopted: when do we look at it again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        counted = sum(cleaned[name] for name in ("agree", "stand_aside", "block", "no_answer"))
        here = cleaned["decision"].present_full
        if counted != here:
            said = _("You counted %(counted)d, but %(here)d full members are here. Count again.")
            raise forms.ValidationError(said % {"counted": counted, "here": here})
        if cleaned["block"] and not cleaned["harm_named"]:
            self.add_error("harm_named", _("A block must name the harm."))
        return cleaned


class TryAgainForm(DecisionForm):
    change = WordsField(label=gettext_lazy("What changes"), max_length=280, rows=2)
    text = ProposalField(label=gettext_lazy("The proposal, changed"))


class ConcernForm(DecisionForm):
    text = WordsField(label=gettext_lazy("A concern that stays, in the room's words"), max_length=280)


class ConcernPick(HostForm):
    concern = forms.ModelChoiceField(Concern.objects.none(), error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concern"].queryset = Concern.objects.filter(decision__step=self.step)


class PositionForm(NoInput):
    choice = forms.ChoiceField(choices=Position.Choice.choices)
