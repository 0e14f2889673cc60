"""Quiet members: of whom nothing was heard, and who is to be called by whom.

Heard of is who was at a meeting, or said yes to a task, or finished one. When she last signed in is not kept, and how
she said that she is (wellness) is nobody's to ask. Attendance and tasks are read by the names that apps above gave.
"""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from members.access import calls_everybody
from members.models import Call, Member

QUIET_FOR = timedelta(days=90)
QUIET_MEETINGS = 3
ASKED_AGAIN = timedelta(days=90)  # after a call that reached her
REMEMBERED = timedelta(days=60)  # what she said, for the membership admin


def silent_members(now: datetime) -> models.QuerySet[Member]:
    """Who was at none of the last three meetings, and not heard of for ninety days either.

    Where fewer meetings were held nobody is: there was nothing to come to.
    """
    since = _silent_since(now)
    if since is None:
        return Member.objects.none()
    here = Member.objects.active().not_paused().not_suspended(now)
    heard = [
        models.Q(attendances__meeting__starts_at__gte=since),
        models.Q(tasks__accepted_at__gte=since),
        models.Q(tasks__finished_at__gte=since),
    ]
    for sign in heard:
        here = here.exclude(pk__in=Member.objects.filter(sign).values("pk"))
    return here.filter(joined_on__lt=timezone.localdate(since))


def members_to_call(now: datetime) -> models.QuerySet[Member]:
    """The silent ones for whom no call is open, who were not called lately, and who do not mind calls."""
    called = Call.objects.filter(models.Q(closed_at=None) | models.Q(closed_at__gte=now - ASKED_AGAIN))
    unwanted = Call.objects.unwanted()
    found = silent_members(now)
    return found.exclude(pk__in=called.values("member")).exclude(pk__in=unwanted.values("member"))


def _silent_since(now: datetime) -> datetime | None:
    begun = "attendances__meeting__starts_at"
    held = Member.objects.filter(attendances__meeting__ended_at__lt=now).order_by("-" + begun)
    days = list(held.values_list(begun, flat=True).distinct()[:QUIET_MEETINGS])
    return min(days[-1], now - QUIET_FOR) if len(days) == QUIET_MEETINGS else None


def calls_for(member: Member, now: datetime) -> models.QuerySet[Call]:
    """What she may take or has taken: of everybody, or of her chapter alone; never herself."""
    calls = Call.objects.due(timezone.localdate(now)).exclude(member=member)
    calls = calls.filter(models.Q(pk__in=calls.free(now)) | models.Q(pk__in=calls.taken_by_her(member, now)))
    if not calls_everybody(member):
        calls = calls.filter(member__chapter=member.chapter_id, member__chapter__isnull=False)
    return calls


def said_on_the_phone(now: datetime) -> models.QuerySet[Call]:
    """Who said lately that she wants a pause or to leave, and for whom it was not yet done."""
    wanted = [Call.Outcome.PAUSE, Call.Outcome.LEAVE]
    lately = Call.objects.filter(outcome__in=wanted, closed_at__gte=now - REMEMBERED)
    return lately.filter(member__in=Member.objects.active().not_paused()).select_related("member")
