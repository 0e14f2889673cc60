"""What lies in the box. Every table here is empty again once the votes of its phase are counted.

While a ballot is open there are a roll, a key and papers. A paper has neither hour nor number, only a tag that the key
makes of a member; what stands on it is sealed. At closing papers, key and roll are deleted, and equal papers stand
counted together.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agenda.models.secret_ballot import SecretBallot
from coalition.sealing import SealedTextField
from members.models import Member


class BallotKey(models.Model):
    """Makes the tags of one open ballot: 32 random bytes as hex. Destroyed at closing."""

    ballot = models.OneToOneField(
        SecretBallot, on_delete=models.CASCADE, primary_key=True, related_name="key"
    )
    secret = SealedTextField()


class RollEntry(models.Model):
    """May vote. Frozen at opening, deleted at closing; null where she has left meanwhile.

    ``on_paper``: she has been given a paper in the hall, and what she sent or sends by phone does not count.
    """

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="roll")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    on_paper = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="agenda_a_woman_is_on_the_roll_once"),
        ]


class OpenPaper(models.Model):
    """What one woman sent, while the ballot is open; another paper of hers takes its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="open_papers")
    tag = models.CharField(max_length=64)
    content = SealedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "tag"], name="agenda_one_paper_per_tag"),
        ]


class HallReading(models.Model):
    """What one of two women read off the papers of the hall; they count once both say the same."""

    class Reading(models.IntegerChoices):
        FIRST = 1, _("First reading")
        SECOND = 2, _("Second reading")

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="readings")
    reading = models.PositiveSmallIntegerField(choices=Reading)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    papers = SealedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "reading"], name="agenda_a_box_is_read_twice"),
            models.UniqueConstraint(fields=["ballot", "by"], name="agenda_two_women_read_the_box"),
        ]


class CountedPaper(models.Model):
    """How many papers said this, in the order of what they say; for two who count again, for thirty days."""

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="counted")
    levels = models.JSONField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "levels"], name="agenda_equal_papers_are_counted_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="agenda_a_counted_paper_was_sent"),
        ]


class BallotReceipt(models.Model):
    """A woman finds hers in the list of a closed ballot, and so knows that her paper was in the box."""

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="receipts")
    code = models.CharField(max_length=16)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "code"], name="agenda_receipts_differ"),
        ]

    def __str__(self):
        return self.code
