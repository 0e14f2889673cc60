from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.meetings.actions import energy as actions
from coalition.meetings.models import EnergyCount, EnergyTap, Step
from coalition.meetings.models.record import SMALLEST_GROUP
from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, Line, NoInput, StepKind
from coalition.meetings.steps.hands import ByTwo, who_counted

Colour = EnergyTap.Colour
FACES = ("face-good", "face-so-so", "face-sad")


class ColourForm(NoInput):
    colour = forms.ChoiceField(label=gettext_lazy("How is our energy?"), choices=Colour)


class CardsForm(ByTwo, NoInput):
    """Cards held up in the room; of a colour that nobody holds up the box may stay empty."""

    figures = dict(Colour.choices)
    may_be_empty = tuple(Colour.values)

    def about(self):
        return actions.CARDS


class Energy(StepKind):
    """Green, yellow or red: a card held up or a tap. Only the counts are shown and kept, and none under five."""

    stages = ("ready", "open", "shown", "saved")
    button_words = StepKind.button_words | {"open": StepKind.button_words["closed"]}
    host_template = "meetings/steps/energy_host.html"
    wall_template = "meetings/steps/energy_wall.html"
    phone_template = "meetings/steps/energy_phone.html"
    answer_form = ColourForm
    counts_answers = True
    members_only = False
    fields_for_her = ("colour",)
    deeds = {"count_cards": Deed(actions.count_cards, CardsForm)}

    def previous_state(self):
        """Once saved it can be shown again, but not opened: who showed what is gone."""
        sealed = EnergyCount.objects.filter(step=self.step, is_sealed=True)
        if self.step.state == Step.State.SHOWN and sealed.exists():
            return None
        return super().previous_state()

    def host(self):
        if not self.step.is_open:
            return self.wall()
        cards = EnergyCount.objects.filter(step=self.step).first()
        return self.wall() | {"cards": cards, "count_cards_form": CardsForm(step=self.step)}

    def wall(self):
        return {"colours": self._colours(), "enough": self.step.is_revealed and self._counts() is not None}

    def phone(self, participant, data=None):
        mine = self.step.energy_taps.filter(participant=participant).first()
        return self.wall() | {"mine": mine}

    def answer(self, participant, *, colour):
        actions.show_colour(self.step, participant=participant, colour=colour)

    def answered(self):
        return sum(actions.energy_of(self.step).values())

    def entered(self, state, *, by, now):
        if state == Step.State.SAVED:
            actions.seal_energy(self.step)

    def sheets(self):
        faces = {"colours": list(zip(Colour, FACES, strict=True))}
        cards = sheets.Sheet(
            "colours", _("Cards to hold up"), "meetings/sheets/_colours.html", faces, up=sheets.FOUR
        )
        return [cards, sheets.count(Colour.labels)]

    def record(self):
        counts = self._counts()
        if counts is None:
            return [Line(_("Fewer than five women answered, so nothing is kept."))]
        cards = EnergyCount.objects.get(step=self.step)
        said = ", ".join(f"{colour.label} {counts[colour]}" for colour in Colour)
        return [Line(said), *who_counted(cards)]

    def _counts(self) -> dict[str, int] | None:
        counts = actions.energy_of(self.step)
        return counts if sum(counts.values()) >= SMALLEST_GROUP else None

    def _colours(self) -> list[tuple[EnergyTap.Colour, str, int | None]]:
        """Each colour with its picture, and its number where it may be seen."""
        counts = (self._counts() if self.step.is_revealed else None) or {}
        return [(colour, face, counts.get(colour)) for colour, face in zip(Colour, FACES, strict=True)]
