"""The forms of deciding: the proposal, who is here, what the room counted, what changes, what stays a worry."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import quorum, ways
from agenda.actions import decision as actions
from agenda.models import Concern, Decision, Issue, Position
from agenda.models.attempt import COUNTED
from agenda.steps.words import GONE, HostForm, issues_for
from coalition.meetings.actions.hands import Count
from coalition.meetings.steps import NoInput
from coalition.meetings.steps.hands import ByTwo
from coalition.web.forms import DayInput, WordsField
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


FITS = gettext_lazy(
    "It is not about safety, not about a member's story, and not about removing a woman who is absent"
)
NEVER = gettext_lazy("These are never decided by vote. Tick that it is none of them, or choose another way.")


class ProposeForm(PresenceForm):
    """Before a vote the host says that it is none of what is never voted on."""

    text = ProposalField(label=gettext_lazy("The proposal, in one sentence"))
    issue = forms.ModelChoiceField(
        Issue.objects.none(),
        label=gettext_lazy("Which issue is it about?"),
        required=False,
        empty_label=gettext_lazy("About none of them"),
        error_messages=GONE,
        widget=forms.Select(attrs={"data-words": True}),
    )
    way = forms.ChoiceField(label=gettext_lazy("How do we decide it?"), choices=Decision.Way, required=False)
    fits_a_vote = forms.BooleanField(label=FITS, help_text=gettext_lazy("Only for a vote."), required=False)
    field_order = ["text", "issue", "way", "fits_a_vote", "present_full", "chapters_present"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = issues_for(self.step)
        if self.step.record == "agenda":  # it is about all that stand on the agenda
            del self.fields["issue"]

    def clean_way(self):
        return self.cleaned_data["way"] or Decision.Way.CONSENSUS

    def clean(self):
        cleaned = super().clean()
        is_vote = cleaned.get("way") in Decision.VOTES
        if is_vote and not cleaned["fits_a_vote"]:
            self.add_error("fits_a_vote", NEVER)
        cleaned["fits_a_vote"] = is_vote
        return cleaned


class DecisionForm(HostForm):
    """About one decision of this step."""

    decision = forms.ModelChoiceField(Decision.objects.none(), widget=forms.HiddenInput, error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = self.step.decisions.all()

    @cached_property
    def picked(self) -> Decision | None:
        try:
            return self.fields["decision"].clean(self["decision"].value())
        except forms.ValidationError:
            return None


class SetPresenceForm(DecisionForm, PresenceForm):
    pass


class FallBackForm(DecisionForm):
    """Only where the charter's way after two tries is a vote, the host is asked whether it fits one."""

    fits_a_vote = forms.BooleanField(label=FITS, error_messages={"required": NEVER})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        after = ways.AFTER.get(self.picked.fallback) if self.picked else None
        if after and after.way not in Decision.VOTES:
            del self.fields["fits_a_vote"]


STEPPED_OUT = gettext_lazy("Stepped out, because it is about them: how many? No names.")
FIGURES = {
    "agree": gettext_lazy("Agree"),
    "stand_aside": gettext_lazy("Stand aside"),
    "block": gettext_lazy("Block"),
    "no_answer": gettext_lazy("No answer"),
    "objections": gettext_lazy("How many object?"),
    "in_favour": gettext_lazy("For"),
    "against": gettext_lazy("Against"),
    "abstain": gettext_lazy("Abstain, or showed nothing"),
}


class CountForm(ByTwo, DecisionForm):
    """What two counted in the decision's way, each for herself; each together as many as are here."""

    number = forms.IntegerField(min_value=1, max_value=ways.TRIES, widget=forms.HiddenInput)
    asked_aloud = forms.BooleanField(
        label=gettext_lazy("I asked aloud: does anybody object? Then I waited."),
        error_messages={"required": gettext_lazy("Silence is consent only after you have asked aloud.")},
    )
    harm_named = WordsField(
        label=gettext_lazy("The harm that a block names"), max_length=280, required=False, rows=2
    )
    review_on = forms.DateField(
        label=gettext_lazy("If it is adopted: when do we look at it again?"),
        required=False,
        widget=DayInput,
    )
    may_be_empty = ("stepped_out",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.way == Decision.Way.CONSENT:
            self.fields["harm_named"].label = _("The harm that an objection names")
        else:
            del self.fields["asked_aloud"]
        if self.way in Decision.VOTES:
            del self.fields["harm_named"]

    @cached_property
    def way(self) -> Decision.Way:
        if not self.is_bound and "way" in self.initial:
            return Decision.Way(self.initial["way"])
        return Decision.Way(self.picked.way) if self.picked else Decision.Way.CONSENSUS

    def what_is_counted(self):
        asked = {name: FIGURES[name] for name in COUNTED[self.way] if name in FIGURES}
        return asked | {"stepped_out": STEPPED_OUT}

    def about(self):
        number = str(self["number"].value())
        return actions.hands_in(self.picked, int(number)) if self.picked and number.isdecimal() else ""

    def clean(self):
        cleaned = super().clean()
        for count in cleaned["counts"].values() if not self.errors else ():
            self._check_sum(count, cleaned["decision"].present_full)
            if count.figures.get("block") and not cleaned["harm_named"]:
                self.add_error("harm_named", _("A block must name the harm."))
            if count.figures.get("objections") and not cleaned["harm_named"]:
                self.add_error("harm_named", _("An objection must say what harm it would do."))
        return cleaned

    def _check_sum(self, count: Count, here: int) -> None:
        """Who does not object is not counted; at least one woman must be left to decide."""
        counted, out = sum(count.figures.values()), count.figures["stepped_out"]
        is_wrong = counted > here or out == here if self.way == Decision.Way.CONSENT else counted != here
        if is_wrong:
            said = _("%(name)s counted %(counted)d, but %(here)d full members are here. Count again.")
            raise forms.ValidationError(said % {"name": count.name, "counted": counted, "here": here})


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
    """Only what can be shown in the way that is asked now."""

    choice = forms.ChoiceField(choices=Position.Choice.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.step.decisions.open().first()
        if asked:
            signs = ways.of(asked).signs
            self.fields["choice"].choices = [(sign.choice.value, sign.words) for sign in signs]
