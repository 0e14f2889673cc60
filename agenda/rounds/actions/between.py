"""A round between meetings: open for days to all members, rated on their own phones, counted when its time is over.

Who has rated is known to nobody: a grade lies under a keyed fingerprint of the member and the round, and goes in the
moment of closing. A round never closes before its time; the time only extends.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from agenda.models import Issue, MemberRating, Round, RoundIssue, rater_of
from agenda.rounds.actions import tallying
from coalition.meetings.actions import Closed
from coalition.reminders import actions as reminders
from members.models import Member

#: So long before a round closes those who have not rated are reminded.
REMIND_BEFORE = timedelta(hours=24)


@transaction.atomic
def open_round(
    *, key: UUID, issues: Iterable[Issue], levels: int, closes_at: datetime, now: datetime
) -> Round:
    """Let all members rate ``issues``, in this order, until ``closes_at``; the same page sent twice opens one round."""
    given = {"levels": levels, "opened_at": now, "closes_at": closes_at}
    round_, made = Round.objects.get_or_create(key=key, defaults=given)
    if not made:
        return round_
    RoundIssue.objects.bulk_create(
        RoundIssue(round=round_, issue=issue, position=number) for number, issue in enumerate(issues, start=1)
    )
    return round_


@transaction.atomic
def rate(
    entry: RoundIssue, *, member: Member, urgency: int | None, feasibility: int | None, now: datetime
) -> None:
    """Keep what she gives this issue in place of what she gave it before; without any grade, nothing is kept.

    Raises Closed once the time is over. The round's row is held, so that a grade at the moment of closing is either
    counted or told "closed".
    """
    held = Round.objects.open_to_all(now).select_for_update(no_key=True).filter(pk=entry.round_id)
    if not held.values_list("pk").first():
        raise Closed
    hers = {
        "round_id": entry.round_id,
        "issue_id": entry.issue_id,
        "rater": rater_of(member, entry.round_id),
    }
    if urgency is None and feasibility is None:
        MemberRating.objects.filter(**hers).delete()
        return
    MemberRating.objects.bulk_create(
        [MemberRating(**hers, urgency=urgency, feasibility=feasibility)],
        update_conflicts=True,
        unique_fields=["round", "rater", "issue"],
        update_fields=["urgency", "feasibility"],
    )


@transaction.atomic
def extend(round_: Round, *, closes_at: datetime, now: datetime) -> bool:
    """Give more time; False where it is over, or where this would be less."""
    held = Round.objects.open_to_all(now).filter(pk=round_.pk, closes_at__lt=closes_at)
    if not held.update(closes_at=closes_at, reminded_at=None):
        return False
    reminders.cancel(about=round_.subject, now=now)  # they say the old day
    return True


@transaction.atomic
def close(round_: Round, *, now: datetime) -> bool:
    """Count the round and forget who gave what; False before its time and where it was done already."""
    if not Round.objects.over(now).filter(pk=round_.pk).update(closed_at=now, shown_at=now, sealed_at=now):
        return False
    tallying.count(round_, now=now)
    tallying.seal(round_)
    reminders.cancel(about=round_.subject, now=now)
    return True


def close_what_is_over(*, now: datetime) -> int:
    """Close every round whose time has passed; the answer is how many."""
    return sum(close(round_, now=now) for round_ in Round.objects.over(now).order_by("pk"))


def remind(*, now: datetime) -> None:
    """On the last day of a round, remind those who have not rated. Nobody presses it, and nobody is told who they are.

    A reminder is not taken back when she rates: the hour of that would be written.
    """
    waiting = Round.objects.open_to_all(now).filter(reminded_at=None, closes_at__lte=now + REMIND_BEFORE)
    for round_ in waiting.order_by("pk"):
        with transaction.atomic():
            if waiting.filter(pk=round_.pk).update(reminded_at=now):
                _remind_of(round_, now=now)


def _remind_of(round_: Round, *, now: datetime) -> None:
    have_rated = set(round_.member_ratings.values_list("rater", flat=True))
    members = Member.objects.active().not_paused().order_by("pk")
    reminders.schedule(
        recipients=[member for member in members if rater_of(member, round_.pk) not in have_rated],
        kind="question",
        about=round_.subject,
        occasion=f"until {round_.closes_at:%Y-%m-%d %H:%M}",
        event_at=round_.closes_at,
        due_at=now,
        expires_at=round_.closes_at,
        now=now,
    )


def forget(member: Member) -> None:
    """She takes her open grades with her."""
    tags = [rater_of(member, pk) for pk in Round.objects.uncounted().values_list("pk", flat=True)]
    MemberRating.objects.filter(rater__in=tags).delete()
