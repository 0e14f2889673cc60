from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.hands import LONGEST_NAME, witnessed_by_another
from coalition.meetings.models.room import Participant
from coalition.meetings.models.step import Step


class EnergyTap(models.Model):
    """How one woman feels while an energy check is open; deleted when it is saved."""

    class Colour(models.TextChoices):
        GREEN = "green", _("Green: I can go on")
        YELLOW = "yellow", _("Yellow: so-so")
        RED = "red", _("Red: I need a rest")

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="energy_taps")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    colour = models.CharField(max_length=6, choices=Colour)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step", "participant"], name="meetings_one_colour_per_woman_in_an_energy_check"
            ),
        ]

    def __str__(self):
        return self.colour


class EnergyCount(models.Model):
    """Cards held up in the room, as two counted them; once the check is saved, of cards and phones together."""

    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="energy")
    green = models.PositiveSmallIntegerField(default=0)
    yellow = models.PositiveSmallIntegerField(default=0)
    red = models.PositiveSmallIntegerField(default=0)
    is_sealed = models.BooleanField(default=False)
    counted_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    witnessed_by = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        constraints = [witnessed_by_another("meetings_nobody_witnesses_her_own_count_of_cards")]

    def __str__(self):
        return f"{self.green}/{self.yellow}/{self.red}"

    @property
    def counts(self) -> dict[str, int]:
        """By colour, in the order of the cards."""
        return {colour.value: getattr(self, colour.value) for colour in EnergyTap.Colour}

    @property
    def told(self) -> list[tuple[str, int]]:
        """Each colour with its number, in words."""
        return [(colour.label, getattr(self, colour.value)) for colour in EnergyTap.Colour]
