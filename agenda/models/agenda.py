from django.db import models
from django.db.models import Max, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agenda.models.decision import Decision
from agenda.models.issue import Issue
from agenda.models.ordering import Ordering
from agenda.models.rating import Round
from coalition.meetings.models import Meeting


class Frozen(Exception):
    """Somebody tried to change a published agenda. It stays as it was; a later one is published instead."""


class AgendaQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(published_at=None)

    def changeable(self):
        """Drafts that no decision has adopted."""
        return self.drafts().filter(decision=None)

    def published(self):
        """The newest first."""
        return self.exclude(published_at=None).order_by("-version")

    def next_version(self) -> int:
        return (self.aggregate(last=Max("version"))["last"] or 0) + 1


class Agenda(models.Model):
    """What the coalition carries together: a draft while the room orders it, then a version that never changes.

    From the moment a decision adopts it nothing on it moves. ``rule`` says in one sentence, by language, how the
    order came about: by the grades of ``round``, or by the ballots of ``ordering`` where the room took it from there.
    ``is_round_chosen``: the host took another round than the likeliest.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agendas")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="agendas")
    is_round_chosen = models.BooleanField(default=False)
    ordering = models.ForeignKey(Ordering, on_delete=models.PROTECT, null=True, related_name="agendas")
    version = models.PositiveIntegerField(unique=True, null=True)
    published_at = models.DateTimeField(null=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="agenda")
    rule = models.JSONField(default=dict)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(published_at=None), name="agenda_one_draft_in_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, version=None)
                | Q(published_at__isnull=False, version__isnull=False, decision__isnull=False),
                name="agenda_what_is_published_has_a_number_and_a_decision",
            ),
        ]

    def __str__(self):
        return f"{self.version or '-'}"

    def save(self, *args, **kwargs):
        if self.pk and Agenda.objects.published().filter(pk=self.pk).exists():
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.published_at:
            raise Frozen
        return super().delete(*args, **kwargs)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @cached_property
    def kept(self) -> list["Item"]:
        """What is on it, in order."""
        return [item for item in self.items.all() if item.position]

    @cached_property
    def left_out(self) -> list["Item"]:
        """What the room took off it, in the computed order."""
        off = [item for item in self.items.all() if not item.position]
        return sorted(off, key=lambda item: (item.computed_place is None, item.computed_place, item.pk))

    @cached_property
    def moved_together(self) -> dict[str, list["Item"]]:
        """Reasons for which the room moved more than one issue, with these issues in order; said once for all."""
        moved = _by_reason(self.kept, "moved_reason")
        return {reason: items for reason, items in moved.items() if reason and len(items) > 1}

    @property
    def left_out_by_reason(self) -> dict[str, list["Item"]]:
        """What the room took off it, under the reason it gave ("" where it gave none)."""
        return _by_reason(self.left_out, "left_out_reason")

    @property
    def rule_sentence(self) -> str:
        """The frozen rule in the reader's language."""
        return self.rule.get((get_language() or "sw")[:2]) or self.rule.get("sw", "")


def _by_reason(items: list["Item"], field: str) -> dict[str, list["Item"]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(getattr(item, field), []).append(item)
    return found


class ItemQuerySet(models.QuerySet):
    def kept(self):
        """On the agenda, in its order."""
        return self.exclude(position=None).order_by("position")

    def left_out(self):
        return self.filter(position=None).order_by("computed_place", "pk")


class Item(models.Model):
    """An issue's place on an agenda. ``position`` is null where the room left it out.

    ``computed_place`` is where counting alone put it (ties share a place; null where too few graded it). Name, numbers
    and words are those of the day of publishing, whatever happens to the issue later.
    """

    class Label(models.TextChoices):
        START_NOW = "start_now", _("Start now")
        PREPARE = "prepare", _("Prepare")
        LONG_ROAD = "long_road", _("Long road")

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="items")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(null=True)
    computed_place = models.PositiveSmallIntegerField(null=True)
    moved_reason = models.CharField(_("Why it moves"), max_length=280, blank=True)
    left_out_reason = models.CharField(_("Why it is left out"), max_length=280, blank=True)
    label = models.CharField(max_length=9, choices=Label)
    name = models.CharField(max_length=120)
    n = models.PositiveIntegerField(default=0)
    n_urgency = models.PositiveIntegerField(default=0)
    n_feasibility = models.PositiveIntegerField(default=0)
    mean_urgency = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    mean_feasibility = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    median_urgency = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    median_feasibility = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    is_split = models.BooleanField(default=False)
    words = models.JSONField(default=list)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "issue"], name="agenda_an_agenda_holds_an_issue_once"),
            models.UniqueConstraint(fields=["agenda", "position"], name="agenda_one_item_at_each_place"),
            models.CheckConstraint(
                condition=Q(left_out_reason="") | Q(position=None),
                name="agenda_only_what_is_left_out_says_why",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def strategy(self):
        """How it is carried to those who can change it; the latest meeting's words hold. None where there is none."""
        return next(reversed(self.issue.strategies.all()), None)

    def save(self, *args, **kwargs):
        if Agenda.objects.published().filter(pk=self.agenda_id).exists():
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.agenda.is_published:
            raise Frozen
        return super().delete(*args, **kwargs)
