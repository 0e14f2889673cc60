from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Participant, Step
from coalition.sealing import SealedTextField


class CommitmentQuerySet(models.QuerySet):
    def kept_by(self, member):
        """Her own private ones, what is still to do first."""
        return self.filter(member=member).order_by("done", "-pk")


class Commitment(models.Model):
    """What one woman means to do: kept for herself alone, or shown to the group without her name.

    A private one belongs to a member and to no meeting. One for the group belongs to a step and to nobody;
    ``participant`` lets her change it while the step is open and is forgotten when the step is saved.
    """

    class Visibility(models.TextChoices):
        PRIVATE = "private", _("Only me")
        GROUP = "group", _("The group, without my name")

    visibility = models.CharField(max_length=7, choices=Visibility)
    text = SealedTextField(_("I will"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="commitments"
    )
    done = models.BooleanField(default=False)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="commitments")
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility="private", member__isnull=False, step=None, participant=None)
                | Q(visibility="group", member=None, step__isnull=False, done=False),
                name="actionplan_a_commitment_is_one_woman_s_or_the_group_s",
            ),
            models.UniqueConstraint(
                fields=["step", "participant"], name="actionplan_one_commitment_per_seat_and_step"
            ),
        ]

    def __str__(self):
        return self.get_visibility_display()
