import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agenda.ballots.methods import METHODS
from agenda.models.agenda import Frozen
from members.models import Chapter, Member
from members.models.approval import Approval, ApprovalQuerySet, has_an_approver_and_stays

FIXED = ("question", "about", "kind", "method", "seats", "one_from_elsewhere", "roll_size", "lot_seed")


class SecretBallotQuerySet(models.QuerySet):
    def drafts(self):
        """Being prepared: everything on it may still change."""
        return self.filter(opened_at=None, cancelled_at=None)

    def open(self):
        """Opened and not yet counted; past ``closes_at`` it takes no vote any more."""
        return self.exclude(opened_at=None).filter(closed_at=None, cancelled_at=None)

    def closed(self):
        """Counted, the newest first."""
        return self.exclude(closed_at=None).order_by("-closed_at", "-pk")

    def over(self, now):
        """Its time has come and it is not counted yet."""
        return self.open().filter(closes_at__lte=now)


class SecretBallot(models.Model):
    """A question that members answer in secret, each on her own account; what comes out binds.

    From opening on question, options and way of counting stay as they are, and the time only grows. ``roll_size`` is
    how many may vote. ``papers`` and ``result`` are written at closing, and stay empty where fewer than five voted.
    ``lot_seed`` is drawn at opening: by it a lot falls where the rules of the single transferable vote ask for one.
    """

    class Kind(models.TextChoices):
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of several")
        ORDER = "order", _("Put in order")
        ELECTION = "election", _("Election of women")

    class Method(models.TextChoices):
        SIMPLE = "simple", _("Simple majority")
        TWO_THIRDS = "two_thirds", _("Two-thirds majority")
        PLURALITY = "plurality", _("Plurality")
        BORDA = "borda", METHODS["borda"].name
        COPELAND = "copeland", METHODS["copeland"].name
        SCHULZE = "schulze", METHODS["schulze"].name
        RANKED_PAIRS = "ranked_pairs", METHODS["ranked_pairs"].name
        INSTANT_RUNOFF = "instant_runoff", METHODS["instant_runoff"].name
        TRANSFERABLE = "transferable", _("Single transferable vote")

    question = models.CharField(_("The question, in one sentence"), max_length=300)
    about = models.CharField(_("What it is about, in plain words"), max_length=1000, blank=True)
    kind = models.CharField(_("What kind of vote?"), max_length=8, choices=Kind, default=Kind.YES_NO)
    method = models.CharField(_("How is it counted?"), max_length=14, choices=Method, default=Method.SIMPLE)
    seats = models.PositiveSmallIntegerField(default=1)
    one_from_elsewhere = models.ForeignKey(Chapter, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    closes_at = models.DateTimeField(_("Until when?"))
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    why_cancelled = models.CharField(max_length=280, blank=True)
    roll_size = models.PositiveIntegerField(default=0)
    lot_seed = models.CharField(max_length=32, blank=True)
    papers = models.PositiveIntegerField(null=True)
    result = models.JSONField(null=True)
    swept_at = models.DateTimeField(null=True)
    papers_gone_at = models.DateTimeField(null=True)
    review_on = models.DateField(_("When do we look at it again?"), null=True, blank=True)

    objects = SecretBallotQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(papers=None) | Q(papers__lte=F("roll_size")),
                name="agenda_no_more_papers_than_women_on_the_roll",
                violation_error_message=_("There are more papers than women who may vote."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False, cancelled_at=None),
                name="agenda_only_an_open_ballot_is_counted",
            ),
            models.CheckConstraint(
                condition=Q(papers=None, result=None) | Q(papers__gte=5, closed_at__isnull=False),
                name="agenda_a_result_is_that_of_a_closed_ballot_of_five",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | (Q(roll_size__gte=5) & ~Q(lot_seed="")),
                name="agenda_an_open_ballot_has_a_roll",
            ),
            models.CheckConstraint(
                condition=Q(seats=1) | Q(kind="election", method="transferable", seats=2),
                name="agenda_two_places_are_filled_by_single_transferable_vote",
            ),
        ]

    def __str__(self):
        return self.question

    def save(self, *args, **kwargs):
        """What was opened changes by the verbs alone, and never in what was asked."""
        if self.pk and SecretBallot.objects.filter(pk=self.pk).exclude(opened_at=None).exists():
            raise Frozen
        super().save(*args, **kwargs)

    @property
    def subject(self) -> str:
        """By this name reminders about it are put in and taken out."""
        return f"vote:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None and self.cancelled_at is None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None and self.cancelled_at is None

    @property
    def is_election(self) -> bool:
        return self.kind == self.Kind.ELECTION

    @property
    def is_ordered(self) -> bool:
        """A paper puts options in order; else it names at most one."""
        return self.kind in (self.Kind.ORDER, self.Kind.ELECTION)

    def takes_votes(self, now) -> bool:
        return self.is_open and now < self.closes_at


class BallotOptionQuerySet(models.QuerySet):
    def standing(self):
        """May be voted for: a woman has said yes herself, and has not taken it back."""
        said_yes = Q(is_woman=False) | Q(said_yes_at__isnull=False)
        return self.filter(said_yes, withdrawn_at=None)


class BallotOption(models.Model):
    """Something to vote for, by its ``number``; in an election a woman, who says yes to it herself.

    ``label`` and ``chapter`` are as they stood at opening. A woman who leaves is a candidate without a name.
    """

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    is_woman = models.BooleanField(default=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="candidacies")
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, null=True, related_name="+")
    said_yes_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = BallotOptionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="agenda_one_option_at_each_number"),
            models.UniqueConstraint(fields=["ballot", "member"], name="agenda_a_woman_stands_once"),
            models.CheckConstraint(
                condition=Q(is_woman=True) | Q(member=None), name="agenda_only_a_woman_is_a_member"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None and (not self.is_woman or self.said_yes_at is not None)


class BallotChangeQuerySet(ApprovalQuerySet):
    def not_about(self, member: Member):
        """A woman who stands does not open, lengthen or end the vote on herself."""
        hers = BallotOption.objects.filter(member=member, withdrawn_at=None).exclude(said_yes_at=None)
        return self.exclude(ballot__in=hers.values("ballot"))


class BallotChange(Approval):
    """What two do to a ballot: one asks, another approves within a day."""

    class Deed(models.TextChoices):
        OPEN = "open", _("Open the vote")
        EXTEND = "extend", _("Give it more time")
        CANCEL = "cancel", _("Cancel it, without a result")
        CLOSE = "close", _("Count it now: everyone has voted")
        SCRUTINY = "scrutiny", _("Read the counted papers, two of us")

    ballot = models.ForeignKey(SecretBallot, on_delete=models.CASCADE, related_name="changes")
    deed = models.CharField(_("What should happen?"), max_length=8, choices=Deed)
    closes_at = models.DateTimeField(null=True)
    reason = models.CharField(_("Why?"), max_length=280, blank=True)

    objects = BallotChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="agenda_a_second_person_opens_a_ballot",
            ),
            has_an_approver_and_stays("agenda_an_approved_change_of_a_ballot_stays"),
            models.UniqueConstraint(
                fields=["ballot", "deed"],
                condition=Q(approved_at=None, withdrawn_at=None),
                name="agenda_one_open_change_of_a_kind_per_ballot",
            ),
            models.CheckConstraint(
                condition=~Q(deed="extend") | Q(closes_at__isnull=False),
                name="agenda_more_time_says_until_when",
            ),
        ]

    def __str__(self):
        return self.get_deed_display()


def new_seed() -> str:
    """A lot that nobody can know before the vote is open."""
    return secrets.token_hex(16)
