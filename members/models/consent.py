from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models.contact import YES_LASTS
from members.models.member import Member


class ConsentQuerySet(models.QuerySet):
    def open(self):
        """Not taken back."""
        return self.filter(withdrawn_on=None)

    def live(self, today: date):
        """Not taken back, and not a year old where a yes lasts a year: being a member lasts until she leaves."""
        lasting = models.Q(purpose=Consent.Purpose.MEMBERSHIP) | models.Q(given_on__gt=today - YES_LASTS)
        return self.open().filter(lasting)


class Consent(models.Model):
    """A yes of hers for one purpose, under one version of the words she was given; taken back by a date.

    ``noted_by`` is the woman who heard it where it was said aloud, and empty where she gave it herself. Her yes to
    being written to stands in SafeContact for as long as it lasts, and here once it is over.
    """

    class Purpose(models.TextChoices):
        MEMBERSHIP = "membership", _("Being a member")
        EMAIL = "email", _("Reminders by e-mail")
        SMS = "sms", _("Reminders by SMS")
        PARTNERS = "partners", _("My name to partners")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    version = models.PositiveIntegerField()
    given_on = models.DateField()
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "purpose"],
                condition=models.Q(withdrawn_on=None),
                name="members_one_open_consent_per_member_and_purpose",
            ),
            models.CheckConstraint(
                condition=~models.Q(purpose__in=["email", "sms"]) | models.Q(withdrawn_on__isnull=False),
                name="members_a_yes_to_being_written_to_stands_here_once_over",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="members_a_consent_is_withdrawn_after_it_is_given",
            ),
        ]

    def __str__(self):
        return self.get_purpose_display()

    @property
    def until(self) -> date | None:
        return None if self.purpose == self.Purpose.MEMBERSHIP else self.given_on + YES_LASTS


# What she says yes to, and the version of these words; a test sees to it that new words get a new version.
WORDS: dict[str, tuple[int, Promise]] = {
    Consent.Purpose.EMAIL: (
        1,
        _("You may remind me of meetings and of my tasks by e-mail. It never says what it is about."),
    ),
    Consent.Purpose.SMS: (
        1,
        _("You may remind me of meetings and of my tasks by SMS. Whoever holds my phone may read it."),
    ),
    Consent.Purpose.PARTNERS: (
        1,
        _(
            "You may tell my name to a partner of the group, where the group agreed that this partner may know."
        ),
    ),
}
