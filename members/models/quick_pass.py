from datetime import timedelta

from django.db import models

from coalition.sealing import fingerprint
from members.models.member import Member

GOOD_FOR = timedelta(minutes=10)


def pass_index(secret: str) -> str:
    return fingerprint(secret, place="quick_pass.secret")


class QuickPassQuerySet(models.QuerySet):
    def open(self, now):
        """Not used, not too old, of a woman who still belongs."""
        belong = Member.objects.active().not_suspended(now)
        return self.filter(used_at=None, expires_at__gt=now, member__in=belong)


class QuickPass(models.Model):
    """A QR code that signs one woman in, once, within ten minutes; made by somebody who stands beside her."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="quick_passes")
    secret_index = models.CharField(max_length=32, unique=True)
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = QuickPassQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"pass of {self.member_id}"
