from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from coalition.meetings.models import Participant, Step
from coalition.sealing import fingerprint
from members.models import Member


class RoundQuerySet(models.QuerySet):
    def shown(self):
        """Those whose results all may see."""
        in_a_room = models.Q(step__state__in=[Step.State.SHOWN, Step.State.SAVED])
        return self.filter(in_a_room | models.Q(step=None, closed_at__isnull=False))

    def between_meetings(self):
        """Those that all members rate on their own phones."""
        return self.filter(step=None)

    def uncounted(self):
        """Between meetings, and not yet closed."""
        return self.between_meetings().filter(closed_at=None)

    def open_to_all(self, now):
        return self.uncounted().filter(closes_at__gt=now)

    def over(self, now):
        """Their time has passed, and nobody has closed them."""
        return self.uncounted().filter(closes_at__lte=now)


class Round(models.Model):
    """One rating of issues: by a room, in a step, or by all members on their own phones from ``opened_at`` on.

    While it is open there are only ratings; at closing they are counted into Tally rows. In a room the ratings are
    deleted when the step is saved, between meetings in the moment of closing (``sealed_at``): from then on counts are
    all there is. ``raters`` is how many women gave at least one grade.

    ``shown_at`` is when the room first saw the result; from then on nothing more is counted, since two results that
    differ by one woman tell what she gave. ``key`` was made with the page that opened it, so that two taps open one.
    ``on_wall`` is which picture of the result the wall shows.
    ``after`` is the round before it that held some of the same issues.
    """

    class Levels(models.IntegerChoices):
        THREE = 3, _("three levels")
        FIVE = 5, _("five levels")

    class Picture(models.TextChoices):
        MAP = "map", _("the map")
        URGENCY = "urgency", _("how urgent: where we agree")
        FEASIBILITY = "feasibility", _("how possible: where we agree")
        MOVES = "moves", _("what moved since the last time")

    step = models.OneToOneField(Step, on_delete=models.CASCADE, null=True, related_name="round")
    key = models.UUIDField(unique=True, null=True)
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    levels = models.PositiveSmallIntegerField(_("How many levels?"), choices=Levels, default=Levels.FIVE)
    raters = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    on_wall = models.CharField(max_length=11, choices=Picture, default=Picture.MAP)
    after = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at=None) | Q(closed_at__isnull=False),
                name="agenda_only_a_closed_round_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(step__isnull=False, opened_at=None, closes_at=None)
                | Q(step=None, opened_at__isnull=False, closes_at__gt=models.F("opened_at")),
                name="agenda_a_round_is_a_step_or_stands_open_for_a_time",
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def grades(self):
        """What was given on phones, a row for each woman and issue, as long as it is kept."""
        return self.ratings if self.step_id else self.member_ratings

    @property
    def subject(self) -> str:
        """Under which name reminders know it."""
        return f"round:{self.pk}"

    def is_open_to_all(self, now) -> bool:
        return self.step_id is None and self.closed_at is None and now < self.closes_at


class RoundIssue(models.Model):
    """An issue as it stood when the round opened; ``position`` is its number on phones, wall and paper.

    ``is_as_before``: fewer than five women gave it other grades than in the round before, so that round's counts stay.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="issues")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    is_as_before = models.BooleanField(default=False)

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

    WHO = "participant"

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


class MemberRating(models.Model):
    """What one member gave one issue from her own phone, until the round closes.

    ``rater`` is a keyed fingerprint of her and the round: by it she finds her grades again and changes them, and no
    table says whose they are.
    """

    WHO = "rater"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="member_ratings")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    rater = models.CharField(max_length=32)
    urgency = models.PositiveSmallIntegerField(null=True)
    feasibility = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "rater", "issue"], name="agenda_one_rating_per_member_and_issue"
            ),
            models.CheckConstraint(
                condition=Q(urgency__isnull=False) | Q(feasibility__isnull=False),
                name="agenda_a_rating_of_a_member_holds_a_grade",
            ),
            models.CheckConstraint(
                condition=(Q(urgency=None) | Q(urgency__range=(1, 5)))
                & (Q(feasibility=None) | Q(feasibility__range=(1, 5))),
                name="agenda_grades_of_members_are_from_one_to_five",
            ),
        ]

    def __str__(self):
        return "-"


def rater_of(member: Member, round_pk: int) -> str:
    """The fingerprint under which her grades in this round lie."""
    return fingerprint(f"{round_pk}|{member.pk}", place="agenda.rater")


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
