from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField
from members.models.member import Member

# After so long without being opened, she is told that she may choose another woman.
OPENED_WITHIN = timedelta(hours=72)
KEPT_AFTER_CLOSING = timedelta(days=180)


class ReportQuerySet(models.QuerySet):
    def of(self, member: Member):
        """Her own."""
        return self.filter(member=member)

    def heard_by(self, member: Member):
        """Those that were written to her."""
        return self.filter(hearer=member)

    def unread(self):
        """Never opened by the woman chosen, or written on since."""
        newer = ReportWords.objects.filter(report=models.OuterRef("pk"), at__gt=models.OuterRef("opened_at"))
        return self.filter(Q(opened_at=None) | models.Exists(newer))

    def lying_or_not_with(self, listening, now):
        """Not opened in three days, or with none of those who are ``listening``."""
        lying = Q(opened_at=None, chosen_at__lte=now - OPENED_WITHIN)
        return self.filter(lying | Q(hearer=None) | ~Q(hearer__in=listening))

    def running(self):
        return self.exclude(steps__kind=ReportStep.Kind.CLOSED)


class Report(models.Model):
    """A woman says to one whom she chose that a rule was broken. Those two read it, and nobody else.

    No line of the record speaks of it, because co-leads read the record. ``noted_by`` wrote it down with her.
    ``opened_at`` is when the one chosen opened it last. ``not_to`` holds the keys of those she does not want, sealed,
    because they tell whom it may be about.
    """

    key = models.UUIDField(unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reports")
    hearer = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    wants_call = models.BooleanField(default=False)
    not_to = SealedTextField(blank=True, default="")
    chosen_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hearer=None) | ~Q(hearer=F("member")),
                name="members_she_speaks_to_somebody_else",
            ),
        ]

    def __str__(self):
        return f"{self.pk}"

    @property
    def unwanted(self) -> set[int]:
        return {int(pk) for pk in self.not_to.split()}

    @property
    def closed_on(self):
        """The day on which it was closed; None while it goes on."""
        closed = (step.on for step in self.steps.all() if step.kind == ReportStep.Kind.CLOSED)
        return next(closed, None)

    @property
    def has_more(self) -> bool:
        """She wrote on since it was opened."""
        return any(self.opened_at and words.at > self.opened_at for words in self.words.all())

    def is_left_lying(self, now) -> bool:
        """Not opened in three days."""
        return self.opened_at is None and self.chosen_at <= now - OPENED_WITHIN


class ReportWords(models.Model):
    """What she wrote, and what she added later."""

    key = models.UUIDField(unique=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="words")
    text = SealedTextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.pk}"


class ReportStep(models.Model):
    """What was done, each once, on which day; the note is read by both women."""

    class Kind(models.TextChoices):
        HEARD = "heard", _("Heard")
        TALKED = "talked", _("Talked with those it is about")
        AGREED = "agreed", _("Agreed what happens now")
        CLOSED = "closed", _("Closed")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("What was done?"), max_length=6, choices=Kind)
    on = models.DateField(_("On which day?"))
    note = SealedTextField(_("A short note"), blank=True, default="")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="members_a_step_is_noted_once"),
        ]

    def __str__(self):
        return self.get_kind_display()


class HearerLine(models.Model):
    """How she may be reached by voice, as she herself wrote it for the others who belong."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="hearer_line")
    text = SealedTextField(_("How can a woman reach you without writing?"), blank=True, default="")

    def __str__(self):
        return f"{self.pk}"
