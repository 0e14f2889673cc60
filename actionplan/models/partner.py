from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting


class Partner(models.Model):
    """An organisation that could walk with us: what we ask, what we offer, who of us makes the contact."""

    class Kind(models.TextChoices):
        WOMENS_RIGHTS = "womens-rights-network", _("Women's rights group")
        LEGAL_AID = "legal-aid", _("Legal aid")
        HEALTH = "health", _("Health")
        SAVINGS = "savings-group", _("Savings group")
        FAITH = "faith", _("Faith group")
        OFFICE = "office", _("Public office")
        MEDIA = "media", _("Media")
        OTHER = "other", _("Other")

    class Warmth(models.TextChoices):
        FRIEND = "friend", _("Already a friend")
        COULD_BE = "could-be", _("Could be a friend")
        CAREFUL = "careful", _("Be careful")

    class MayKnow(models.TextChoices):
        COUNTS = "counts_only", _("How many we are")
        ISSUES = "issues_only", _("Our issues")
        COUNTS_AND_ISSUES = "counts_and_issues", _("How many we are, and our issues")
        NAMES = "names_by_own_consent", _("A name, if the woman herself says yes")

    name = models.CharField(_("Name"), max_length=80)
    kind = models.CharField(_("What kind"), max_length=25, choices=Kind)
    warmth = models.CharField(_("How close"), max_length=8, choices=Warmth, default=Warmth.COULD_BE)
    ask = models.CharField(_("What we ask"), max_length=200, blank=True)
    offer = models.CharField(_("What we offer"), max_length=200, blank=True)
    may_know = models.CharField(
        _("What they may know of us"), max_length=25, choices=MayKnow, default=MayKnow.COUNTS_AND_ISSUES
    )
    contact_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="partners",
        verbose_name=_("Who of us makes contact"),
    )
    next_step = models.CharField(_("Next step"), max_length=140, blank=True)
    due_on = models.DateField(_("By which day"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, editable=False, related_name="partners"
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="actionplan_a_partner_is_listed_once",
                violation_error_message=_("This partner is on the list already."),
            ),
        ]

    def __str__(self):
        return self.name
