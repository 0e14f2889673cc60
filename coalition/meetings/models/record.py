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


class FeedbackBatch(models.Model):
    """Feedback slips from paper that a host entered at once, after two people had counted them.

    Who the two were is not kept. ``key`` was made with the page, so that the same batch can never count twice.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="feedback_batches")
    key = models.UUIDField(unique=True)
    slips = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "feedback batches"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(slips__gte=1), name="meetings_a_batch_holds_slips"),
        ]

    def __str__(self):
        return f"{self.slips} slips"

    @staticmethod
    def may_come_in(step: Step) -> bool:
        """From the start of ``step`` until its result is shown; also not after going back."""
        return step.state in (Step.State.OPEN, Step.State.CLOSED) and step.shown_at is None


class FeedbackQuerySet(models.QuerySet):
    def counted(self):
        """All, but for phones that are fewer than five beside slips: who typed the slips could tell theirs."""
        phones, paper = self.filter(batch=None), self.exclude(batch=None)
        return paper if 0 < phones.count() < SMALLEST_GROUP and paper.exists() else self


class Feedback(models.Model):
    """What one woman thought of the day. Nothing ties it to her: when the step is saved, neither does the order.

    ``batch`` is of a slip from paper, until the step is saved.
    """

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
    batch = models.ForeignKey(FeedbackBatch, on_delete=models.CASCADE, null=True, related_name="rows")

    objects = FeedbackQuerySet.as_manager()

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
