import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agenda.models.agenda import Agenda
from members.models.approval import Approval, ApprovalQuerySet, has_an_approver_and_stays

# Without letters and digits that are taken for one another, and without vowels, so that no word comes about.
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8


def new_address() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


class PublicPageQuerySet(ApprovalQuerySet):
    def not_about(self, member):
        """It is about nobody."""
        return self

    def out(self):
        """To be seen by anybody now."""
        return self.exclude(approved_at=None).filter(ended_at=None)


class PublicPage(Approval):
    """An agenda as it stands for everybody outside: asked for by a co-lead, approved by another, ended by one press.

    ``items`` holds just what goes out, word for word as the approver saw it: {"place", "label", "name", "why", "ask",
    "words"} each, "words" being those of cards that were released for this page.
    """

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="public_pages")
    address = models.CharField(max_length=LENGTH, default=new_address)
    contact = models.CharField(_("How people outside reach us"), max_length=160)
    items = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PublicPageQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("asked_by")),
                name="agenda_a_second_person_approves_a_public_page",
            ),
            has_an_approver_and_stays("agenda_a_public_page_has_an_approver"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(approved_at__isnull=False),
                name="agenda_only_a_page_that_was_out_is_ended",
            ),
            models.UniqueConstraint(
                fields=["address"],
                condition=Q(approved_at__isnull=False, ended_at=None),
                name="agenda_one_public_page_at_an_address",
            ),
        ]

    def __str__(self):
        return self.address
