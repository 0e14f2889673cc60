"""Action and Task in one file: each asks the other how it stands."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting

MOST_ACTIONS = 3
MOST_OPEN_TASKS = 2


class ActionQuerySet(models.QuerySet):
    def now(self):
        """On the first list, not on the later one."""
        return self.filter(later=False)

    def for_later(self):
        return self.filter(later=True)

    def unfinished(self):
        """Something is still to do: a task is open, or none was made yet."""
        tasks = Task.objects.filter(action=OuterRef("pk"))
        return self.filter(~Exists(tasks) | Exists(tasks.unfinished()))

    def with_tasks(self):
        """Tasks with their people, and what the action came from, in a fixed number of queries."""
        tasks = Task.objects.with_people().by_date()
        return self.select_related("meeting", "item").prefetch_related(
            models.Prefetch("tasks", queryset=tasks)
        )


class Action(models.Model):
    """One of the few things that will exist in some weeks: what, when it counts as done, and by which day."""

    title = models.CharField(_("What we will do"), max_length=140)
    done_when = models.CharField(_("It is done when"), max_length=200, blank=True)
    due_on = models.DateField(_("By which day"))
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, related_name="actions")
    item = models.ForeignKey(
        "agenda.Item",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("Which issue it serves"),
    )
    later = models.BooleanField(_("For later"), default=False)
    position = models.PositiveSmallIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    @property
    def done_count(self) -> int:
        """How many of its tasks are done; reads the tasks that ``with_tasks`` fetched."""
        return sum(task.is_finished for task in self.tasks.all())

    @property
    def is_finished(self) -> bool:
        tasks = self.tasks.all()
        return bool(tasks) and self.done_count == len(tasks)


class TaskQuerySet(models.QuerySet):
    # Whose
    def assigned_to(self, member):
        return self.filter(owner=member)

    def helped_by(self, member):
        return self.filter(helper=member)

    def visible_to(self, member):
        """Hers to do, or hers to help with."""
        return self.filter(Q(owner=member) | Q(helper=member))

    def without_owner(self):
        """Nobody has it: its owner cannot, or has left."""
        return self.unfinished().filter(Q(owner=None) | Q(declined_at__isnull=False))

    # How it stands
    def unfinished(self):
        return self.filter(finished_at=None)

    def finished(self):
        return self.exclude(finished_at=None).order_by("-finished_at", "-pk")

    def accepted(self):
        return self.exclude(accepted_at=None)

    def declined(self):
        return self.exclude(declined_at=None)

    def open(self):
        """Counts for her two: neither done nor declined."""
        return self.unfinished().filter(declined_at=None)

    def waiting(self):
        """For its owner's yes."""
        return self.open().filter(accepted_at=None)

    def under_way(self):
        return self.accepted().unfinished()

    # When
    def late(self, today: date):
        return self.under_way().filter(due_on__lt=today)

    def ahead(self, today: date):
        return self.under_way().filter(due_on__gte=today)

    def by_date(self):
        return self.order_by("due_on", "pk")

    # With what
    def with_people(self):
        return self.select_related("owner", "helper", "accepted_by", "finished_by", "made_by")

    def with_reason(self):
        """Why it exists: its action and the meeting that chose it."""
        return self.select_related("action__meeting", "action__item__agenda")


class Task(models.Model):
    """A piece of an action with one owner, who says yes herself, and a day.

    It waits until it is accepted; ``accepted_by`` is she herself, or the host who noted that she said yes aloud.
    The owner may be nobody, where she has left the coalition.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("Task"), max_length=140)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="tasks",
        verbose_name=_("Who"),
    )
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="helping",
        verbose_name=_("Who helps her"),
    )
    due_on = models.DateField(_("By which day"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True)
    declined_why = models.CharField(_("What stands in the way"), max_length=140, blank=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        # One way only: whoever accepted or finished a task may be erased, and the date must stay.
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_by=None) | Q(finished_at__isnull=False),
                name="actionplan_only_a_finished_task_was_finished_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="actionplan_only_an_accepted_task_was_accepted_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None),
                name="actionplan_a_task_is_accepted_or_declined_not_both",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(accepted_at__isnull=False),
                name="actionplan_only_an_accepted_task_can_be_finished",
            ),
            models.CheckConstraint(
                condition=Q(declined_why="") | Q(declined_at__isnull=False),
                name="actionplan_only_a_declined_task_says_why",
            ),
            models.CheckConstraint(
                condition=Q(helper=None) | Q(owner=None) | ~Q(helper=F("owner")),
                name="actionplan_nobody_helps_herself",
                violation_error_message=_("Choose another woman to help, or nobody."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def subject(self) -> str:
        """By this name reminders about it are put in and taken out."""
        return f"task:{self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def is_accepted(self) -> bool:
        return self.accepted_at is not None

    @property
    def is_declined(self) -> bool:
        return self.declined_at is not None

    @property
    def is_waiting(self) -> bool:
        """For its owner's yes."""
        return not (self.is_accepted or self.is_declined or self.is_finished)

    @property
    def needs_owner(self) -> bool:
        return not self.is_finished and (self.owner_id is None or self.is_declined)

    @property
    def was_accepted_aloud(self) -> bool:
        """Somebody else noted her yes."""
        return self.accepted_by_id is not None and self.accepted_by_id != self.owner_id

    def is_late(self, today: date) -> bool:
        return self.is_accepted and not self.is_finished and self.due_on < today
