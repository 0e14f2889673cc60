from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.decision import Decision
from coalition.meetings.models import Meeting, Participant
from coalition.meetings.models.hands import LONGEST_NAME, witnessed_by_another
from members.models import Member

LONGEST = 4000
MOST_CHAPTERS = 30


def settles_what_is_known(shape: object) -> None:
    """Refuses a ``shape`` that says anything but what CharterText describes: it may come in a file."""
    known = {
        "form": lambda said: said in CharterText.Form.values,
        "types": lambda said: isinstance(said, list) and set(map(str, said)) <= set(CharterText.Basis.values),
        "fallback": lambda said: said in Decision.Fallback.values,
        "share": lambda said: said in CharterText.Share.values,
        "chapters": lambda said: type(said) is int and 1 <= said <= MOST_CHAPTERS,
    }
    if not isinstance(shape, dict) or not all(name in known and known[name](shape[name]) for name in shape):
        raise ValidationError(_("This is nothing that a text of the charter settles."))


class CharterQuerySet(models.QuerySet):
    def standing(self):
        """Drafts and adopted texts that nothing has replaced."""
        return self.filter(replaced_at=None)

    def adopted(self):
        """What holds now."""
        return self.standing().filter(adopted_on__isnull=False)

    def drafts(self):
        return self.standing().filter(adopted_on=None)

    def of_kind(self, kind: str):
        return self.filter(kind=kind)

    def with_agreement(self):
        """Each with ``taps``: how many phones agree now."""
        # Counting drops the model's own order, and PostgreSQL then answers in any.
        return self.annotate(taps=models.Count("agreements")).order_by("pk")


class CharterText(models.Model):
    """What the coalition says it is and how it works, in the room's words.

    Of a single kind (vision, mission, how we are organised) the newest adopted text holds and the older is kept as
    replaced; objectives and ground rules are lists. ``text`` is in the coalition's first language, and holds;
    ``in_other`` says the same in the other one, where the coalition wrote both. What was not adopted in a session here
    says ``how`` it was, and who noted it. An objective may be made from ``issues``. Hands for a rule were
    ``counted_by`` one woman and ``witnessed_by`` another. ``shape`` is what a text settles beside its words: who we are
    {"form": a Form, "types": [each Basis]}, how we decide {"fallback": a Decision.Fallback}, the quorum {"share": a
    Share, "chapters": the least number of them}.
    """

    class Kind(models.TextChoices):
        FORM = "form", _("Who we are")
        VISION = "vision", _("Vision")
        MISSION = "mission", _("Mission")
        OBJECTIVE = "objective", _("Objective")
        GROUND_RULE = "ground_rule", _("Ground rule")
        CONDUCT = "conduct", _("Code of conduct")
        GOVERNANCE = "governance", _("Leadership and governance")
        MEMBERSHIP_RULES = "membership_rules", _("Membership and roles")
        DECISION_RULES = "decision_rules", _("How we decide")
        QUORUM = "quorum", _("Quorum")
        ACCOUNTABILITY = "accountability", _("Accountability")

    LISTS = (Kind.OBJECTIVE, Kind.GROUND_RULE)

    class Form(models.TextChoices):
        NETWORK = "network", _("Network")
        PLATFORM = "platform", _("Platform")
        ALLIANCE = "alliance", _("Alliance")
        COALITION = "coalition", _("Coalition")

    class Basis(models.TextChoices):
        ISSUE = "issue", _("built on an issue")
        IDENTITY = "identity", _("built on who we are")
        GOAL = "goal", _("built on a goal")

    class Share(models.TextChoices):
        THIRD = "third", _("at least a third")
        HALF = "half", _("at least half")
        MORE_THAN_HALF = "more", _("more than half")
        TWO_THIRDS = "two_thirds", _("at least two thirds")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="charter_texts")
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.CharField(_("Text"), max_length=LONGEST)
    in_other = models.CharField(max_length=LONGEST, blank=True)
    outcome = models.CharField(_("How we will know, in twelve months"), max_length=280, blank=True)
    issues = models.ManyToManyField("agenda.Issue", through="MadeFrom", related_name="objectives")
    agreed_on_phones = models.PositiveSmallIntegerField(default=0)
    agreed_by_hands = models.PositiveSmallIntegerField(default=0)
    counted_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    witnessed_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    adopted_on = models.DateField(null=True)
    replaced_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=160, blank=True)
    shape = models.JSONField(default=dict, validators=[settles_what_is_known])
    decision = models.ForeignKey("agenda.Decision", on_delete=models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = CharterQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="agenda_a_charter_text_has_words"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(kind="objective"),
                name="agenda_only_an_objective_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(meeting__isnull=False) | ~models.Q(how=""),
                name="agenda_a_text_comes_from_a_session_or_says_how",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(adopted_on__isnull=False, replaced_at=None)
                & ~models.Q(kind__in=["objective", "ground_rule"]),
                name="agenda_one_adopted_text_holds_of_each_single_kind",
            ),
            witnessed_by_another("agenda_nobody_witnesses_her_own_count_of_hands"),
        ]

    def __str__(self):
        return self.text

    @property
    def after_two_tries(self) -> str:
        """What it settles of that, in the reader's language; empty where it settles nothing."""
        return str(dict(Decision.Fallback.choices).get(self.shape.get("fallback"), ""))

    @property
    def agreed(self) -> int:
        """How many agree: phones (now, or as counted when the step was saved) and raised hands."""
        return (getattr(self, "taps", 0) or self.agreed_on_phones) + self.agreed_by_hands


class MadeFrom(models.Model):
    """One of the issues that an objective was made from, so that each leads to the other."""

    objective = models.ForeignKey(CharterText, on_delete=models.CASCADE, related_name="made_from")
    issue = models.ForeignKey("agenda.Issue", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "issue"], name="agenda_an_objective_names_an_issue_once"
            ),
        ]


class RuleAgreement(models.Model):
    """She agrees to a rule, while the step is open; when it is saved only the count is kept."""

    rule = models.ForeignKey(CharterText, on_delete=models.CASCADE, related_name="agreements")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "participant"], name="agenda_she_agrees_to_a_rule_once"),
        ]


class Promise(models.Model):
    """She said yes to the ground rules, or to the code of conduct, as they read on that day.

    ``mark`` is of the words she said yes to: when they change, she is asked again. ``noted_by`` heard it where it was
    said aloud, and is empty where she tapped it herself.
    """

    class Kind(models.TextChoices):
        GROUND_RULE = CharterText.Kind.GROUND_RULE, _("Ground rules")
        CONDUCT = CharterText.Kind.CONDUCT, _("Code of conduct")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=16, choices=Kind)
    mark = models.CharField(max_length=32)
    on = models.DateField()
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "mark", "member"], name="agenda_she_says_yes_to_the_same_words_once"
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
