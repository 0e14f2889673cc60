import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting, Step
from coalition.sealing import SealedTextField
from wellness import practices


class Face(models.TextChoices):
    """Five faces. Each value is one letter long, so that its sealed length tells nothing."""

    VERY_WELL = "1", _("Very well")
    WELL = "2", _("Well")
    SO_SO = "3", _("So-so")
    NOT_WELL = "4", _("Not well")
    VERY_BAD = "5", _("Very bad")


class CheckInConsent(models.Model):
    """She said yes to keeping her answers, and perhaps later no. It tells nothing of what she answered."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="check_in_consent"
    )
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=models.F("given_on")),
                name="wellness_a_yes_comes_before_its_no",
            ),
        ]


class CheckIn(models.Model):
    """How she was in one week, for her eyes only: read through wellness.queries.own(member) and in no other way.

    ``week`` is the Monday, kept instead of a time; the id is random, so that it tells no order. A member has no
    reverse name for these rows on purpose.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()
    face = SealedTextField()

    class Meta:
        ordering = ["-week"]
        constraints = [
            models.UniqueConstraint(fields=["member", "week"], name="wellness_one_check_in_a_week"),
        ]

    @property
    def is_worst(self) -> bool:
        return self.face == Face.VERY_BAD

    @property
    def said(self) -> str:
        return str(Face(self.face).label)


class CarePlanQuerySet(models.QuerySet):
    def newest(self):
        return self.order_by("-pk").first()


class CarePlan(models.Model):
    """One page on which the group says how it keeps itself well; it names roles and services, never who needs help.

    The newest row is the plan. What a session wrote stays as that session wrote it: a later change makes a new row.
    """

    opening = models.SlugField(_("We open every meeting with"), blank=True)
    check_in = models.CharField(_("How often we ask after each other"), max_length=140, blank=True)
    people = models.TextField(_("Who looks after care"), blank=True)
    emergency = models.TextField(_("When someone is in distress"), blank=True)
    joy = models.TextField(_("The joy we plan"), blank=True)
    written_on = models.DateField()
    step = models.OneToOneField(Step, on_delete=models.SET_NULL, null=True, related_name="care_plan")

    objects = CarePlanQuerySet.as_manager()


class ReferralQuerySet(models.QuerySet):
    def checked(self):
        """Somebody called the number and it was right."""
        return self.exclude(checked_on=None)


class Referral(models.Model):
    """A place that helps. Its number is shown to members only once somebody has checked it by calling."""

    name = models.CharField(_("Who helps"), max_length=80)
    number = models.CharField(
        _("Telephone"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9 ]{3,}$", _("Write digits only, such as 116 or +255 712 000 000."))
        ],
    )
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_on=None) | ~Q(number=""), name="wellness_only_a_number_can_be_checked"
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(checked_on__isnull=False),
                name="wellness_who_checked_says_when",
            ),
        ]

    @property
    def dialled(self) -> str:
        return self.number.replace(" ", "")


class PracticeUseQuerySet(models.QuerySet):
    def begun(self):
        """Really done, not only chosen."""
        return self.exclude(started_at=None)


class PracticeUse(models.Model):
    """A practice was chosen in a meeting and perhaps done; who joined, watched or stopped is kept nowhere."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="practice_uses")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="practice_uses")
    slug = models.SlugField()
    gentle = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = PracticeUseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(started_at__isnull=False),
                name="wellness_only_a_begun_practice_stops",
            ),
        ]

    @property
    def practice(self):
        return practices.find(self.slug)

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.stopped_at is None
