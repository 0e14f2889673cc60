from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting, Participant, Step

if TYPE_CHECKING:
    from agenda.models.attempt import Attempt


class DecisionQuerySet(models.QuerySet):
    def open(self):
        """Put to the room and not yet settled."""
        return self.filter(outcome="")

    def adopted(self):
        return self.filter(outcome=Decision.Outcome.ADOPTED)


class Decision(models.Model):
    """One proposal put to a room, and the ``way`` in which the room decides it (agenda/ways.py).

    ``fits_a_vote``: before a vote the host said that it is none of what is never decided by vote. ``fallback`` is what
    the charter said, when it was proposed, of what comes after two tries of consensus. ``follows`` is the proposal that
    those could not carry, and that the room now decides in that way. ``issue`` is what it is about, where it is about
    one.
    ``quorum_met`` was worked out when presence was counted. ``taps_end_at`` is set when phones have been stopped for
    the present try; the host then confirms what the room counted aloud, and only that is kept.
    """

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        PARKED = "parked", _("Parked")
        REFUSED = "refused", _("Not adopted")
        CARRIED = "carried", _("Carried over to the next meeting")

    class Way(models.TextChoices):
        CONSENSUS = "consensus", _("Consensus")
        CONSENT = "consent", _("Consent: nobody objects")
        MAJORITY = "majority", _("Vote: more than half")
        TWO_THIRDS = "two_thirds", _("Vote: two thirds")

    class Fallback(models.TextChoices):
        PARKED = "parked", _("After two tries it stays parked")
        CONSENT = "consent", _("After two tries the room asks who objects (consent)")
        TWO_THIRDS = "two_thirds", _("After two tries the room may vote: two thirds")
        MAJORITY = "majority", _("After two tries the room may vote: more than half")

    VOTES = (Way.MAJORITY, Way.TWO_THIRDS)

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    way = models.CharField(_("How do we decide it?"), max_length=10, choices=Way, default=Way.CONSENSUS)
    fits_a_vote = models.BooleanField(default=False)
    fallback = models.CharField(max_length=10, choices=Fallback, default=Fallback.TWO_THIRDS)
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="came_after")
    issue = models.ForeignKey(
        "agenda.Issue",
        verbose_name=_("Which issue is it about?"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="decisions",
    )
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
            models.CheckConstraint(
                condition=Q(way__in=["consensus", "consent"], fits_a_vote=False)
                | Q(way__in=["majority", "two_thirds"], fits_a_vote=True),
                name="agenda_a_vote_is_on_nothing_that_is_never_voted_on",
            ),
            models.CheckConstraint(
                condition=Q(follows=None) | ~Q(way="consensus"),
                name="agenda_what_consensus_could_not_carry_is_decided_otherwise",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | Q(way__in=["majority", "two_thirds"]),
                name="agenda_only_a_vote_can_be_lost",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_vote(self) -> bool:
        return self.way in self.VOTES

    @property
    def last_attempt(self) -> "Attempt | None":
        """The try that was counted last."""
        return next(reversed(self.attempts.all()), None)


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
    """Where one woman stands in the try that is being asked now; deleted when the try is counted.

    Each choice is called as the number that counts it in an Attempt.
    """

    class Choice(models.TextChoices):
        AGREE = "agree", _("I agree")
        STAND_ASIDE = "stand_aside", _("I stand aside")
        BLOCK = "block", _("I block")
        FINE = "fine", _("Fine")
        OBJECTION = "objections", _("I object")
        FOR = "in_favour", _("I am for it")
        AGAINST = "against", _("I am against it")
        ABSTAIN = "abstain", _("I abstain")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="positions")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=11, choices=Choice)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "participant"], name="agenda_one_position_per_woman_in_a_try"
            ),
        ]
