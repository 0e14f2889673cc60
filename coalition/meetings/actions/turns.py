"""Whose turn it is to facilitate: a planner may ask another, and any facilitator may say "not this time"."""

from django.db import transaction

from coalition.meetings.models import Excused, Meeting
from members.models import Member


@transaction.atomic
def ask_to_lead(meeting: Meeting, *, member: Member) -> bool:
    """``member`` is to facilitate ``meeting``, whoever's turn it was; False where it has begun."""
    return bool(Meeting.objects.not_begun().filter(pk=meeting.pk).update(to_lead=member))


@transaction.atomic
def excuse(meeting: Meeting, *, member: Member) -> bool:
    """Not this time: the turn goes on to the next; said twice, it is said once."""
    if not Meeting.objects.not_begun().select_for_update().filter(pk=meeting.pk).exists():
        return False
    Meeting.objects.filter(pk=meeting.pk, to_lead=member).update(to_lead=None)
    return Excused.objects.get_or_create(meeting=meeting, member=member)[1]


@transaction.atomic
def take_excuse_back(meeting: Meeting, *, member: Member) -> bool:
    """She can, after all."""
    return bool(Excused.objects.filter(meeting=meeting, member=member).delete()[0])
