from collections.abc import Iterable
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agenda.actions import cards, issues
from agenda.actions import sayings as outside
from agenda.models import Card, Change, Issue, Saying
from agenda.steps.between import TakeUpForm, waiting_outside
from agenda.steps.words import GONE, HostForm, ParkForm, parking_lot
from coalition.meetings.models import Step
from coalition.meetings.steps import Deed, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField

NAME = {"label": gettext_lazy("Name of the issue"), "max_length": 80}


def brainstorm_before(step: Step) -> Step | None:
    """The latest earlier step in which the room wrote cards."""
    earlier = step.meeting.steps.filter(position__lt=step.position, kind="brainstorm")
    return earlier.with_record("cards").last()


class GroupingForm(HostForm):
    """Choices of grouping: cards of the brainstorm before, standing issues, and (``source``) where the cards lay."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {
            Issue: self.step.meeting.issues.standing(),
            Card: Card.objects.filter(step=brainstorm_before(self.step)),
            Change: self.step.meeting.changes.all(),
        }
        for field in self.fields.values():
            if hasattr(field, "queryset"):
                field.queryset = found[field.queryset.model]


class TickedForm(GroupingForm):
    cards = forms.ModelMultipleChoiceField(
        Card.objects.none(), error_messages=GONE | {"required": gettext_lazy("Tick one card or more first.")}
    )
    source = forms.ModelChoiceField(Issue.objects.none(), required=False, error_messages=GONE)


class PutTogetherForm(TickedForm):
    name = WordsField(**NAME)


class MoveForm(TickedForm):
    to = forms.ModelChoiceField(Issue.objects.none(), required=False, error_messages=GONE)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("to") == cleaned.get("source"):
            self.add_error("to", _("Choose where the cards go."))
        return cleaned


class UnparkForm(GroupingForm):
    card = forms.ModelChoiceField(Card.objects.none(), error_messages=GONE)


class IssuePick(GroupingForm):
    issue = forms.ModelChoiceField(Issue.objects.none(), error_messages=GONE, widget=forms.HiddenInput)


class RenameForm(IssuePick):
    """``was`` is the name that this host saw, so that a co-host's newer name is not lost unseen."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    name = WordsField(**NAME)
    description = WordsField(label=gettext_lazy("In one sentence"), max_length=280, required=False)

    def clean(self):
        cleaned = super().clean()
        issue, was = cleaned.get("issue"), cleaned.pop("was", "")
        if issue and was != issue.name and issue.name != cleaned.get("name"):
            self.saw("was", issue.name)
            said = _("It was named “%(name)s” meanwhile. Look at both, then save again.")
            raise forms.ValidationError(said, params={"name": issue.name})
        return cleaned


class MergeForm(IssuePick):
    into = forms.ModelChoiceField(Issue.objects.none(), error_messages=GONE)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("into") and cleaned["into"] == cleaned.get("issue"):
            self.add_error("into", _("Choose another issue."))
        return cleaned


class UndoForm(GroupingForm):
    change = forms.ModelChoiceField(Change.objects.none(), error_messages=GONE)


def take_up(step, *, sayings: Iterable[Saying], parked: Iterable[Card], by, now) -> str:
    """The host has read them: they lie with the cards of the brainstorm that are in no issue yet."""
    brainstorm = brainstorm_before(step)
    if brainstorm is None:
        return outside.nothing_to_put_them_in()
    return outside.take_up(brainstorm, sayings=sayings, parked=parked, by=by, now=now, shown=True)


class Themes(StepKind):
    """The room puts cards that speak of the same thing together and names each pile."""

    host_template = "agenda/steps/themes_host.html"
    wall_template = "agenda/steps/themes_wall.html"
    phone_template = "agenda/steps/themes_phone.html"
    deeds = {
        "put_together": Deed(issues.put_together, PutTogetherForm),
        "move_cards": Deed(issues.move_cards, MoveForm),
        "park_cards": Deed(issues.park_cards, TickedForm),
        "unpark_card": Deed(issues.unpark_card, UnparkForm),
        "rename_issue": Deed(issues.rename_issue, RenameForm),
        "merge_issues": Deed(issues.merge_issues, MergeForm),
        "remove_issue": Deed(issues.remove_issue, IssuePick),
        "park_words": Deed(cards.park_words, ParkForm),
        "take_up": Deed(take_up, TakeUpForm),
        "undo": Deed(issues.undo, UndoForm),
    }

    @cached_property
    def brainstorm(self) -> Step | None:
        return brainstorm_before(self.step)

    def host(self):
        return {
            "issues": self.issues(),
            "loose": self.loose(),
            "waiting_count": Card.objects.waiting().filter(step=self.brainstorm).count(),
            "parked": list(self.parked()),
            "last_change": self.step.meeting.changes.latest_standing(),
            "park_words_form": ParkForm(step=self.step),
            **waiting_outside(self.step),
        }

    def wall(self):
        return {"issues": self.issues()}

    def phone(self, participant, data=None):
        return {"issues": self.issues()}

    def sheets(self):
        columns = [_("Name of the issue"), _("In one sentence"), _("Cards")]
        return [sheets.table(_("The issues we found"), columns, empty=12)]

    def issues(self) -> list[Issue]:
        """The standing issues, each with its cards."""
        return list(self.step.meeting.issues.standing().with_cards())

    def loose(self) -> list[Card]:
        """Shown cards that lie in no issue yet."""
        return list(Card.objects.loose().filter(step=self.brainstorm))

    def parked(self):
        return Card.objects.of_meeting(self.step.meeting).parked()

    def record(self):
        for issue in self.issues():
            count = len(issue.shown_cards)
            yield Line(
                ngettext("Issue, %(count)d card", "Issue, %(count)d cards", count) % {"count": count},
                issue.name,
            )
            if issue.description:
                yield Line(_("In one sentence"), issue.description)
            yield from (Line(_("Card"), card.text) for card in issue.shown_cards)
        yield from (Line(_("Card in no issue"), card.text) for card in self.loose())
        yield from parking_lot(self.step)
