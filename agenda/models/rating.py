from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from coalition.meetings.models import Participant, Step


class RoundQuerySet(models.QuerySet):
    def shown(self):
        """Those whose results all may see."""
        return self.filter(step__state__in=[Step.State.SHOWN, Step.State.SAVED])


class Round(models.Model):
    """One rating of issues by a room.

    While it is open there are only ratings; at closing they are counted into Tally rows, and when the step is saved
    the ratings are deleted (``sealed_at``): from then on counts are all there is. ``raters`` is how many women gave
    at least one grade.
    """

    class Levels(models.IntegerChoices):
        THREE = 3, _("three levels")
        FIVE = 5, _("five levels")

    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="round")
    levels = models.PositiveSmallIntegerField(_("How many levels?"), choices=Levels, default=Levels.FIVE)
    raters = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at=None) | Q(closed_at__isnull=False),
                name="agenda_only_a_closed_round_is_sealed",
            ),
        ]


class RoundIssue(models.Model):
    """An issue as it stood when the round opened; ``position`` is its number on phones, wall and paper."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="issues")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "issue"], name="agenda_a_round_holds_an_issue_once"),
            models.UniqueConstraint(
                fields=["round", "position"], name="agenda_one_issue_at_each_number_of_a_round"
            ),
        ]


class Rating(models.Model):
    """What one woman gave one issue, while the step lasts. A grade left blank is null, never a zero."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ratings")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    urgency = models.PositiveSmallIntegerField(null=True)
    feasibility = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant", "issue"], name="agenda_one_rating_per_woman_and_issue"
            ),
            models.CheckConstraint(
                condition=Q(urgency__isnull=False) | Q(feasibility__isnull=False),
                name="agenda_a_rating_holds_a_grade",
            ),
            models.CheckConstraint(
                condition=(Q(urgency=None) | Q(urgency__range=(1, 5)))
                & (Q(feasibility=None) | Q(feasibility__range=(1, 5))),
                name="agenda_grades_are_from_one_to_five",
            ),
        ]


class Tally(models.Model):
    """How many women gave an issue this pair of grades: the joint table, made in one statement at closing."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tallies")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    urgency = models.PositiveSmallIntegerField(null=True)
    feasibility = models.PositiveSmallIntegerField(null=True)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                "round",
                "issue",
                Coalesce("urgency", 0),
                Coalesce("feasibility", 0),
                name="agenda_one_count_for_each_pair_of_grades",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="agenda_a_count_counts_somebody"),
        ]
