from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.card import LONGEST


class SayingQuerySet(models.QuerySet):
    def waiting(self):
        """For a meeting that takes them up, or for a planner who parks or hides them."""
        return self.filter(state=Saying.State.WAITING)

    def parked(self):
        return self.filter(state=Saying.State.PARKED)

    def hidden(self):
        return self.filter(state=Saying.State.HIDDEN)

    def usable(self):
        """What a meeting may take up."""
        return self.exclude(state=Saying.State.HIDDEN)


class Saying(models.Model):
    """What a woman said between meetings, in her words. A meeting takes it up: then it is a card, and this row is gone.

    Like a card it has no time, and nobody's name: ``key`` was made by chance with the page she wrote on, so that the
    order of the rows tells nothing, a double tap counts once, and she alone, who has that page before her, can take it
    back. ``group`` is a small group that said it together.

    There is no "I support this": nothing here is ranked by likes. Later voters follow earlier ones, and what few women
    live through would sink; how much an issue matters is asked of each woman alone, in a rating.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits")
        PARKED = "parked", _("In the parking lot")
        HIDDEN = "hidden", _("Hidden")

    key = models.UUIDField(primary_key=True)
    text = models.CharField(_("Your words"), max_length=LONGEST)
    group = models.CharField(_("Which group said it together?"), max_length=60, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)

    objects = SayingQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="agenda_a_saying_has_words"),
        ]

    def __str__(self):
        return self.text

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
