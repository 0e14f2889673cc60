from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Note, Step
from coalition.meetings.steps import sheets
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


class TurnForm(NoInput):
    """``shown`` is the card that she saw when she pressed."""

    shown = forms.IntegerField(min_value=0)
    to = forms.IntegerField(min_value=0)

    def clean_to(self):
        to, most = self.cleaned_data["to"], len(self.step.say("cards"))
        if to > most:
            raise forms.ValidationError(_("There is no such card."))
        return to


def turn_card(step, *, shown, to, by, now):
    """Turn from the card ``shown`` up; a double tap, or two hosts who press the same, turn once."""
    here = Step.objects.filter(pk=step.pk, state=Step.State.OPEN)
    if here.filter(card=shown).update(card=to) or here.filter(card=to).exists():
        return ""
    return gettext("The card was already turned. This is where it stands.")


class Talk(Notes):
    """The facilitator speaks, the room answers aloud, the scribe may keep a line.

    Where the plan has cards for it she turns them one by one; after the last one the questions stand.
    """

    members_only = False

    @property
    def cards(self) -> list[dict]:
        return self.step.say("cards") or []

    @property
    def host_live_template(self):
        return "meetings/steps/_cards_host.html" if self.cards else None

    @property
    def deeds(self):
        return super().deeds | ({"turn_card": Deed(turn_card, TurnForm)} if self.cards else {})

    def _deck(self) -> dict:
        cards = self.cards
        at = min(self.step.card, len(cards))
        return {"cards": cards, "at": at, "card": cards[at] if at < len(cards) else None}

    def host(self):
        return super().host() | self._deck()

    def wall(self):
        return super().wall() | self._deck()

    def phone(self, participant, data=None):
        return self._deck()

    def sheets(self):
        if not self.cards:
            return super().sheets()
        cards = sheets.Sheet(
            "cards", _("Cards to hold up"), "meetings/sheets/_cards.html", {"cards": self.cards}
        )
        return [cards, *super().sheets()]
