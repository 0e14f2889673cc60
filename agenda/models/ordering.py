from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agenda.ballots import grades
from agenda.ballots.methods import METHODS
from agenda.models.issue import Issue
from coalition.meetings.models import Participant, Step

DEFAULT_METHOD = "copeland"
DOTS, MOST_DOTS = "dots", 5


class OrderingQuerySet(models.QuerySet):
    def shown(self):
        """Those whose results all may see; the newest first."""
        shown = self.filter(step__state__in=[Step.State.SHOWN, Step.State.SAVED])
        return shown.exclude(closed_at=None).order_by("-pk")


class Ordering(models.Model):
    """One ranking of issues: each woman's ballot puts them one behind the other, or puts ``dots`` dots on them.

    A dot is one level of a ballot: those without one are left out. While it is open there are only ballots; at closing
    equal ones are counted together, and when the step is saved the ballots are deleted (``sealed_at``). ``method`` is
    how they are counted, picked before opening; ``women`` is how many were in the room at closing.
    """

    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="ordering")
    method = models.CharField(
        max_length=20,
        choices=[*((name, method.name) for name, method in METHODS.items()), (DOTS, grades.DOTS)],
        default=DEFAULT_METHOD,
    )
    dots = models.PositiveSmallIntegerField(_("How many dots each of us has"), null=True)
    women = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)

    objects = OrderingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at=None) | Q(closed_at__isnull=False),
                name="agenda_only_a_closed_ordering_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(method=DOTS, dots__range=(1, MOST_DOTS)) | (~Q(method=DOTS) & Q(dots=None)),
                name="agenda_dots_are_put_in_dot_voting_alone",
            ),
        ]

    def __str__(self):
        return self.get_method_display()

    @property
    def sentence(self) -> str:
        """How it is counted, for members."""
        return str(grades.DOTS_SENTENCE if self.is_dots else METHODS[self.method].sentence)

    @property
    def is_dots(self) -> bool:
        return self.method == DOTS


class OrderingIssue(models.Model):
    """An issue as it stood when the ordering opened; ``number`` is the same on phones, wall, paper and in the files."""

    ordering = models.ForeignKey(Ordering, on_delete=models.CASCADE, related_name="issues")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["ordering", "issue"], name="agenda_an_ordering_holds_an_issue_once"
            ),
            models.UniqueConstraint(
                fields=["ordering", "number"], name="agenda_one_issue_at_each_number_of_an_ordering"
            ),
        ]

    def __str__(self):
        return str(self.number)


class Ballot(models.Model):
    """The order one woman sent, while the step lasts: issues (by their key) from best on, equal ones in one list."""

    ordering = models.ForeignKey(Ordering, on_delete=models.CASCADE, related_name="ballots")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    levels = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ordering", "participant"], name="agenda_one_ballot_per_woman"),
        ]

    def __str__(self):
        return "-"


class PaperCount(models.Model):
    """What one of two women read off the paper ballots: each order (as in Ballot) and how often it lay there.

    The papers count once both readings are the same. Who ``read_by`` is goes with the row when the step is saved.
    """

    class Reading(models.IntegerChoices):
        FIRST = 1, _("First reading")
        SECOND = 2, _("Second reading")

    ordering = models.ForeignKey(Ordering, on_delete=models.CASCADE, related_name="paper")
    reading = models.PositiveSmallIntegerField(choices=Reading)
    orders = models.JSONField()
    read_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ordering", "reading"], name="agenda_papers_are_read_twice"),
        ]

    def __str__(self):
        return self.get_reading_display()


class OrderCount(models.Model):
    """How many sent this very order, by the numbers of the issues: what is left of the ballots."""

    ordering = models.ForeignKey(Ordering, on_delete=models.CASCADE, related_name="counts")
    levels = models.JSONField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ordering", "levels"], name="agenda_equal_orders_are_counted_once"
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="agenda_an_order_was_sent_by_somebody"),
        ]

    def __str__(self):
        return str(self.count)
