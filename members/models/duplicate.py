from django.db import models

from members.models.approval import Approval, ApprovalQuerySet, has_an_approver_and_stays
from members.models.member import Member


class NotTheSame(models.Model):
    """Two members look alike and are two women: somebody who knows them said so, and nobody asks again."""

    one = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="members_two_women_are_told_apart_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")),
                name="members_a_pair_begins_with_the_elder_record",
            ),
        ]

    def __str__(self):
        return f"{self.one_id} ≠ {self.other_id}"


class MergeQuerySet(ApprovalQuerySet):
    def not_about(self, member: Member):
        return self.exclude(stays=member).exclude(goes=member)

    def about(self, *women: Member):
        return self.filter(models.Q(stays__in=women) | models.Q(goes__in=women))


class Merge(Approval):
    """Two records of one woman become one: asked by one, approved by another within a day. It cannot be undone.

    ``takes`` names the fields that the record which stays takes from the one which goes.
    """

    stays = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    goes = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    takes = models.JSONField(default=list)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(stays=models.F("goes")), name="members_a_record_is_not_merged_into_itself"
            ),
            has_an_approver_and_stays("members_an_approved_merge_has_an_approver_and_stays"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("asked_by")),
                name="members_a_second_person_approves_a_merge",
            ),
            models.UniqueConstraint(
                fields=["goes"],
                condition=models.Q(approved_at=None, withdrawn_at=None),
                name="members_one_open_merge_per_record_that_goes",
            ),
        ]

    def __str__(self):
        return f"{self.goes_id} > {self.stays_id}"
