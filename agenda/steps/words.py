"""Forms that several kinds share: every deed of ours refuses, with a sentence, once its step is finished."""

from collections.abc import Iterator

from django import forms
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.models import Card, Issue
from coalition.meetings.models import Step
from coalition.meetings.steps import NoInput
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField

GONE = {"invalid_choice": _("This is no longer where it was. Look at the list again.")}
CHANGED = _("Somebody wrote something else here meanwhile: “%(now)s”. Look at both, then save again.")


def issues_for(step: Step):
    """Those of this day, and those of earlier days that all may read of; the newest day first."""
    told = Issue.objects.told().standing().values("pk")
    ours = models.Q(pk__in=told) | models.Q(meeting=step.meeting_id)
    return Issue.objects.standing().filter(ours).order_by("-meeting", "pk")


class HostForm(NoInput):
    """What the host fills in for a deed; several stand on one page, so their ids carry the form's name."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)

    def clean(self):
        if self.step.is_finished:
            raise forms.ValidationError(_("This step is finished. Press Back to open it again."))
        return super().clean()

    def saw(self, field: str, value: str) -> None:
        """The page that comes back shows her what is there now: saved again, her words hold."""
        self.data = {name: self.data.get(name) for name in self.data} | {field: value}


class Rewriting(HostForm):
    """Words that two hosts may be writing at once: ``was`` is what stood there when this host began."""

    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def current_words(self) -> str:
        """What stands there now."""
        raise NotImplementedError

    def clean(self):
        cleaned, now = super().clean(), self.current_words()
        # A browser sends line breaks as \r\n.
        if cleaned.pop("was", "").replace("\r\n", "\n") != now and now != cleaned.get("text"):
            self.saw("was", now)
            raise forms.ValidationError(CHANGED, params={"now": now})
        return cleaned


class CardPick(HostForm):
    card = forms.ModelChoiceField(Card.objects.none(), error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["card"].queryset = self.step.cards.all()


class CardsPick(HostForm):
    cards = forms.ModelMultipleChoiceField(Card.objects.none(), error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cards"].queryset = self.step.cards.all()


class ParkForm(HostForm):
    text = WordsField(label=_("A good point for another time"), max_length=280)


def parking_lot(step: Step) -> Iterator[Line]:
    """The meeting's parking lot for the record, where it stands once: with the last step that may fill it."""
    fillers = step.meeting.steps.exclude(state=Step.State.SKIPPED).filter(
        kind__in=["rules", "brainstorm", "themes"]
    )
    if fillers.last() == step:
        for card in Card.objects.of_meeting(step.meeting).parked():
            yield Line(gettext("Parking lot"), card.text)
