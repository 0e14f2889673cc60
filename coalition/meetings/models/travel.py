from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from coalition.meetings.models.meeting import Meeting
from coalition.sealing import SealedTextField

KEPT = timedelta(hours=24)


class Parcel(models.Model):
    """The digits that open the file of a day, here and on the laptop that takes it along."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="parcel")
    digits = SealedTextField()

    def __str__(self):
        return f"{self.meeting_id}"

    @property
    def spaced(self) -> str:
        """As they are read out: 4821 0937 5516 2204."""
        return " ".join(self.digits[start : start + 4] for start in range(0, len(self.digits), 4))


class ArrivalQuerySet(models.QuerySet):
    def kept(self):
        """Its contents are still here."""
        return self.filter(done_at=None)

    def unconfirmed(self):
        return self.kept().filter(confirmed_at=None)

    def asked(self):
        """Confirmed by who brought it, and waits for a second person."""
        return self.kept().exclude(confirmed_at=None)

    def approvable_by(self, member):
        return self.exclude(by=member)

    def old(self, now):
        """A day is over since it was brought, or confirmed."""
        return self.kept().alias(last=Coalesce("confirmed_at", "came_at")).filter(last__lte=now - KEPT)


class Arrival(models.Model):
    """A day that came as a file: looked at, confirmed, taken in at once; or thrown away, or forgotten after a day.

    ``mark`` is that of its meeting, ``meeting`` what it became here. ``who`` says of numbers that are not known here
    whose they are, by key, None for nobody's. What is decided on a day binds all, so a second person looks at it
    first, where there is one.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mark = models.UUIDField()
    contents = SealedTextField(blank=True, default="")
    digits = SealedTextField(blank=True, default="")
    came_at = models.DateTimeField()
    who = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, related_name="arrivals")

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("by")),
                name="meetings_a_second_person_says_yes_to_a_day_that_came",
            ),
        ]

    def __str__(self):
        return f"{self.mark}"
