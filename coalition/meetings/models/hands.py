from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.step import Step

LONGEST_NAME = 60


def witnessed_by_another(name: str) -> models.CheckConstraint:
    """For a row that keeps who counted and who witnessed. A woman who left may have been taken out of either."""
    nobody = Q(counted_by="", witnessed_by="")
    return models.CheckConstraint(condition=nobody | ~Q(counted_by=F("witnessed_by")), name=name)


class HandCount(models.Model):
    """What one of two women counted in a step, hands or cards, until both have counted the same.

    ``about`` says what, within the step. ``figures`` is by the names of what is counted; ``beside`` is what else stood
    on the page, so that nothing typed is lost while they count again.
    """

    class Reading(models.IntegerChoices):
        COUNTED = 1, _("Counted by")
        WITNESSED = 2, _("Witnessed by")

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="hand_counts")
    about = models.CharField(max_length=40)
    reading = models.PositiveSmallIntegerField(choices=Reading)
    name = models.CharField(max_length=LONGEST_NAME)
    figures = models.JSONField()
    beside = models.JSONField(default=dict)

    class Meta:
        ordering = ["reading"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "about", "reading"], name="meetings_each_of_two_counts_a_thing_once"
            ),
        ]

    def __str__(self):
        return self.get_reading_display()
