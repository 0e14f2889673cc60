from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.approval import Approval, has_an_approver_and_stays
from members.models.member import Member


class Removal(Approval):
    """A membership is to end without the woman's own word: asked by one, approved by another within a day.

    As with a RoleChange, neither of the two is the woman herself. The reason is for those two, and goes with her.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="removals")
    reason = SealedTextField(_("Why?"), blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(member=models.F("asked_by")),
                name="members_nobody_asks_for_her_own_removal",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | (~models.Q(approved_by=models.F("asked_by")) & ~models.Q(approved_by=models.F("member"))),
                name="members_a_second_person_approves_a_removal",
            ),
            has_an_approver_and_stays("members_an_approved_removal_has_an_approver_and_stays"),
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(approved_at=None, withdrawn_at=None),
                name="members_one_open_removal_per_member",
            ),
        ]

    def __str__(self):
        return f"removal of {self.member_id}"
