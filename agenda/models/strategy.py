from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from coalition.meetings.models import Meeting, Step
from coalition.web.seen import mark_of
from members.models import Role


class Jurisdiction(models.TextChoices):
    """Mainland and Zanzibar have laws and offices of their own."""

    MAINLAND = "mainland", _("Mainland")
    ZANZIBAR = "zanzibar", _("Zanzibar")
    BOTH = "both", _("Mainland and Zanzibar")


class StrategyQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-version")


class Strategy(models.Model):
    """One version of how the coalition carries an issue to those who can change it; the newest holds.

    A version is never written over: a room (``meeting``) or a planner between meetings writes the next one.
    """

    class Approach(models.TextChoices):
        DIRECT = "direct-advocacy", _("Direct advocacy")
        ALLIANCES = "alliances", _("Alliances")
        AWARENESS = "public-awareness", _("Public awareness")

    class Method(models.TextChoices):
        BRIEF = "policy-brief", _("Policy brief")
        COMMUNITY = "community-meeting", _("Community meeting")
        STORIES = "storytelling", _("Storytelling")
        DATA = "data-collection", _("Data collection")
        PETITION = "petition", _("Petition")
        MEDIA = "media", _("Media")

    Jurisdiction = Jurisdiction

    #: What a room writes, and what is settled later.
    IN_THE_ROOM = ("approach", "methods", "target", "ask", "risk", "jurisdiction")
    LATER = ("speaker", "on", "next_step")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, null=True, related_name="strategies")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="strategies")
    version = models.PositiveIntegerField(default=1)
    approach = models.CharField(_("Main strategy"), max_length=16, choices=Approach)
    methods = models.JSONField(_("Methods"), default=list)
    target = models.CharField(_("Which office do we speak to?"), max_length=160)
    ask = models.CharField(_("What do we ask?"), max_length=280)
    risk = models.CharField(_("What could it cost the woman who does it?"), max_length=280, blank=True)
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    speaker = models.CharField(_("Who speaks, by role"), max_length=20, choices=Role, blank=True)
    on = models.DateField(_("On which day"), null=True)
    next_step = models.CharField(_("Next step"), max_length=140, blank=True)
    written_at = models.DateTimeField(null=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = StrategyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "strategies"
        ordering = ["issue", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "version"], name="agenda_a_strategy_has_each_version_once"
            ),
        ]

    def __str__(self):
        return f"{self.issue_id}.{self.version}"

    @property
    def method_labels(self) -> list[str | Promise]:
        """The methods in the reader's language, in the order of the form."""
        return [method.label for method in self.Method if method.value in self.methods]

    @property
    def mark(self) -> str:
        """A short mark of all that it says, by which two writers are told apart."""
        return mark_of(*(getattr(self, name) for name in (*self.IN_THE_ROOM, *self.LATER)))

    @property
    def danger(self) -> str:
        """A mark of what a woman says yes to when she says that she will speak: to whom, what, at which risk."""
        return mark_of(self.target, self.ask, self.risk, self.jurisdiction)


class SpeakerYes(models.Model):
    """A woman's own yes to speak for an issue; it holds for the office, the ask and the risk that she read.

    Only planners see who; she takes it back whenever she wants, and nobody can say it for her.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="speakers")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="speaker_yeses"
    )
    danger = models.CharField(max_length=16)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "member"], name="agenda_she_says_once_that_she_speaks"),
        ]

    def __str__(self):
        return f"{self.issue_id}: {self.member_id}"


class Scene(models.Model):
    """A role-play that the room has chosen, and how far it is. Who plays whom is kept nowhere."""

    class Phase(models.TextChoices):
        PREPARE = "prepare", _("Prepare")
        PLAY = "play", _("Play")
        DEBRIEF = "debrief", _("Talk about it")
        DEROLE = "derole", _("Leave the role")
        DONE = "done", _("Done")

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="scenes")
    scenario = models.SlugField()
    phase = models.CharField(max_length=7, choices=Phase, default=Phase.PREPARE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "scenario"], name="agenda_a_scenario_is_played_once_in_a_step"
            ),
        ]
