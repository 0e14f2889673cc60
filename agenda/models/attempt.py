from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.models.decision import Decision
from coalition.meetings.models.hands import LONGEST_NAME, witnessed_by_another

#: What is counted in each way; the numbers of the other ways stay at zero.
COUNTED = {
    Decision.Way.CONSENSUS: ("agree", "stand_aside", "block", "no_answer"),
    Decision.Way.CONSENT: ("fine", "objections"),
    Decision.Way.MAJORITY: ("in_favour", "against", "abstain"),
    Decision.Way.TWO_THIRDS: ("in_favour", "against", "abstain"),
}


def _only(*ways: str) -> Q:
    """Nothing is counted but what these ways count."""
    others = {name for names in COUNTED.values() for name in names} - set(COUNTED[Decision.Way(ways[0])])
    return Q(way__in=ways, **dict.fromkeys(sorted(others), 0))


class Attempt(models.Model):
    """One try to agree on ``text``, as two women of the room counted it alike.

    ``way`` is the decision's. ``harm_named`` is of a block or an objection. ``asked_aloud``: the host asked who
    objects, so that silence may be taken for consent. ``stepped_out`` because it was about themselves: a number, no
    names; they count for the quorum and on no side.
    """

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        BLOCKED = "blocked", _("Blocked")
        TOO_FEW = "too_few", _("Too few agree")
        OBJECTED = "object", _("An objection stands")
        REFUSED = "refused", _("Not adopted")
        PARKED = "parked", _("Parked")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Decision.Way, default=Decision.Way.CONSENSUS)
    text = models.CharField(max_length=500)
    agree = models.PositiveSmallIntegerField(_("Agree"), default=0)
    stand_aside = models.PositiveSmallIntegerField(_("Stand aside"), default=0)
    block = models.PositiveSmallIntegerField(_("Block"), default=0)
    no_answer = models.PositiveSmallIntegerField(_("No answer"), default=0)
    fine = models.PositiveSmallIntegerField(_("No objection"), default=0)
    objections = models.PositiveSmallIntegerField(_("Objections"), default=0)
    in_favour = models.PositiveSmallIntegerField(_("For"), default=0)
    against = models.PositiveSmallIntegerField(_("Against"), default=0)
    abstain = models.PositiveSmallIntegerField(_("Abstain"), default=0)
    stepped_out = models.PositiveSmallIntegerField(_("Stepped out, because it is about them"), default=0)
    asked_aloud = models.BooleanField(default=False)
    harm_named = models.CharField(_("The harm that a block names"), max_length=280, blank=True)
    change = models.CharField(_("What was changed for the next try"), max_length=280, blank=True)
    outcome = models.CharField(max_length=7, choices=Outcome)
    counted_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    witnessed_by = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="agenda_a_try_is_counted_once"),
            models.CheckConstraint(condition=Q(number__range=(1, 2)), name="agenda_a_decision_has_two_tries"),
            models.CheckConstraint(
                condition=_only("consensus") | _only("consent") | _only("majority", "two_thirds"),
                name="agenda_a_try_counts_only_what_its_way_counts",
            ),
            models.CheckConstraint(
                condition=Q(block=0) | ~Q(harm_named=""), name="agenda_a_block_names_the_harm"
            ),
            models.CheckConstraint(
                condition=Q(objections=0) | ~Q(harm_named=""), name="agenda_an_objection_names_the_harm"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted", way="consensus")
                | Q(block=0, agree__gt=F("stand_aside") + F("no_answer")),
                name="agenda_adopted_is_agreed_by_more_than_half_and_blocked_by_none",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted", way="consent")
                | Q(objections=0, asked_aloud=True, fine__gt=0),
                name="agenda_consent_was_asked_aloud_and_nobody_objects",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted", way="majority") | Q(in_favour__gt=F("against")),
                name="agenda_a_majority_is_more_than_half",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted", way="two_thirds")
                | Q(in_favour__gt=0, in_favour__gte=F("against") * 2),
                name="agenda_two_thirds_are_two_of_three",
            ),
            witnessed_by_another("agenda_nobody_witnesses_her_own_count_of_a_try"),
        ]

    def __str__(self):
        return self.get_outcome_display()

    @property
    def counted(self) -> list[tuple[str, int]]:
        """What was counted, each number with its word."""
        names = COUNTED[Decision.Way(self.way)]
        if self.stepped_out:
            names = (*names, "stepped_out")
        return [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names]

    @property
    def said(self) -> str:
        """The try in one line, for records and the decision book."""
        lines = {
            Decision.Way.CONSENSUS: gettext(
                "Try %(number)d: agree %(agree)d, stand aside %(stand_aside)d, block %(block)d, no answer %(no_answer)d"
            ),
            Decision.Way.CONSENT: gettext("Try %(number)d: no objection %(fine)d, objections %(objections)d"),
        }
        vote = gettext("Hands: for %(in_favour)d, against %(against)d, abstain %(abstain)d")
        said = lines.get(Decision.Way(self.way), vote) % vars(self)
        if self.stepped_out:
            said += ". " + gettext("Stepped out, because it is about them: %(stepped_out)d") % vars(self)
        return said
