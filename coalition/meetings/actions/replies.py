"""She says whether she will come, and what she needs to come."""

from datetime import datetime

from django.db import transaction

from coalition.meetings.actions.plan import remind
from coalition.meetings.models import Meeting, Reply
from coalition.reminders import actions as reminders
from members.actions import still_here
from members.models import Member


@transaction.atomic
def reply(meeting: Meeting, *, member: Member, comes: bool, now: datetime) -> bool:
    """Keep what she said last. Who cannot come is not reminded; who can after all is. False where it has begun."""
    open_ = Meeting.objects.not_begun().select_for_update().filter(pk=meeting.pk, ends_at__gt=now).first()
    if open_ is None or not still_here(member):
        return False
    said = {"comes": comes, "moves": open_.moves}
    if not comes:
        said |= {"needs_fare": False, "fare": ""}
    Reply.objects.update_or_create(meeting=open_, member=member, defaults=said)
    if comes:
        remind(open_, to=[member], now=now)
    else:
        reminders.cancel(about=open_.subject, recipients=[member], now=now)
    return True


@transaction.atomic
def ask_for_fare(meeting: Meeting, *, member: Member, needs_fare: bool, amount: int | None) -> bool:
    """Who comes may say that she needs help with the fare, and how much; False for who has not said that she comes."""
    hers = Reply.objects.standing().coming().filter(meeting=meeting, meeting__started_at=None, member=member)
    found = hers.select_for_update(of=("self",)).first()
    if found is None:
        return False
    found.needs_fare, found.fare = needs_fare, str(amount or "") if needs_fare else ""
    found.save(update_fields=["needs_fare", "fare"])
    return True
