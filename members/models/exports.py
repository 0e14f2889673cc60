import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.approval import GOOD_FOR, Approval, ApprovalQuerySet, has_an_approver_and_stays
from members.models.member import Member

MOST_DOWNLOADS = 2


def new_token() -> str:
    return secrets.token_urlsafe(32)


class ExportQuerySet(ApprovalQuerySet):
    def not_about(self, member: Member):
        """A list is about nobody alone."""
        return self

    def ready(self, now):
        """Approved within the last day, and not yet taken twice."""
        return self.filter(approved_at__gt=now - GOOD_FOR, downloads__lt=MOST_DOWNLOADS)


class Export(Approval):
    """A list with names that one asked for and another approved. Nothing of it is kept: it is written anew from the
    register whenever it is taken, so that who was erased meanwhile is not in it."""

    class What(models.TextChoices):
        NAMES = "names", _("Names")
        CONTACTS = "contacts", _("Names, phone numbers and e-mail addresses")

    class Kind(models.TextChoices):
        XLSX = "xlsx", "XLSX"
        CSV = "csv", "CSV"

    what = models.CharField(_("What should stand in it?"), max_length=8, choices=What, default=What.NAMES)
    kind = models.CharField(_("Which kind of file?"), max_length=4, choices=Kind, default=Kind.XLSX)
    reason = SealedTextField(_("What is it for?"), blank=True)
    ticket = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="exports")
    downloads = models.PositiveSmallIntegerField(default=0)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("asked_by")),
                name="members_a_second_person_approves_a_list",
            ),
            has_an_approver_and_stays("members_an_approved_list_has_an_approver_and_stays"),
            models.CheckConstraint(
                condition=models.Q(downloads=0)
                | models.Q(approved_at__isnull=False, downloads__lte=MOST_DOWNLOADS),
                name="members_only_an_approved_list_is_taken_and_twice_at_most",
            ),
        ]

    def __str__(self):
        return f"list {self.pk}"

    @property
    def left(self) -> int:
        """How often it may still be taken."""
        return MOST_DOWNLOADS - self.downloads

    @property
    def good_until(self):
        return self.approved_at and self.approved_at + GOOD_FOR
