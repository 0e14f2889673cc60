from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Note
from coalition.meetings.steps.base import Deed, NoInput, StepKind
from coalition.web.forms import WordsField


class NoteForm(NoInput):
    text = WordsField(label=_("One line, in the room's own words"), max_length=280)


class NotePick(NoInput):
    note = forms.ModelChoiceField(Note.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].queryset = self.step.notes.all()


def add_note(step, *, text, by, now):
    """Write one line into the record of ``step``; a double tap writes it once."""
    step.notes.get_or_create(text=text)


def remove_note(step, *, note, by, now):
    """Take a line out of the record."""
    note.delete()


class Notes(StepKind):
    """A step whose record is lines that the scribe writes in the room's words."""

    deeds = {"add_note": Deed(add_note, NoteForm), "remove_note": Deed(remove_note, NotePick)}

    def host(self):
        return {"notes": self.step.notes.all(), "add_note_form": NoteForm(step=self.step)}

    def wall(self):
        return {"notes": self.step.notes.all() if self.step.wall in ("all", "text_only") else []}

    def phone(self, participant, data=None):
        return {}


class Talk(Notes):
    """The facilitator speaks, the room answers aloud, the scribe may keep a line."""

    members_only = False
