"""Cards from phones wait in the host's tray and reach the wall one by one."""

import zlib

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agenda.actions import cards as actions
from agenda.models import Card
from agenda.models.card import LONGEST
from agenda.steps.words import CardPick, CardsPick, HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps import Deed, NoInput, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField

GROUPS = "ABCDEF"
ON_THE_WALL = 48  # cards: four full screens, which a wall turns within a minute


class CardForm(NoInput):
    """A phone writes a card, changes one of its own (``card``) or takes it back."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("write", "change", "take_back")], required=False)
    card = forms.IntegerField(required=False)
    text = WordsField(label=gettext_lazy("Your words"), max_length=LONGEST, rows=3, required=False)

    def clean(self):
        cleaned = super().clean()
        act = cleaned["act"] = cleaned.get("act") or "write"
        if act != "take_back" and "text" in cleaned and not cleaned["text"]:
            self.add_error("text", gettext_lazy("Write a few words first."))
        if act != "write" and not self.step.cards.waiting().filter(pk=cleaned.get("card")).exists():
            raise forms.ValidationError(
                gettext_lazy("The facilitator has already taken this card up, so it stays as it was.")
            )
        return cleaned


class WriteForm(HostForm):
    """The host writes what a woman says."""

    text = WordsField(
        label=gettext_lazy("Write a card for somebody, in her words"), max_length=LONGEST, rows=2
    )
    group = forms.ChoiceField(
        label=gettext_lazy("Group"),
        choices=[("", "-"), *((letter, letter) for letter in GROUPS)],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.step.grouping != Step.Grouping.SMALL_GROUPS:
            del self.fields["group"]


class Tray(StepKind):
    """A step in which women send words and the host decides what reaches the wall."""

    stages = ("ready", "open", "closed", "saved")
    host_live_template = "agenda/steps/_tray.html"
    answer_form = CardForm
    answers_per_minute = 10
    takes_late = True
    fields_for_her = ("text",)
    deeds = {
        "show_card": Deed(actions.show_card, CardPick),
        "show_all": Deed(actions.show_all, CardsPick),
        "hide_card": Deed(actions.hide_card, CardPick),
        "park_card": Deed(actions.park_card, CardPick),
        "take_off_wall": Deed(actions.take_off_wall, CardPick),
        "bring_back": Deed(actions.bring_back, CardPick),
        "write_card": Deed(actions.write_card, WriteForm),
    }

    @property
    def label(self) -> str:
        """What a woman is asked to write."""
        return _("Your words")

    def answer(self, participant, *, act, card, text):
        if act == "take_back":
            actions.take_back_card(self.step, participant=participant, card=card)
        elif act == "change":
            actions.reword_card(self.step, participant=participant, card=card, text=text)
        else:
            actions.send_card(self.step, participant=participant, text=text)

    def take_late(self, text, *, now):
        actions.keep_late_card(self.step, text=text, now=now)

    def entered(self, state, *, by, now):
        if state == Step.State.SAVED:
            actions.forget_writers(self.step)

    def took_out(self, participant, *, now):
        actions.hide_cards_of(self.step, participant=participant, now=now)

    def host(self):
        cards = self.step.cards
        return {
            "waiting": list(cards.waiting()),
            "shown": list(cards.shown()),
            "kept_back": list(cards.hidden() | cards.parked()),
            "write_card_form": WriteForm(step=self.step),
        }

    def wall(self):
        return self.newest_cards(ON_THE_WALL)

    def phone(self, participant, data=None):
        return {
            "form": CardForm(step=self.step),
            "label": self.label,
            "mine": list(self.step.cards.written_by(participant)),
            "groups": GROUPS if self.step.grouping == Step.Grouping.SMALL_GROUPS else "",
        }

    def sheets(self):
        return [sheets.slips("cards", _("Card slips"), ask=self.label), sheets.scribe()]

    def cards_for_wall(self) -> list[Card]:
        """The shown cards in an order that tells nothing of who sent when, and that a new card does not upset."""
        return sorted(
            self.step.cards.shown(), key=lambda card: zlib.crc32(f"{self.step.pk}.{card.pk}".encode())
        )

    def newest_cards(self, most: int) -> dict:
        """What the wall shows, page after page where it is too full for one, and how many cards more there are."""
        cards = self.cards_for_wall()
        newest = sorted(cards, key=lambda card: card.shown_at)[-most:]
        return {"cards": [card for card in cards if card in newest], "more": len(cards) - len(newest)}

    def counts(self) -> list[Line]:
        """How many cards there are, and how many of them nobody but the hosts has seen."""
        written = self.step.cards.count()
        unseen = self.step.cards.waiting().count() + self.step.cards.hidden().count()
        said = ngettext("%(count)d card was written", "%(count)d cards were written", written)
        lines = [Line(said % {"count": written})]
        if unseen:
            said = ngettext("%(count)d of them was not shown", "%(count)d of them were not shown", unseen)
            lines.append(Line(said % {"count": unseen}))
        return lines
