from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from agenda.models.strategy import Jurisdiction
from coalition.web.seen import mark_of


class Stakeholder(models.Model):
    """An office or a group on the power map of an issue: where it stands, and how much say it has. Never a person."""

    class Stance(models.TextChoices):
        ALLY = "ally", _("With us")
        UNDECIDED = "undecided", _("Undecided")
        OPPONENT = "opponent", _("Against it")

    class Say(models.IntegerChoices):
        LITTLE = 1, _("A little say")
        SOME = 2, _("Some say")
        MUCH = 3, _("Much say")

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="stakeholders")
    name = models.CharField(_("Office or group"), max_length=120)
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    stance = models.CharField(_("Where do they stand?"), max_length=9, choices=Stance)
    say = models.PositiveSmallIntegerField(_("How much say have they?"), choices=Say)
    why = models.CharField(_("Why do we think so?"), max_length=200, blank=True)

    class Meta:
        ordering = ["-say", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "name"], name="agenda_a_power_map_names_an_office_once"),
            models.CheckConstraint(
                condition=models.Q(say__in=[1, 2, 3]), name="agenda_say_is_little_some_or_much"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def mark(self) -> str:
        """A short mark of all that it says, by which two writers are told apart."""
        return mark_of(self.name, self.jurisdiction, self.stance, self.say, self.why)
