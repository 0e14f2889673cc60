from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.member import Member


class Role(models.TextChoices):
    FACILITATOR = "facilitator", _("Facilitator")
    CO_LEAD = "co_lead", _("Co-lead")
    MEMBERSHIP_ADMIN = "membership_admin", _("Membership admin")
    CARE_COMPANION = "care_companion", _("Care companion")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")
    COMMUNICATIONS = "communications", _("Communications")
    ADVOCACY_LEAD = "advocacy_lead", _("Advocacy lead")
    CHAPTER_FOCAL = "chapter_focal", _("Chapter focal person")


class RoleTermQuerySet(models.QuerySet):
    def current(self, today):
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=today), starts_on__lte=today)


class RoleTerm(models.Model):
    """A role that a member holds from one day until another; an open end means until changed.

    Two co-leads are two open terms.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_terms")
    role = models.CharField(max_length=20, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = RoleTermQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role"],
                condition=models.Q(ends_on=None),
                name="members_one_open_term_per_member_and_role",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="members_a_term_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.get_role_display()
