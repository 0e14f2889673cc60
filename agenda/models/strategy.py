from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from coalition.meetings.models import Meeting, Step


class Strategy(models.Model):
    """How the coalition carries one issue to those who can change it; the latest meeting's words hold."""

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

    class Jurisdiction(models.TextChoices):
        MAINLAND = "mainland", _("Mainland")
        ZANZIBAR = "zanzibar", _("Zanzibar")
        BOTH = "both", _("Mainland and Zanzibar")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="strategies")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="strategies")
    approach = models.CharField(_("Main strategy"), max_length=16, choices=Approach)
    methods = models.JSONField(_("Methods"), default=list)
    target = models.CharField(_("Which office do we speak to?"), max_length=160)
    ask = models.CharField(_("What do we ask?"), max_length=280)
    risk = models.CharField(_("What could it cost the woman who does it?"), max_length=280, blank=True)
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )

    class Meta:
        verbose_name_plural = "strategies"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "issue"], name="agenda_one_strategy_per_issue_and_meeting"
            ),
        ]

    @property
    def method_labels(self) -> list[str]:
        """The methods in the reader's language, in the order of the form."""
        return [method.label for method in self.Method if method.value in self.methods]


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
