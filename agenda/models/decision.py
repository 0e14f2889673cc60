from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting, Participant, Step


class DecisionQuerySet(models.QuerySet):
    def open(self):
        """Put to the room and not yet settled."""
        return self.filter(outcome="")

    def adopted(self):
        return self.filter(outcome=Decision.Outcome.ADOPTED)


class Decision(models.Model):
    """One proposal put to a room by consensus: two tries, and a block names the harm.

    ``quorum_met`` was worked out when presence was counted. ``taps_end_at`` is set when phones have been stopped for
    the present try; the host then confirms what the room counted aloud, and only that is kept.
    """

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        PARKED = "parked", _("Parked")
        CARRIED = "carried", _("Carried over to the next meeting")

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    text = models.CharField(_("The proposal, in one sentence"), max_length=500)
    present_full = models.PositiveSmallIntegerField(_("Full members here"))
    chapters_present = models.PositiveSmallIntegerField(_("Chapters here"))
    quorum_met = models.BooleanField()
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    taps_end_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    review_on = models.DateField(_("When do we look at it again?"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step"], condition=Q(outcome=""), name="agenda_one_open_decision_in_a_step"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="agenda_a_settled_decision_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted", quorum_met=False),
                name="agenda_without_quorum_nothing_is_adopted",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def last_attempt(self) -> "Attempt | None":
        """The try that was counted last."""
        return next(reversed(self.attempts.all()), None)


class Attempt(models.Model):
    """One try to agree on ``text``, as the room counted it aloud and the host confirmed it."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        BLOCKED = "blocked", _("Blocked")
        TOO_FEW = "too_few", _("Too few agree")
        PARKED = "parked", _("Parked")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    agree = models.PositiveSmallIntegerField(_("Agree"))
    stand_aside = models.PositiveSmallIntegerField(_("Stand aside"))
    block = models.PositiveSmallIntegerField(_("Block"))
    no_answer = models.PositiveSmallIntegerField(_("No answer"))
    harm_named = models.CharField(_("The harm that the block names"), max_length=280, blank=True)
    change = models.CharField(_("What was changed for the next try"), max_length=280, blank=True)
    outcome = models.CharField(max_length=7, choices=Outcome)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="agenda_a_try_is_counted_once"),
            models.CheckConstraint(condition=Q(number__range=(1, 2)), name="agenda_a_decision_has_two_tries"),
            models.CheckConstraint(
                condition=Q(block=0) | ~Q(harm_named=""), name="agenda_a_block_names_the_harm"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted") | Q(block=0, agree__gt=F("stand_aside") + F("no_answer")),
                name="agenda_adopted_is_agreed_by_more_than_half_and_blocked_by_none",
            ),
        ]

    def __str__(self):
        return self.get_outcome_display()


class Concern(models.Model):
    """A worry that was heard and stays beside the decision; without a name."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="concerns")
    text = models.CharField(_("A concern, in the room's words"), max_length=280)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "text"], name="agenda_a_concern_is_written_once"),
        ]

    def __str__(self):
        return self.text


class Position(models.Model):
    """Where one woman stands in the try that is being asked now; deleted when the try is counted."""

    class Choice(models.TextChoices):
        AGREE = "agree", _("I agree")
        STAND_ASIDE = "stand_aside", _("I stand aside")
        BLOCK = "block", _("I block")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="positions")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=11, choices=Choice)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "participant"], name="agenda_one_position_per_woman_in_a_try"
            ),
        ]
