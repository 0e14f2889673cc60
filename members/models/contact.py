from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member

YES_LASTS = timedelta(days=365)
ASK_AGAIN_AFTER = timedelta(days=90)
STOPS_AFTER = ASK_AGAIN_AFTER + timedelta(
    days=14
)  # an SMS is as good as public: nobody has asked whether it is safe


class SafeContactQuerySet(models.QuerySet):
    def to_ask_again(self, today: date):
        """Of women who may be written to or called, and whom nobody has asked for 90 days; who waits longest first."""
        reached = models.Q(channel__in=WRITTEN) | ~models.Q(member__phone_index="")
        here = Member.objects.active().not_paused()
        due = self.filter(reached, reviewed_on__lte=today - ASK_AGAIN_AFTER, member__in=here)
        return due.order_by("reviewed_on", "pk")


class SafeContact(models.Model):
    """How a member may be reached outside the application: only in the way that she named safe.

    This row is also her yes to being written to: since ``agreed_on``, under ``agreed_version`` of the words; a yes
    that is over stands among her consents. A person asks her again every 90 days: ``reviewed_on``.
    """

    class Channel(models.TextChoices):
        NONE = "none", _("Only here, on this page")
        EMAIL = "email", _("E-mail")
        SMS = "sms", _("SMS")

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="safe_contact")
    channel = models.CharField(
        _("How may we remind you?"), max_length=5, choices=Channel, default=Channel.NONE
    )
    from_hour = models.PositiveSmallIntegerField(_("Not before this hour"), default=8)
    to_hour = models.PositiveSmallIntegerField(_("Not after this hour"), default=20)
    phone_shared = models.BooleanField(_("Somebody else may read this phone"), default=True)
    shared_with = SealedTextField(_("Who else reads it?"), blank=True, default="")
    may_leave_message = models.BooleanField(
        _("If another person answers, you may leave a message"), default=False
    )
    agreed_on = models.DateField(default=timezone.localdate)
    agreed_version = models.PositiveIntegerField(default=1)
    reviewed_on = models.DateField(default=timezone.localdate)
    reviewed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = SafeContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_hour__lt=models.F("to_hour"), to_hour__lte=24),
                name="members_safe_hours_begin_before_they_end",
                violation_error_message=_("The first hour must be before the last hour."),
            ),
        ]

    def __str__(self):
        return self.get_channel_display()

    @property
    def is_written_to(self) -> bool:
        return self.channel in WRITTEN

    @property
    def ends_on(self) -> date:
        """From this day on nothing is sent, unless she says yes again or somebody has asked her."""
        over = self.agreed_on + YES_LASTS
        return min(over, self.reviewed_on + STOPS_AFTER) if self.channel == self.Channel.SMS else over

    def way(self, today: date) -> str:
        """By which channel she may be written to on ``today``."""
        return self.channel if today < self.ends_on else self.Channel.NONE


WRITTEN = (SafeContact.Channel.EMAIL, SafeContact.Channel.SMS)
