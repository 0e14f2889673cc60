from django.db import models
from django.db.models.functions import Coalesce

from agenda.models.issue import Issue
from agenda.models.rating import Round


class SlipBatch(models.Model):
    """Rating slips that a host entered at once, after two people had counted them.

    Who the two were is not kept, only that two counted. ``key`` was made with the page, so that the same batch can
    never count twice. ``raters`` is on how many of the slips there is a grade.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="batches")
    key = models.UUIDField(unique=True)
    slips = models.PositiveSmallIntegerField()
    raters = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "slip batches"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slips__gte=1, raters__lte=models.F("slips")),
                name="agenda_a_batch_holds_slips_and_no_more_raters_than_slips",
            ),
        ]

    def __str__(self):
        return f"{self.slips} slips"


class SlipCount(models.Model):
    """How many slips of a batch gave an issue this pair of grades; deleted when the round is sealed."""

    batch = models.ForeignKey(SlipBatch, on_delete=models.CASCADE, related_name="counts")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    urgency = models.PositiveSmallIntegerField(null=True)
    feasibility = models.PositiveSmallIntegerField(null=True)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "batch",
                "issue",
                Coalesce("urgency", 0),
                Coalesce("feasibility", 0),
                name="agenda_one_count_for_each_pair_of_grades_in_a_batch",
            ),
            models.CheckConstraint(
                condition=models.Q(urgency__isnull=False) | models.Q(feasibility__isnull=False),
                name="agenda_a_count_from_paper_holds_a_grade",
            ),
            models.CheckConstraint(
                condition=models.Q(count__gte=1), name="agenda_a_count_from_paper_counts_somebody"
            ),
        ]

    def __str__(self):
        return f"{self.issue_id}: {self.urgency}, {self.feasibility}"
