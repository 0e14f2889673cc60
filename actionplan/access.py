"""Who may confirm what others do. Who may plan stands in members.access; what is whose, in the querysets."""

from actionplan.models import Task
from members.access import Power, may
from members.models import Member


def may_confirm(member: Member) -> bool:
    """Say that another woman's task is done."""
    return may(member, Power.FINISH_FOR_OTHERS)


def closable_by(member: Member):
    """The tasks that ``member`` may mark done: her own, and for a co-lead everybody's."""
    return Task.objects.all() if may_confirm(member) else Task.objects.assigned_to(member)
