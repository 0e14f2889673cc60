from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """Meetings that come again by a rule; each is a real meeting of its own, made ahead.

    The rule counts from ``first_on``: its weekday, which of the month it is, or its date. ``at`` is the hour of the
    day there; ``skipped`` are days, as 2026-12-26, on which nobody meets. ``key`` was made with the form, so that a
    second press makes no second series.
    """

    class Rule(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        WEEKDAY = "weekday", _("Every month on the same weekday, such as the first Saturday")
        DATE = "date", _("Every month on the same date")

    key = models.UUIDField(unique=True)
    rule = models.CharField(_("How often?"), max_length=11, choices=Rule)
    first_on = models.DateField()
    at = models.TimeField()
    skipped = models.JSONField(default=list)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "series"

    def __str__(self):
        return f"{self.get_rule_display()}, {self.first_on}"
