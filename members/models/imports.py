import json
from datetime import timedelta

from django.db import models
from django.db.models.functions import Coalesce

from coalition.sealing import SealedTextField
from members.models.member import Member

KEPT = timedelta(hours=24)
LEAVE_OUT = "leave"  # said of a chapter we do not have: rows that name it stay out
GOOD_FOR = timedelta(hours=24)  # for the yes of a second person


class ImportQuerySet(models.QuerySet):
    def of(self, member: Member):
        """Whoever sends a list is the only one who sees it."""
        return self.filter(by=member)

    def unconfirmed(self):
        return self.filter(confirmed_at=None, done_at=None)

    def waiting(self):
        """Its rows may be taken in, and not every row is gone through."""
        return self.filter(released_at__isnull=False, done_at=None)

    def asked(self, now):
        """Confirmed by who sent it, and waits for a second person's yes."""
        fresh = self.kept().filter(released_at=None, done_at=None)
        return fresh.filter(confirmed_at__gt=now - GOOD_FOR)

    def approvable_by(self, member: Member):
        return self.exclude(by=member)

    def kept(self):
        """Its contents are still here."""
        return self.filter(wiped_at=None)

    def old(self, now):
        """A day is over since it was last moved on: sent, confirmed, or given a second person's yes."""
        last = Coalesce("released_at", "confirmed_at", "made_at")
        return self.kept().alias(last=last).filter(last__lte=now - KEPT)


class Import(models.Model):
    """A list of women that came as a file: looked at, confirmed, taken in row by row.

    Nobody takes in women alone: where there is a second person who may admit, the list waits for her yes.

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
    approved_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
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
                condition=models.Q(taken=0, released_at=None)
                | models.Q(confirmed_at__isnull=False, released_at__isnull=False),
                name="members_nothing_is_taken_from_an_unconfirmed_list",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("by")),
                name="members_a_second_person_says_yes_to_a_list",
            ),
        ]

    def __str__(self):
        return f"list {self.pk}"

    @property
    def good_until(self):
        """Until when a second person may say yes."""
        return self.confirmed_at and self.confirmed_at + GOOD_FOR

    def opened(self) -> dict:
        """``headings``, ``columns`` (which each names), ``ignored`` headings, ``rows`` as (number, cells)."""
        return json.loads(self.contents) if self.contents else {}
