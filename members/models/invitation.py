from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member, email_alias, phone_index
from members.models.role import Role

GOOD_FOR = timedelta(hours=72)


class InvitationQuerySet(models.QuerySet):
    def open(self, now):
        """Not used, not withdrawn, not too old, and who invited is not kept out for the moment."""
        here = Member.objects.active().not_suspended(now)
        from_here = models.Q(invited_by=None) | models.Q(invited_by__in=here)
        return self.filter(from_here, accepted_at=None, withdrawn_at=None, expires_at__gt=now)

    def without_word(self, now):
        """A second member has still to say that she knows her."""
        knows_her = models.Q(seconded_by__isnull=False) & models.Q(seconded_by__in=may_vouch(now))
        return self.filter(~knows_her, needs_word=True)

    def not_invited_by(self, member: Member):
        return self.filter(models.Q(invited_by=None) | ~models.Q(invited_by=member))


def may_vouch(now):
    """Whose word counts: full members who are here and not kept out for the moment."""
    return Member.objects.active().not_suspended(now).full()


class Invitation(models.Model):
    """A link that lets one woman in, once, within 72 hours; bound to the e-mail address or the phone it was made for.

    Nobody makes a member alone: where there is a second full member, the link opens only once she too has said that
    she knows her. So it is the invitation that waits, and not the woman: when she opens her link she comes in, and
    need not prove her phone today and be told tomorrow; and who speaks for her is asked while the one who invites
    her is at hand. In a house so new that nobody else is there, the first links open at once.

    Of the link's secret only a fingerprint is kept, and the key from which this house's INDEX_KEY makes it anew for
    the letter that waits for that word: the database alone opens no door.
    """

    secret_index = models.CharField(max_length=32, unique=True)
    key = models.UUIDField(null=True, editable=False)
    name_used = models.CharField(_("Name she wants to be called"), max_length=60)
    email = SealedTextField(_("Her e-mail address"), blank=True, default="")
    email_alias = models.CharField(max_length=60, null=True, editable=False)  # noqa: DJ001
    phone = SealedTextField(_("Her phone number"), blank=True, default="")
    phone_index = models.CharField(max_length=32, blank=True, default="", editable=False)
    write_to_her = models.BooleanField(default=True)
    language = models.CharField(_("Her language"), max_length=2, choices=settings.LANGUAGES, default="sw")
    role = models.CharField(_("Role"), max_length=20, choices=Role, blank=True)
    invited_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    needs_word = models.BooleanField(default=False)
    seconded_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
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
            models.CheckConstraint(
                condition=models.Q(email_alias=None) & ~models.Q(phone_index="")
                | models.Q(email_alias__isnull=False, phone_index=""),
                name="members_an_invitation_is_bound_to_one_address",
            ),
            models.CheckConstraint(
                condition=models.Q(seconded_by=None)
                | models.Q(invited_by=None)
                | ~models.Q(seconded_by=models.F("invited_by")),
                name="members_a_second_person_speaks_for_who_is_invited",
            ),
        ]

    def __str__(self):
        return self.name_used

    def save(self, *args, **kwargs):
        self.email_alias, self.phone_index = email_alias(self.email), phone_index(self.phone)
        super().save(*args, **kwargs)

    def waits_for_word(self, now) -> bool:
        """Her link does not open yet; it is never so where nobody is there who could say the word."""
        if not Invitation.objects.without_word(now).filter(pk=self.pk).exists():
            return False
        return may_vouch(now).exclude(pk=self.invited_by_id).exists()
