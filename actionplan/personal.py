"""What the action plan keeps about a member: her tasks, what was said of them, those she helps with, what she means
to do for herself."""

from django.utils.translation import gettext as _

from actionplan.models import Commitment, Partner, Task, TaskReview
from members.personal import PersonalData, section


class OfActionplan(PersonalData):
    deleted = ("actionplan.Commitment.member",)
    left_behind = deleted
    cut = (
        "actionplan.Partner.contact_owner",
        "actionplan.Task.accepted_by",
        "actionplan.Task.finished_by",
        "actionplan.Task.helper",
        "actionplan.Task.made_by",
        "actionplan.Task.owner",
    )

    def holds(self, member):
        columns = (
            ("title", _("Task"), lambda task: task.title),
            ("due_on", _("By which day"), lambda task: task.due_on),
            ("finished_at", _("Done"), lambda task: task.finished_at),
            ("stands_in_the_way", _("What stands in the way"), lambda task: task.declined_why),
        )
        return [
            section("tasks", _("My tasks"), Task.objects.assigned_to(member).by_date(), *columns),
            section(
                "helping", _("Tasks I help with"), Task.objects.helped_by(member).by_date(), *columns[:3]
            ),
            section(
                "reviews",
                _("What was said of my tasks at meetings"),
                TaskReview.objects.filter(task__owner=member).select_related("task").order_by("pk"),
                ("task", _("Task"), lambda review: review.task.title),
                ("said", _("How it stands"), lambda review: review.get_said_display()),
                ("needs", _("What she needs"), lambda review: review.needs),
            ),
            section(
                "commitments",
                _("For myself"),
                Commitment.objects.kept_by(member),
                ("text", _("I will"), lambda commitment: commitment.text),
                ("done", _("Done"), lambda commitment: commitment.done),
            ),
            section(
                "partners",
                _("Our partners"),
                Partner.objects.filter(contact_owner=member),
                ("name", _("Partner"), lambda partner: partner.name),
            ),
        ]

    def forget(self, member, *, now):
        """What she had not finished waits for another woman; what stood in her way and what she needed go with her."""
        hers = Task.objects.assigned_to(member)
        TaskReview.objects.filter(task__in=hers).update(needs="")
        hers.update(declined_at=None, declined_why="")
        hers.unfinished().update(accepted_at=None, accepted_by=None)
        super().forget(member, now=now)
