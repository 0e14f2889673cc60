from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.member import Member

KEPT_FOR_HER = timedelta(days=7)  # whoever took a call and did not make it gives it back by this


class CallQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def due(self, today):
        """To be made now; the woman still belongs, takes part, and is not kept out."""
        here = Member.objects.active().not_paused().not_suspended()
        return self.open().filter(due_on__lte=today, member__in=here)

    def free(self, now):
        """Nobody has it, or whoever took it let a week go by."""
        return self.filter(models.Q(taken_by=None) | models.Q(taken_at__lt=now - KEPT_FOR_HER))

    def taken_by_her(self, member: Member, now):
        return self.filter(taken_by=member, taken_at__gte=now - KEPT_FOR_HER)

    def unwanted(self):
        """She asked not to be called."""
        return self.filter(outcome=Call.Outcome.NO_CALLS)


class Call(models.Model):
    """Nothing was heard of a member for long: somebody calls and asks how she is. It never ends a membership.

    Not reached, it is due again two weeks later, up to ``MOST_TRIES`` times.
    """

    class Outcome(models.TextChoices):
        WELL = "well", _("Reached, she is well")
        PAUSE = "pause", _("She wants a pause")
        LEAVE = "leave", _("She wants to leave")
        NO_CALLS = "no_calls", _("She wants no calls")
        NOT_REACHED = "not_reached", _("Not reached")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="calls")
    made_on = models.DateField()
    due_on = models.DateField()
    taken_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=11, choices=Outcome, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(closed_at=None),
                name="members_one_open_call_per_member",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="members_a_closed_call_says_what_came_of_it",
            ),
        ]

    def __str__(self):
        return f"call {self.pk}"
