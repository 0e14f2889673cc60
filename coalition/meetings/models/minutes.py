from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.meeting import Meeting
from coalition.meetings.models.step import Step


class Correction(models.Model):
    """A line beside the record of a day that was wrong; what was written stays. Without a step: of the whole day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="corrections")
    text = models.CharField(_("What is right"), max_length=280)
    written_on = models.DateField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Confirmation(models.Model):
    """A later meeting heard the record and said that it is right: how many women, never who."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="confirmation")
    at = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    women = models.PositiveSmallIntegerField(_("How many said yes"), validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(women__gte=1), name="meetings_somebody_confirms_a_record"
            ),
            models.CheckConstraint(
                condition=~models.Q(at=models.F("meeting")), name="meetings_another_meeting_confirms_a_record"
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} @ {self.at_id}"
