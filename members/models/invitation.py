from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member
from members.models.role import Role

GOOD_FOR = timedelta(hours=72)


class InvitationQuerySet(models.QuerySet):
    def open(self, now):
        """Not used, not withdrawn, not too old."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A link that lets one woman in, once, within 72 hours; bound to the e-mail address it was made for.

    Only a fingerprint of the link's secret is kept, so the database alone opens no door.
    """

    secret_index = models.CharField(max_length=32, unique=True)
    name_used = models.CharField(_("Name she wants to be called"), max_length=60)
    email = SealedTextField(_("Her e-mail address"))
    language = models.CharField(_("Her language"), max_length=2, choices=settings.LANGUAGES, default="sw")
    role = models.CharField(_("Role"), max_length=20, choices=Role, blank=True)
    invited_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.OneToOneField(
        Member, on_delete=models.SET_NULL, null=True, related_name="invitation"
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(withdrawn_at=None),
                name="members_an_invitation_is_used_or_withdrawn_not_both",
            ),
        ]

    def __str__(self):
        return self.name_used
