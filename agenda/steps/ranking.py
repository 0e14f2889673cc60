from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from agenda import queries
from agenda.actions import agenda as actions
from agenda.models import Item, Round
from agenda.rounds import readings
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, Line, StepKind
from coalition.web.forms import WordsField


class ItemForm(HostForm):
    """An issue of this meeting's agenda, picked from a list."""

    item = forms.ModelChoiceField(
        Item.objects.none(), label=gettext_lazy("Issue"), empty_label=None, error_messages=GONE
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agenda = queries.agenda_of(self.step.meeting)
        self.fields["item"].queryset = self.choices_of(agenda.items) if agenda else Item.objects.none()
        self.fields["item"].widget.attrs["data-words"] = True

    @staticmethod
    def choices_of(items):
        return items.all()


class MoveForm(ItemForm):
    place = forms.TypedChoiceField(label=gettext_lazy("To place"), coerce=int)
    reason = WordsField(label=gettext_lazy("Why it moves"), max_length=280)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = range(1, self.fields["item"].queryset.count() + 1)
        self.fields["place"].choices = [(place, place) for place in places]


class LeaveOutForm(ItemForm):
    reason = WordsField(label=gettext_lazy("Why it is left out"), max_length=280)

    @staticmethod
    def choices_of(items):
        return items.kept()


class LabelForm(ItemForm):
    label = forms.ChoiceField(label=gettext_lazy("When"), choices=Item.Label.choices)

    @staticmethod
    def choices_of(items):
        return items.kept()


class SourceForm(HostForm):
    """From where the order comes that the room begins with."""

    source = forms.ChoiceField(
        choices=[("grades", gettext_lazy("grades")), ("ballots", gettext_lazy("ballots"))]
    )

    def clean_source(self):
        source = self.cleaned_data["source"]
        if source == "ballots" and queries.shown_ordering(self.step.meeting) is None:
            raise forms.ValidationError(_("There is no shown order by ballots in this meeting."))
        return source


class RoundForm(HostForm):
    """From which round the order begins."""

    round_ = forms.ModelChoiceField(Round.objects.none(), empty_label=None, error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [round_.pk for round_ in queries.rounds_for(self.step.meeting)]
        self.fields["round_"].queryset = Round.objects.filter(pk__in=offered)


class Ranking(StepKind):
    """The room reads the map together and sets the order: it may move an issue or leave it out, and says why."""

    host_template = "agenda/steps/ranking_host.html"
    wall_template = "agenda/steps/ranking_wall.html"
    phone_template = "agenda/steps/ranking_phone.html"
    deeds = {
        "move": Deed(actions.move, MoveForm),
        "leave_out": Deed(actions.leave_out, LeaveOutForm),
        "set_label": Deed(actions.set_label, LabelForm),
        "take_order": Deed(actions.take_order, SourceForm),
        "take_round": Deed(actions.take_round, RoundForm),
    }

    def entered(self, state, *, by, now):
        if state == Step.State.OPEN:
            actions.draft(self.step.meeting)

    def host(self):
        forms_ = {"move_form": MoveForm, "leave_out_form": LeaveOutForm, "set_label_form": LabelForm}
        shown = self._shown()
        if shown.get("may_change"):
            shown |= {name: form(step=self.step) for name, form in forms_.items()}
            shown["rounds"] = queries.rounds_for(self.step.meeting)
            shown["other_order"] = queries.shown_ordering(self.step.meeting)
        return shown

    def wall(self):
        return self._shown()

    def phone(self, participant, data=None):
        return {"items": self._items(queries.agenda_of(self.step.meeting))}

    def sheets(self):
        columns = [_("Place"), _("Issue"), _("Why it moves")]
        return [sheets.table(_("The order we agreed on"), columns, rows=range(1, 11), empty=2)]

    def record(self):
        agenda = queries.agenda_of(self.step.meeting)
        if agenda is None:
            return []
        lines = [Line(queries.rule(agenda))]
        for item in agenda.items.kept():
            lines.append(Line(str(item.position), item.name))
            if item.moved_reason:
                lines.append(Line(_("Moved, because"), item.moved_reason))
        for item in agenda.items.left_out():
            lines.append(Line(_("Left out"), item.name))
            if item.left_out_reason:
                lines.append(Line(pgettext("a reason follows", "Because"), item.left_out_reason))
        return lines

    def _shown(self) -> dict:
        agenda = queries.agenda_of(self.step.meeting)
        if agenda is None or self.step.state == Step.State.READY:
            return {"has_round": bool(queries.rounds_for(self.step.meeting))}
        return {
            "has_round": True,
            "agenda": agenda,
            "may_change": not agenda.is_published and agenda.decision_id is None,
            "items": self._items(agenda),
            "left_out": agenda.items.left_out(),
            "reading": readings.reading(agenda.round),
            "rule": queries.rule(agenda),
        }

    @staticmethod
    def _items(agenda) -> list[Item]:
        return list(agenda.items.kept()) if agenda else []
