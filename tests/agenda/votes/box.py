"""A coalition that votes in secret: drafts, opens by two, votes, closes."""

from datetime import timedelta

from agenda.models import BallotChange, SecretBallot
from agenda.votes.actions import closing, drafts, two, voting
from members.models import Member
from tests.factories import NOW, make_member

UNTIL = NOW + timedelta(hours=8)
AFTER = UNTIL + timedelta(minutes=1)
Deed = BallotChange.Deed


def make_house(women: int = 8) -> list[Member]:
    """Full members; the first two are the co-leads who open what is to be voted on."""
    leads = [make_member("co_lead"), make_member("co_lead")]
    return leads + [make_member() for _woman in range(women - 2)]


def make_draft(
    by: Member,
    *options: str,
    kind: str = "yes_no",
    method: str = "simple",
    seats: int = 1,
    one_from_elsewhere=None,
) -> SecretBallot:
    asked = {"question": "Shall we meet on Saturdays?", "about": "", "kind": kind, "method": method}
    asked |= {"seats": seats, "one_from_elsewhere": one_from_elsewhere, "closes_at": UNTIL}
    return drafts.draft(options=list(options), by=by, **asked)


def by_two(ballot: SecretBallot, deed: str, first: Member, second: Member, *, now=NOW, **asked) -> None:
    change = two.ask(ballot, deed=deed, by=first, now=now, **asked)
    assert two.approve(change, by=second, now=now)
    ballot.refresh_from_db()


def opened(house: list[Member], *options: str, **asked) -> SecretBallot:
    ballot = make_draft(house[0], *options, **asked)
    by_two(ballot, Deed.OPEN, house[0], house[1])
    return ballot


def election(house: list[Member], candidates: list[Member], **asked) -> SecretBallot:
    """Opened, with the ``candidates`` on it; their numbers fell by lot."""
    ballot = make_draft(house[0], kind="election", **{"method": "instant_runoff"} | asked)
    for woman in candidates:
        drafts.stand(ballot, member=woman, now=NOW)
    by_two(ballot, Deed.OPEN, house[0], house[1])
    return ballot


def vote(ballot: SecretBallot, woman: Member, *numbers: int, now=NOW) -> str:
    """One number for each place; none is a blank paper."""
    return voting.cast(ballot, member=woman, levels=[[number] for number in numbers], now=now)


def vote_all(ballot: SecretBallot, house: list[Member], *papers) -> None:
    for woman, numbers in zip(house, papers, strict=False):
        vote(ballot, woman, *numbers)


def close(ballot: SecretBallot, *, now=AFTER) -> SecretBallot:
    assert closing.close(ballot, now=now)
    ballot.refresh_from_db()
    return ballot
