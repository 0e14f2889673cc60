"""Looking back and ahead: what each woman means to do, and how we look after one another in advocacy."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actionplan import actions
from actionplan.models import Commitment
from coalition.meetings.steps import NoInput, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.meetings.steps.talk import Notes
from coalition.web.forms import WordsField


class SayForm(NoInput):
    """One sentence for the group, or nothing: then it stands on her own card."""

    keep = forms.ChoiceField(choices=[("group", "group"), ("home", "home")])
    text = WordsField(
        label=gettext_lazy("I will"),
        max_length=280,
        rows=2,
        error_messages={"required": gettext_lazy("Write one sentence, or take it home on your card.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = self.data.get("keep") != "home"


class Reflect(StepKind):
    """A round of looking back. Which one stands in the step's record: see ``PARTS``."""

    def __new__(cls, step):
        return super().__new__(PARTS.get(step.record, Commitments))


class Commitments(Reflect):
    """One commitment each, kept only if she wants it kept. Nothing reaches the wall; the record has no names.

    A commitment for herself alone never comes through the room, which does not know who she is: she keeps it on her
    own page when she is signed in.
    """

    host_template = "actionplan/steps/commitments_host.html"
    wall_template = "actionplan/steps/commitments_wall.html"
    phone_template = "actionplan/steps/commitments_phone.html"
    answer_form = SayForm
    counts_answers = True

    def phone(self, participant, data=None):
        mine = Commitment.objects.filter(step=self.step, participant=participant).first()
        answered = self.step.receipts.filter(participant=participant).exists()
        start = {"text": mine.text} if mine else None
        return {"mine": mine, "answered": answered, "form": SayForm(step=self.step, initial=start)}

    def answer(self, participant, *, keep, text):
        if keep == "group":
            actions.share(self.step, participant=participant, text=text)
        else:
            actions.take_home(self.step, participant=participant)

    def entered(self, state, *, by, now):
        if state == "saved":
            actions.forget_participants(self.step)

    def took_out(self, participant, *, now):
        if not self.step.is_revealed:
            actions.take_home(self.step, participant=participant)

    def host(self):
        return {"shared": self.step.commitments.count()}

    def sheets(self):
        return [sheets.slips("commitments", _("Commitment slips"), ask=_("I will"), fields=[_("By when")])]

    def record(self):
        texts = sorted(commitment.text for commitment in self.step.commitments.all())
        return [Line(_("I will"), text) for text in texts]


class CareRules(Reflect, Notes):
    """How we look after a member before, during and after a hard meeting: lines that the host writes."""


PARTS = {"commitments": Commitments, "advocacy_care_rules": CareRules}
