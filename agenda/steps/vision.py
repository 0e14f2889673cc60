from django.utils.translation import gettext as _

from agenda.steps.drafts import DRAFT_DEEDS, draft_lines, drafts_for_host, texts_of
from agenda.steps.tray import ON_THE_WALL, Tray
from coalition.meetings.steps.base import Line


class Vision(Tray):
    """Each woman gives one sentence; out of them the room makes one or two drafts, and agrees to one.

    Where the plan asks for fragments of a vision, phones first show a calm page while eyes are closed.
    """

    host_template = "agenda/steps/vision_host.html"
    wall_template = "agenda/steps/vision_wall.html"
    phone_template = "agenda/steps/vision_phone.html"
    counts_answers = True
    deeds = Tray.deeds | DRAFT_DEEDS

    @property
    def label(self):
        return _("One sentence of your own")

    def host(self):
        return super().host() | drafts_for_host(self.step)

    def wall(self):
        drafts = list(texts_of(self.step))
        return self.newest_cards(3 if drafts else ON_THE_WALL) | {"drafts": drafts}

    def phone(self, participant, data=None):
        """Eyes stay closed until she says she is ready, or until the first sentences are in."""
        ready = "write" in (data or {}) or self.step.record != "vision_fragments" or self.step.cards.exists()
        return super().phone(participant, data) | {"calm": not ready}

    def record(self):
        yield from draft_lines(self.step)
        yield from (Line(_("Said"), card.text) for card in self.cards_for_wall())
