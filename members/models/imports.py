import json
from datetime import timedelta

from django.db import models

from coalition.sealing import SealedTextField
from members.models.member import Member

KEPT = timedelta(hours=24)


class ImportQuerySet(models.QuerySet):
    def of(self, member: Member):
        """Whoever sends a list is the only one who sees it."""
        return self.filter(by=member)

    def unconfirmed(self):
        return self.filter(confirmed_at=None, done_at=None)

    def waiting(self):
        """Confirmed, and not every row is gone through."""
        return self.filter(confirmed_at__isnull=False, done_at=None)

    def kept(self):
        """Its contents are still here."""
        return self.filter(wiped_at=None)

    def old(self, now):
        return self.kept().filter(made_at__lte=now - KEPT)


class Import(models.Model):
    """A list of women that came as a file: looked at, confirmed, taken in row by row.

    ``contents`` are its rows, sealed; of a column that is not read only the heading. They go when all is taken in, but
    for the rows that were left out, and these after a day. ``taken`` rows are gone through: the row is the truth, and
    whoever works on it holds its lock until that number is committed together with the women.
    """

    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4)
    contents = SealedTextField(blank=True, default="")
    total = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    choices = models.JSONField(default=dict)
    taken = models.PositiveIntegerField(default=0)
    admitted = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    left_rows = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True)
    wiped_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    taken=models.F("admitted") + models.F("left_out"), taken__lte=models.F("total")
                ),
                name="members_each_row_of_a_list_is_taken_or_left_once",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=False) | models.Q(taken=0),
                name="members_nothing_is_taken_from_an_unconfirmed_list",
            ),
        ]

    def __str__(self):
        return f"list {self.pk}"

    def opened(self) -> dict:
        """``headings``, ``columns`` (which each names), ``ignored`` headings, ``rows`` as (number, cells)."""
        return json.loads(self.contents) if self.contents else {}
