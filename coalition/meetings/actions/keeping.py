"""The coalition's own plans: a day's plan is kept under a name, named anew, and let go."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from coalition.meetings.models import KeptPlan, Meeting
from coalition.meetings.plans import shelf


def keep_plan(meeting: Meeting, *, name: str) -> KeptPlan | None:
    """Keep the plan of ``meeting`` as ``name``; None where another has that name."""
    starts = timezone.localtime(meeting.starts_at).time()
    try:
        with transaction.atomic():
            return KeptPlan.objects.create(name=name, starts=starts, steps=shelf.copied(meeting))
    except IntegrityError:
        return None


def rename_plan(plan: KeptPlan, *, name: str) -> bool:
    """False where another has that name."""
    try:
        with transaction.atomic():
            KeptPlan.objects.filter(pk=plan.pk).update(name=name)
    except IntegrityError:
        return False
    return True


def remove_plan(plan: KeptPlan) -> None:
    """Let it go; days that were made from it keep their own plan."""
    KeptPlan.objects.filter(pk=plan.pk).delete()
