from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agenda.models.issue import Issue
from agenda.models.strategy import Jurisdiction
from coalition.sealing import SealedTextField
from coalition.web.seen import mark_of


class PetitionQuerySet(models.QuerySet):
    def with_counts(self):
        """Each with ``members_now`` and ``paper_now``, counted in the same query; of what is handed over, see below."""
        members = Signature.objects.filter(petition=models.OuterRef("pk")).values("petition")
        paper = SheetCount.objects.filter(petition=models.OuterRef("pk")).values("petition")
        return self.annotate(
            members_now=models.Subquery(members.annotate(n=models.Count("pk")).values("n")),
            paper_now=models.Subquery(paper.annotate(n=models.Sum("count")).values("n")),
        )

    def not_handed_over(self):
        return self.filter(handed_over_on=None)

    def takes_signatures(self, today: date):
        return self.not_handed_over().filter(opens_on__lte=today, closes_on__gte=today)


class Petition(models.Model):
    """A text that women sign, to an office, within a period; handed over on a day, with what came of it.

    Who signed is kept apart, in Signature, and erased when it is handed over: from then on there are counts alone.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="petitions")
    key = models.UUIDField(unique=True)
    text = models.TextField(_("What do we ask?"))
    target = models.CharField(_("To which office?"), max_length=160)
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    opens_on = models.DateField(_("Signatures from"))
    closes_on = models.DateField(_("until"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    handed_over_on = models.DateField(_("On which day was it handed over?"), null=True)
    handed_to = models.CharField(_("Which office took it?"), max_length=160, blank=True)
    members_signed = models.PositiveIntegerField(null=True)
    paper_signed = models.PositiveIntegerField(null=True)
    result = models.CharField(_("What came of it?"), max_length=500, blank=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="agenda_a_petition_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(
                    handed_over_on=None, members_signed=None, paper_signed=None, handed_to="", result=""
                )
                | Q(handed_over_on__isnull=False, members_signed__isnull=False, paper_signed__isnull=False)
                & ~Q(handed_to=""),
                name="agenda_what_is_handed_over_has_counts_and_an_office",
            ),
        ]

    def __str__(self):
        return self.target

    @property
    def is_handed_over(self) -> bool:
        return self.handed_over_on is not None

    @property
    def from_members(self) -> int:
        """Needs ``with_counts``, as do the next two."""
        return self.members_signed if self.is_handed_over else self.members_now or 0  # type: ignore

    @property
    def from_paper(self) -> int:
        return self.paper_signed if self.is_handed_over else self.paper_now or 0  # type: ignore

    @property
    def signed(self) -> int:
        return self.from_members + self.from_paper

    @property
    def mark(self) -> str:
        """A short mark of what who signs says yes to."""
        return mark_of(self.text, self.target, self.jurisdiction, self.opens_on, self.closes_on)

    def takes_signatures(self, today: date) -> bool:
        return not self.is_handed_over and self.opens_on <= today <= self.closes_on


class Signature(models.Model):
    """That a member signed, by her own will; gone when she takes it back, leaves, or it is handed over.

    ``name`` is empty where she is only counted; else it is what she wants on the sheet that the office gets. It has no
    time of signing.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="signatures")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signatures")
    name = SealedTextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "member"], name="agenda_a_woman_signs_once"),
        ]

    def __str__(self):
        return f"{self.petition_id}"


class SheetCount(models.Model):
    """How many signatures stand on sheets of paper, after two women counted the same. The sheets stay on paper."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="sheets")
    key = models.UUIDField(unique=True)
    count = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(count__gte=1), name="agenda_sheets_of_a_petition_hold_a_signature"
            ),
        ]

    def __str__(self):
        return f"{self.count}"
