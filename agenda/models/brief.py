from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agenda.models.agenda import Frozen
from agenda.models.issue import Issue
from agenda.models.strategy import Jurisdiction
from coalition.web.seen import mark_of

MOST_RECOMMENDATIONS, MOST_WORDS, MOST_EVIDENCE = 3, 4, 6
OLD_AFTER = 5  # years


class Evidence(models.Model):
    """A statement with its source and year. ``checked_on``: on that day one of us opened the source, and it says so."""

    statement = models.CharField(_("What is true?"), max_length=280)
    source = models.CharField(_("Where does it stand?"), max_length=200)
    year = models.PositiveSmallIntegerField(_("Of which year?"))
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    checked_on = models.DateField(_("On which day did one of us open the source?"), null=True)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "source"], name="agenda_evidence_is_listed_once_for_each_source"
            ),
        ]

    def __str__(self):
        return self.statement

    @property
    def mark(self) -> str:
        return mark_of(self.statement, self.source, self.year, self.jurisdiction, self.checked_on)

    def is_old(self, today: date) -> bool:
        return today.year - self.year > OLD_AFTER


class BriefQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(final_at=None)

    def readable_by(self, member):
        """She may be the second reader: somebody else wrote last."""
        return self.exclude(written_by=member)

    def final(self):
        return self.exclude(final_at=None)


class Brief(models.Model):
    """Two pages for one office: the problem, what shows it, and what we recommend. A draft, then frozen.

    ``words`` are cards as the agenda published them. ``sources`` is the evidence as it stood on the day of finishing.
    A second woman reads before it is final; whoever wrote last cannot be that reader.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="briefs")
    version = models.PositiveIntegerField()
    title = models.CharField(_("Title"), max_length=100)
    target = models.CharField(_("To which office?"), max_length=160)
    jurisdiction = models.CharField(
        _("Where"), max_length=8, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    problem = models.TextField(_("The problem"))
    words = models.JSONField(default=list)
    evidence = models.ManyToManyField(Evidence, related_name="briefs")
    recommendations = models.JSONField(default=list)
    contact = models.CharField(_("How the office can answer us"), max_length=160, blank=True)
    signed_as = models.CharField(max_length=40, blank=True)
    sources = models.JSONField(default=list)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    final_at = models.DateTimeField(null=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "version"], name="agenda_a_brief_has_each_version_once"),
            models.UniqueConstraint(
                fields=["issue"], condition=Q(final_at=None), name="agenda_one_draft_of_a_brief_for_an_issue"
            ),
            models.CheckConstraint(
                condition=Q(final_at=None) | ~Q(signed_as=""), name="agenda_a_final_brief_is_signed"
            ),
            models.CheckConstraint(
                condition=Q(read_by=None) | Q(written_by=None) | ~Q(read_by=models.F("written_by")),
                name="agenda_a_brief_is_read_by_a_second_woman",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if self.pk and Brief.objects.final().filter(pk=self.pk).exists():
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.is_final:
            raise Frozen
        return super().delete(*args, **kwargs)

    @property
    def is_final(self) -> bool:
        return self.final_at is not None

    @property
    def shown_evidence(self) -> list[dict]:
        """Frozen where it is final; else as the register says now."""
        return self.sources if self.is_final else as_sources(self.evidence.all())

    @property
    def mark(self) -> str:
        """A short mark of all that a reader sees, evidence included."""
        fields = ("title", "target", "jurisdiction", "problem", "words", "recommendations", "contact")
        return mark_of(*(getattr(self, name) for name in fields), as_sources(self.evidence.all()))


def as_sources(evidence: Iterable[Evidence]) -> list[dict]:
    """What a brief says of each, in the order of the register."""
    fields = ("statement", "source", "year", "jurisdiction")
    return [
        {name: getattr(one, name) for name in fields}
        | {"checked_on": one.checked_on.isoformat() if one.checked_on else ""}
        for one in evidence
    ]
