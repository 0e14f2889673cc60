"""A round between meetings and the members who rate in it."""

import uuid
from datetime import timedelta

from django.utils import timezone

from agenda.models import Round, SlipBatch
from agenda.rounds.actions import between as actions
from agenda.rounds.actions import paper
from members.models import Member
from tests.agenda.room import make_issues
from tests.factories import NOW, make_meeting, make_member

A_WEEK = timedelta(days=7)
END = NOW + A_WEEK
OVER = END + timedelta(minutes=1)


def make_round(names=("A", "B"), *, levels: int = 5, meeting=None, now=NOW, closes_at=None) -> Round:
    """Open for a week from ``now`` on."""
    issues = make_issues(meeting or make_meeting(), names)
    closes_at = closes_at or now + A_WEEK
    return actions.open_round(key=uuid.uuid4(), issues=issues, levels=levels, closes_at=closes_at, now=now)


def rate(round_: Round, member: Member, number: int, urgency, feasibility, *, now=NOW) -> None:
    entry = round_.issues.get(position=number)
    actions.rate(entry, member=member, urgency=urgency, feasibility=feasibility, now=now)


def rate_all(round_: Round, *rows) -> list[Member]:
    """Each row is one woman's pairs, for issue 1, 2, 3..."""
    women = [make_member() for _row in rows]
    for woman, row in zip(women, rows, strict=True):
        for number, pair in enumerate(row, start=1):
            rate(round_, woman, number, *pair)
    return women


def close(round_: Round, *, now=OVER) -> Round:
    assert actions.close(round_, now=now)
    round_.refresh_from_db()
    return round_


def again(round_: Round, *, now=NOW, closes_at=END) -> Round:
    """Another round over the same issues."""
    issues = [entry.issue for entry in round_.issues.select_related("issue")]
    given = {"key": uuid.uuid4(), "levels": round_.levels, "closes_at": closes_at, "now": now}
    return actions.open_round(issues=issues, **given)


def rated_again(meeting, *, now) -> Round:
    """What a meeting rated, rated once more by seven women between meetings; counted a moment ago."""
    first = Round.objects.shown().get(step__meeting=meeting)
    round_ = again(first, now=now - A_WEEK, closes_at=now - timedelta(minutes=1))
    for number, woman in enumerate(Member.objects.active().order_by("pk")[:7]):
        for entry in round_.issues.all()[:3]:
            grade = 1 + number % 5
            actions.rate(entry, member=woman, urgency=grade, feasibility=6 - grade, now=now - A_WEEK)
    return close(round_, now=now)


def slips_between(meeting, *, now) -> SlipBatch:
    """A slip from paper in a round of its own."""
    round_ = make_round(["Karatasi"], meeting=meeting, now=now)
    slip = {round_.issues.get().issue_id: (4, 5)}
    paper.enter_slips_between(round_, key=uuid.uuid4(), slips=[slip], by=None, now=now)
    return round_.batches.get()


def finish(round_):
    """Its time is over, and the clock has counted it."""
    now = timezone.now()
    Round.objects.filter(pk=round_.pk).update(closes_at=now - timedelta(seconds=1), opened_at=now - A_WEEK)
    assert actions.close_what_is_over(now=now) == 1
