from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.plan import Task
from coalition.meetings.models import Step


class TaskReview(models.Model):
    """How a task stands, as its owner said it aloud at a later meeting: no lateness, no reason that she did not give.

    ``was_due_on`` is its day before she gave herself another one, so that a slip can be taken back.
    """

    class Said(models.TextChoices):
        DONE = "done", _("Done")
        UNDER_WAY = "under_way", _("On its way")
        NEEDS_HELP = "needs_help", _("Needs help")
        LET_GO = "let_go", _("Somebody else may take it")

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="task_reviews")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reviews")
    said = models.CharField(_("How it stands"), max_length=10, choices=Said)
    needs = models.CharField(_("What she needs"), max_length=140, blank=True)
    was_due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step", "task"], name="actionplan_a_task_is_reviewed_once_in_a_step"
            ),
            models.CheckConstraint(
                condition=models.Q(needs="") | models.Q(said="needs_help"),
                name="actionplan_only_who_needs_help_says_what",
            ),
        ]

    def __str__(self):
        return self.get_said_display()
