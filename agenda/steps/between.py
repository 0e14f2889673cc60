"""What was said between meetings, and what lies in the parking lot of earlier days: taken up by the host, as cards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agenda.models import Card, Saying
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Step


class TakeUpForm(HostForm):
    """The ticked ones; whoever was quicker has taken up the rest."""

    sayings = forms.ModelMultipleChoiceField(Saying.objects.none(), required=False, error_messages=GONE)
    parked = forms.ModelMultipleChoiceField(Card.objects.none(), required=False, error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sayings"].queryset = Saying.objects.usable()
        self.fields["parked"].queryset = left_lying(self.step)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("sayings") and not cleaned.get("parked"):
            raise forms.ValidationError(_("Tick one card or more first."))
        return cleaned


def left_lying(step: Step):
    """Parked on another day, and not yet taken up again."""
    return Card.objects.left_lying().exclude(step__meeting=step.meeting_id)


def waiting_outside(step: Step) -> dict:
    """What the host page shows of it."""
    usable = list(Saying.objects.usable())
    sayings = [saying for saying in usable if saying.is_waiting]
    lying = [*left_lying(step), *(saying for saying in usable if not saying.is_waiting)]
    return {"sayings": sayings, "lying": lying, "outside_count": len(sayings) + len(lying)}
