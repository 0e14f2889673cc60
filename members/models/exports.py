import secrets
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member

GOOD_FOR = timedelta(hours=24)
MOST_DOWNLOADS = 2


def new_token() -> str:
    return secrets.token_urlsafe(32)


class ExportQuerySet(models.QuerySet):
    def open(self, now):
        """Asked for, and neither approved nor taken back nor too old."""
        return self.filter(approved_at=None, withdrawn_at=None, expires_at__gt=now)

    def approvable_by(self, member: Member):
        return self.exclude(asked_by=member)

    def ready(self, now):
        """Approved within the last day, and not yet taken twice."""
        return self.filter(approved_at__gt=now - GOOD_FOR, downloads__lt=MOST_DOWNLOADS)


class Export(models.Model):
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
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    approved_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    downloads = models.PositiveSmallIntegerField(default=0)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("asked_by")),
                name="members_a_second_person_approves_a_list",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None, approved_at=None)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False, withdrawn_at=None),
                name="members_an_approved_list_has_an_approver_and_stays",
            ),
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
