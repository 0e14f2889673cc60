from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.meetings.models import Participant, Turn
from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, Line, NoInput, StepKind
from coalition.meetings.steps.talk import NoteForm, NotePick, add_note, remove_note


class TurnForm(NoInput):
    participant = forms.ModelChoiceField(Participant.objects.none())
    turn = forms.ChoiceField(choices=[(turn, turn) for turn in ("spoke", "passed", "none")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = self.step.room.participants.present()


def take_turn(step, *, participant, turn, by, now):
    """Tick that she has spoken or passed, or take the tick off; a double tap is one."""
    if turn == "none":
        Turn.objects.filter(step=step, participant=participant).delete()
    else:
        passed = {"passed": turn == "passed"}
        Turn.objects.update_or_create(step=step, participant=participant, defaults=passed)


class Circle(StepKind):
    """Each woman is heard once; only turns are ticked. Words spoken in a circle are kept nowhere.

    Where the plan asks for ideas of care (record ``care_ideas``), pairs may hand one idea each to the scribe
    afterwards: what helps, never what happened.
    """

    host_template = "meetings/steps/circle_host.html"
    wall_template = "meetings/steps/circle_wall.html"
    phone_template = "meetings/steps/circle_phone.html"

    @property
    def gathers_ideas(self) -> bool:
        return self.step.record == "care_ideas"

    @property
    def deeds(self):
        deeds = {"take_turn": Deed(take_turn, TurnForm)}
        if self.gathers_ideas:
            deeds |= {"add_note": Deed(add_note, NoteForm), "remove_note": Deed(remove_note, NotePick)}
        return deeds

    def host(self):
        turns = {turn.participant_id: turn for turn in self.step.turns.all()}
        people = [
            (woman, turns.get(woman.pk)) for woman in self.step.room.participants.present().holding_a_phone()
        ]
        context = {"people": people, "gathers_ideas": self.gathers_ideas, "had_turn": len(turns)}
        if self.gathers_ideas:
            context |= {"notes": self.step.notes.all(), "add_note_form": NoteForm(step=self.step)}
        return context

    def wall(self):
        return {"notes": self.step.notes.all() if self.gathers_ideas else []}

    def sheets(self):
        found = [sheets.count([_("She spoke"), _("She passed")])]
        if self.gathers_ideas:
            found.append(sheets.slips("ideas", _("Slips for ideas"), ask=_("One thing that helps")))
        return found

    def record(self):
        turns = list(self.step.turns.values_list("passed", flat=True))
        passed = sum(turns)
        spoke = len(turns) - passed
        lines = [
            Line(ngettext("%(count)d woman spoke", "%(count)d women spoke", spoke) % {"count": spoke}),
            Line(ngettext("%(count)d woman passed", "%(count)d women passed", passed) % {"count": passed}),
        ]
        if self.gathers_ideas:
            lines += [Line(_("What helps"), note.text) for note in self.step.notes.all()]
        return lines
