from datetime import timedelta

from django.db import models
from django.db.models.functions import Greatest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.approval import Approval, has_an_approver_and_stays
from members.models.member import Member


class Role(models.TextChoices):
    FACILITATOR = "facilitator", _("Facilitator")
    CO_LEAD = "co_lead", _("Co-lead")
    MEMBERSHIP_ADMIN = "membership_admin", _("Membership admin")
    CARE_COMPANION = "care_companion", _("Care companion")
    SAFEGUARDING = "safeguarding", _("Safeguarding person")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")
    COMMUNICATIONS = "communications", _("Communications")
    ADVOCACY_LEAD = "advocacy_lead", _("Advocacy lead")
    CHAPTER_FOCAL = "chapter_focal", _("Chapter focal person")


# Who hears that a rule was broken is not among those who decide who belongs.
NOT_TOGETHER = {
    Role.SAFEGUARDING: frozenset({Role.CO_LEAD, Role.MEMBERSHIP_ADMIN}),
    Role.CO_LEAD: frozenset({Role.SAFEGUARDING}),
    Role.MEMBERSHIP_ADMIN: frozenset({Role.SAFEGUARDING}),
}


SOON = timedelta(days=30)


class RoleTermQuerySet(models.QuerySet):
    def current(self, today):
        return self.not_over(today).filter(starts_on__lte=today)

    def not_over(self, today):
        """Current, or beginning later."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=today))

    def between(self, first, until):
        """Held on some day from ``first`` on, and before ``until`` where that is given."""
        held = self.not_over(first)
        return held.filter(starts_on__lt=until) if until else held

    def ending_soon(self, today):
        """The last days have come, and no other term of hers in the same role follows on it."""
        after = models.Q(ends_on=None) | models.Q(ends_on__gt=models.OuterRef("ends_on"))
        same = {"member": models.OuterRef("member"), "role": models.OuterRef("role")}
        following = RoleTerm.objects.filter(after, **same, starts_on__lte=models.OuterRef("ends_on"))
        last_days = self.current(today).filter(ends_on__lte=today + SOON, member__is_active=True)
        return last_days.exclude(models.Exists(following)).order_by("ends_on", "pk")

    def end(self, today) -> int:
        """Today is the first day without it; what would only have begun later is history from its first day."""
        return self.update(ends_on=Greatest("starts_on", models.Value(today, models.DateField())))


class RoleTerm(models.Model):
    """A role that a member holds from one day until another; an open end means until changed.

    Two co-leads are two terms. An ``interim`` one holds until the group has decided, and always has an end. A term
    that ends on the day it starts was taken back at once: it is history only.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_terms")
    role = models.CharField(max_length=20, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    interim = models.BooleanField(default=False)

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
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="members_a_term_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(interim=False) | models.Q(ends_on__isnull=False),
                name="members_an_interim_term_has_an_end",
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    @property
    def label(self) -> str:
        """As it is shown everywhere: the role, and whether it is held only for now."""
        role = self.get_role_display()
        return gettext("%(role)s (interim)") % {"role": role} if self.interim else role

    @property
    def subject(self) -> str:
        """By this name reminders about it are put in and taken out."""
        return f"term:{self.pk}"


class RoleChange(Approval):
    """A role is to be granted or taken back: asked by one, approved by another within a day, about a third."""

    class Deed(models.TextChoices):
        GRANT = "grant", _("Give the role")
        INTERIM = "interim", _("Give the role for now, until the group has decided")
        CONFIRM = "confirm", _("Confirm a role that is held for now")
        REMOVE = "remove", _("Take the role back")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="role_changes")
    role = models.CharField(_("Role"), max_length=20, choices=Role)
    deed = models.CharField(_("What should change?"), max_length=7, choices=Deed, default=Deed.GRANT)
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"), null=True, blank=True)
    reason = SealedTextField(_("Why?"))

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(member=models.F("asked_by")),
                name="members_nobody_asks_for_a_role_of_her_own",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | (~models.Q(approved_by=models.F("asked_by")) & ~models.Q(approved_by=models.F("member"))),
                name="members_a_second_person_approves_a_role",
            ),
            has_an_approver_and_stays("members_an_approved_role_has_an_approver_and_stays"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="members_a_granted_term_ends_after_it_starts",
                violation_error_message=_("The last day must come after the first day."),
            ),
            models.UniqueConstraint(
                fields=["member", "role"],
                condition=models.Q(approved_at=None, withdrawn_at=None),
                name="members_one_open_change_per_member_and_role",
            ),
        ]

    def __str__(self):
        return f"{self.get_deed_display()} · {self.get_role_display()}"
