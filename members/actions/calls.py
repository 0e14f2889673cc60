"""Calls to quiet members: made by the clock, taken by one woman at a time, and what came of them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from members.actions import audit
from members.models import Call, Member, Verb
from members.queries.calls import members_to_call, silent_members

CALLED_AGAIN = timedelta(days=14)
MOST_TRIES = 3


@transaction.atomic
def make_calls(*, now: datetime) -> int:
    """A call for each quiet member who has none; how many were made. Done twice in a night it is the same.

    One that nobody began falls away where something was heard of her since.
    """
    today = timezone.localdate(now)
    Call.objects.open().filter(tries=0).free(now).exclude(member__in=silent_members(now)).delete()
    calls = [Call(member=member, made_on=today, due_on=today) for member in members_to_call(now)]
    Call.objects.bulk_create(calls, ignore_conflicts=True)
    return len(calls)


def take_call(call: Call, *, by: Member, now: datetime) -> bool:
    """Hers for a week; False where another was quicker, or it is made already."""
    free = Call.objects.open().free(now).exclude(member=by).filter(pk=call.pk)
    return bool(free.update(taken_by=by, taken_at=now))


def give_back_call(call: Call, *, by: Member) -> bool:
    return bool(Call.objects.open().filter(pk=call.pk, taken_by=by).update(taken_by=None, taken_at=None))


@transaction.atomic
def note_outcome(call: Call, *, outcome: str, by: Member, now: datetime) -> bool:
    """What came of it, by her who took it. A pause or a leaving is not done here: the membership admin reads it.

    False where she does not have it any more.
    """
    audit.take_turn()
    hers = Call.objects.open().taken_by_her(by, now).select_for_update().filter(pk=call.pk).first()
    if hers is None:
        return False
    hers.tries += 1
    again = outcome == Call.Outcome.NOT_REACHED and hers.tries < MOST_TRIES
    if again:
        hers.taken_by = hers.taken_at = None
        hers.due_on = timezone.localdate(now) + CALLED_AGAIN
    else:
        hers.outcome, hers.closed_at = outcome, now
    hers.save()
    audit.note(Verb.CALLED, by=by, about=f"member:{hers.member_id}", now=now)
    return True


@transaction.atomic
def allow_calls(member: Member, *, by: Member, now: datetime) -> bool:
    """She changed her mind about being called."""
    audit.take_turn()
    if not Call.objects.unwanted().filter(member=member).delete()[0]:
        return False
    audit.note(Verb.CALLS_ALLOWED, by=by, about=f"member:{member.pk}", now=now)
    return True
