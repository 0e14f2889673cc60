from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.member import Member


class Consent(models.Model):
    """A yes of hers for one purpose, under one version of the words she was given; taken back by a date.

    ``noted_by`` is the woman who heard it where it was said aloud, and empty where she gave it herself.
    """

    class Purpose(models.TextChoices):
        MEMBERSHIP = "membership", _("Being a member")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    version = models.PositiveIntegerField()
    given_on = models.DateField()
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "purpose"],
                condition=models.Q(withdrawn_on=None),
                name="members_one_open_consent_per_member_and_purpose",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="members_a_consent_is_withdrawn_after_it_is_given",
            ),
        ]

    def __str__(self):
        return self.get_purpose_display()
