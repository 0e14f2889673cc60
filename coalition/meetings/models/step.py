from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.meeting import Meeting


class StepQuerySet(models.QuerySet):
    def finished(self):
        return self.filter(state__in=Step.FINISHED)

    def ahead(self):
        """Still to come or under way."""
        return self.exclude(state__in=Step.FINISHED)

    def under_way(self):
        """Begun and not finished."""
        return self.filter(state__in=[Step.State.OPEN, Step.State.CLOSED, Step.State.SHOWN])

    def untouched(self):
        """Not begun and not left out."""
        return self.filter(state=Step.State.READY, opened_at=None)

    def with_record(self, *records: str):
        return self.filter(record__in=records)


class Step(models.Model):
    """One block of a meeting's plan, copied from its template so that the plan may change without the template.

    ``state`` walks ready > open > closed > shown > saved by the host's one button (UX: one button, one live
    activity). ``words`` holds the template's texts, each by language: title, section, purpose, notes, prompts,
    output, paper, materials, and cards where it is told from cards. ``card`` is which of them is turned up, from 0;
    their number when all are told and the questions stand. ``pinned_to`` is the hour of the day before which it does
    not begin, such as that of lunch. ``shortened_from`` are the minutes it had before it was made shorter because the
    day ran late. ``version`` counts up with every change of the plan's side of it, so that of two hosts none
    overwrites the other unseen. ``had_guests``: guests were in the hall while it was under way; the record says so,
    and not who they were. ``entered_for`` is for how many women without a phone somebody entered what they asked for.
    ``shown_at`` is when the room first saw what came of it.
    """

    class State(models.TextChoices):
        READY = "ready", _("Ready")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")
        SHOWN = "shown", _("Shown")
        SAVED = "saved", _("Saved")
        SKIPPED = "skipped", _("Skipped")

    FINISHED = (State.SAVED, State.SKIPPED)

    class Priority(models.TextChoices):
        MUST = "must", _("must")
        SHOULD = "should", _("should")
        COULD = "could", _("could")

    class Wall(models.TextChoices):
        ALL = "all", _("everything")
        TEXT_ONLY = "text_only", _("words without names")
        TOTALS_ONLY = "totals_only", _("totals only")
        INSTRUCTIONS_ONLY = "instructions_only", _("instructions only")

    class Grouping(models.TextChoices):
        ROOM = "room", _("whole room")
        SMALL_GROUPS = "small_groups", _("small groups")
        PAIRS = "pairs", _("pairs")
        SOLO = "solo", _("each alone")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField()
    kind = models.SlugField(max_length=20)
    record = models.SlugField(max_length=30)
    words = models.JSONField(default=dict)
    planned_minutes = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    min_minutes = models.PositiveSmallIntegerField()
    pinned_to = models.TimeField(null=True)
    shortened_from = models.PositiveSmallIntegerField(null=True)
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.MUST)
    grouping = models.CharField(max_length=12, choices=Grouping, default=Grouping.ROOM)
    wall = models.CharField(max_length=17, choices=Wall, default=Wall.INSTRUCTIONS_ONLY)
    state = models.CharField(max_length=7, choices=State, default=State.READY)
    opened_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    had_guests = models.BooleanField(default=False)
    entered_for = models.PositiveSmallIntegerField(default=0)
    card = models.PositiveSmallIntegerField(default=0)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="meetings_one_step_at_each_position"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=models.F("min_minutes")),
                name="meetings_a_step_keeps_its_least_minutes",
            ),
            models.CheckConstraint(
                condition=~models.Q(priority="must", state="skipped"),
                name="meetings_a_must_is_never_skipped",
            ),
        ]

    def __str__(self):
        return self.title

    def say(self, what: str):
        """The template's text ``what`` in the reader's language; lists for notes, prompts and materials."""
        texts = self.words.get(what) or {}
        return texts.get((get_language() or "sw")[:2]) or texts.get("sw") or ""

    @property
    def title(self) -> str:
        return self.say("title")

    @property
    def section(self) -> str:
        return self.say("section")

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_finished(self) -> bool:
        return self.state in self.FINISHED

    @property
    def is_revealed(self) -> bool:
        """Results may be seen by all."""
        return self.state in (self.State.SHOWN, self.State.SAVED)

    @property
    def may_be_skipped(self) -> bool:
        return self.priority != self.Priority.MUST

    @cached_property
    def room(self):
        return self.meeting.room
