from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.meeting import Meeting
from coalition.meetings.models.room import Participant
from coalition.meetings.models.step import Step

#: A count of fewer women than this could tell who somebody is.
SMALLEST_GROUP = 5


class Note(models.Model):
    """One line of the record of a step, in the room's words and without a speaker."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(_("One line"), max_length=280)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Turn(models.Model):
    """In a circle: she spoke, or she passed. What she said is kept nowhere."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="turns")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="turns")
    passed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "participant"], name="meetings_one_turn_per_circle"),
        ]

    def __str__(self):
        return "passed" if self.passed else "spoke"


class Feedback(models.Model):
    """What one woman thought of the day. Nothing ties it to her: when the step is saved, neither does the order."""

    class Face(models.TextChoices):
        HAPPY = "happy", _("Good")
        SO_SO = "so-so", _("So-so")
        SAD = "sad", _("Not good")

    class Safe(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="feedback")
    face = models.CharField(_("How was the day?"), max_length=5, choices=Face, blank=True)
    safe = models.CharField(_("Did you feel safe here?"), max_length=6, choices=Safe, blank=True)
    helped = models.CharField(_("What helped you most?"), max_length=280, blank=True)
    change = models.CharField(_("What should we change next time?"), max_length=280, blank=True)

    class Meta:
        verbose_name_plural = "feedback"

    def __str__(self):
        return self.face or "-"


class OfferedWords(models.Model):
    """Words whose step had finished when they came, which she then offered to the host; gone once the host has looked.

    Nothing ties them to her.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="offered")
    text = models.CharField(max_length=280)

    class Meta:
        verbose_name_plural = "offered words"
        ordering = ["pk"]

    def __str__(self):
        return self.text
