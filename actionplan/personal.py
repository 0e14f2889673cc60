"""What the action plan keeps about a member: her tasks, those she helps with, and what she means to do for herself."""

from actionplan.models import Task
from members.personal import PersonalData


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

    def forget(self, member, *, now):
        """What she had not finished waits for another woman; what stood in her way goes with her."""
        hers = Task.objects.assigned_to(member)
        hers.update(declined_at=None, declined_why="")
        hers.unfinished().update(accepted_at=None, accepted_by=None)
        super().forget(member, now=now)
