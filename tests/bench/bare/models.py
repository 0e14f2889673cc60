from django.db import models


class Grade(models.Model):
    """What a rating is at the least: who, what, two grades."""

    participant = models.PositiveIntegerField()
    issue = models.PositiveIntegerField()
    urgency = models.PositiveSmallIntegerField()
    feasibility = models.PositiveSmallIntegerField()

    def __str__(self):
        return str(self.pk)
