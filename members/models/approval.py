"""What one asks for and another approves: role changes, ends of memberships, merges, lists with names."""

from datetime import timedelta

from django.db import models

from members.models.member import Member

GOOD_FOR = timedelta(hours=24)


class ApprovalQuerySet(models.QuerySet):
    def open(self, now):
        """Asked for, and neither approved nor taken back nor too old."""
        return self.filter(approved_at=None, withdrawn_at=None, expires_at__gt=now)

    def approvable_by(self, member: Member):
        """Not what she asked for herself, and nothing about her."""
        return self.not_about(member).exclude(asked_by=member)

    def not_about(self, member: Member):
        return self.exclude(member=member)


class Approval(models.Model):
    """Asked for by one, approved by another within a day; until then it may be taken back."""

    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    approved_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        abstract = True


def has_an_approver_and_stays(name: str) -> models.CheckConstraint:
    """Approved by somebody or by nobody, and once approved never taken back."""
    return models.CheckConstraint(
        condition=models.Q(approved_by=None, approved_at=None)
        | models.Q(approved_by__isnull=False, approved_at__isnull=False, withdrawn_at=None),
        name=name,
    )
