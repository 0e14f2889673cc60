from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member


class SuspensionQuerySet(models.QuerySet):
    def running(self, now):
        return self.filter(ended_at=None, ends_at__gt=now)

    def run_out(self, now):
        """Over by the clock, and nobody has noted it yet."""
        return self.filter(ended_at=None, ends_at__lte=now)


class Suspension(models.Model):
    """One person alone keeps a member out for three days at most, where there is danger; a second looks at it.

    What shuts the door is ``Member.suspended_until``, so the clock opens it again whether or not a job runs. The
    reason is for those who look at it.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="suspensions")
    reason = SealedTextField(_("Why?"), blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(member=models.F("by")), name="members_nobody_suspends_herself"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_by=None)
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by=models.F("member"))),
                name="members_nobody_ends_a_suspension_of_her_own",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(ended_at=None),
                name="members_one_suspension_at_a_time",
            ),
        ]

    def __str__(self):
        return f"suspension of {self.member_id}"
