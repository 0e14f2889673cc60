from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptPlan(models.Model):
    """A plan that the coalition kept for other days, beside those that come with the program.

    ``steps`` are the blocks as plans.shelf writes them; no word that a room gave is in it, only the plan's own.
    """

    name = models.CharField(_("Name of the plan"), max_length=120, unique=True)
    starts = models.TimeField()
    steps = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
