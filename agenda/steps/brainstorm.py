from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.actions import cards, charter, sayings
from agenda.forms.objective import IssuesField
from agenda.models import CharterText
from agenda.steps.between import TakeUpForm, waiting_outside
from agenda.steps.tray import ON_THE_WALL, Tray
from agenda.steps.words import GONE, HostForm, ParkForm, issues_for, parking_lot
from coalition.meetings.steps import Deed
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField


class ObjectiveForm(HostForm):
    text = WordsField(label=gettext_lazy("An objective that we keep"), max_length=280)
    outcome = WordsField(
        label=gettext_lazy("How we will know, in twelve months"), max_length=280, required=False
    )
    issues = IssuesField(label=gettext_lazy("Made from which issues?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issues"].queryset = issues_for(self.step)
        if not self.fields["issues"].queryset.exists():
            del self.fields["issues"]


class ObjectivePick(HostForm):
    objective = forms.ModelChoiceField(CharterText.objects.none(), error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["objective"].queryset = objectives_of(self.step)


def objectives_of(step):
    texts = step.meeting.charter_texts.standing().of_kind(CharterText.Kind.OBJECTIVE)
    return texts.prefetch_related("issues")


class Brainstorm(Tray):
    """Groups or single women write one thing a card.

    Where the plan asks for objectives, the host also writes down those that the room keeps, with the outcome expected.
    """

    host_template = "agenda/steps/brainstorm_host.html"
    wall_template = "agenda/steps/brainstorm_wall.html"
    phone_template = "agenda/steps/brainstorm_phone.html"

    @property
    def keeps_objectives(self) -> bool:
        return self.step.record == "objectives"

    @property
    def label(self):
        if self.keeps_objectives:
            return _("One objective, in your own words")
        return _("One problem, in your own words")

    @property
    def deeds(self):
        deeds = Tray.deeds | {"park_words": Deed(cards.park_words, ParkForm)}
        if self.keeps_objectives:
            deeds |= {
                "keep_objective": Deed(charter.keep_objective, ObjectiveForm),
                "drop_objective": Deed(charter.drop_objective, ObjectivePick),
            }
        else:
            deeds["take_up"] = Deed(sayings.take_up, TakeUpForm)
        return deeds

    def host(self):
        context = super().host() | {"park_words_form": ParkForm(step=self.step)}
        if self.keeps_objectives:
            context |= {
                "objectives": objectives_of(self.step),
                "keep_objective_form": ObjectiveForm(step=self.step),
            }
        else:
            context |= waiting_outside(self.step)
        return context

    def wall(self):
        objectives = list(objectives_of(self.step)) if self.keeps_objectives else []
        return self.newest_cards(3 if objectives else ON_THE_WALL) | {"objectives": objectives}

    def record(self):
        yield from self.counts()
        if self.keeps_objectives:
            for objective in objectives_of(self.step):
                yield Line(_("Objective"), objective.text)
                for issue in objective.issues.all():
                    yield Line(_("Made from the issue"), issue.name)
                if objective.outcome:
                    yield Line(_("How we will know"), objective.outcome)
        elif not self.step.meeting.steps.filter(kind="themes").exists():
            yield from (Line(_("Card"), card.text) for card in self.step.cards.shown())
        yield from parking_lot(self.step)
