"""Votes in each of their states, for those who walk all pages."""

from datetime import timedelta

from agenda.models import BallotChange, SecretBallot
from agenda.votes.actions import closing, drafts, two, voting
from members.models import Member, Role

Deed = BallotChange.Deed
HOUR = timedelta(hours=1)


def votes_of_all_kinds(people: dict[str, Member], now) -> dict[str, int]:
    """By the names under which addresses ask for them; ``people`` has a co-lead and a member."""
    lead, member = people["co_lead"], people["member"]
    today = now.date()
    other = Member.objects.active().with_role(Role.CO_LEAD, today).exclude(pk=lead.pk).get()
    women = list(Member.objects.active().not_paused().not_suspended(now).full().order_by("pk"))
    house = _House(lead, other, women, now)
    open_vote = house.opened("yes_no", "simple")
    for woman in (lead, member, people["care_companion"], people["membership_admin"]):
        voting.cast(open_vote, member=woman, levels=[[1]], now=now)
    draft = house.drafted("election", "instant_runoff", until=now + 2 * HOUR)
    drafts.propose_woman(draft, number=member.number)
    change = house.ask(open_vote, Deed.EXTEND, closes_at=now + 24 * HOUR)
    cancelled = house.opened("yes_no", "simple")
    house.two(cancelled, Deed.CANCEL, reason="Swali lina kosa")
    counted = house.counted("order", "schulze", ["Mtaji", "Makazi", "Vitambulisho"])
    house.two(counted, Deed.SCRUTINY)
    return {
        "open_vote": open_vote.pk,
        "draft_vote": draft.pk,
        "vote_change": change.pk,
        "cancelled_vote": cancelled.pk,
        "counted_vote": counted.pk,
        "counted_election": house.counted("election", "transferable", []).pk,
        "open_election": house.opened("election", "instant_runoff").pk,
    }


class _House:
    def __init__(self, lead, other, women, now):
        self.lead, self.other, self.women, self.now = lead, other, women, now

    def drafted(self, kind, method, *, until, options=()) -> SecretBallot:
        asked = {"question": "Tukutane Jumamosi?", "about": "", "kind": kind, "method": method}
        asked |= {
            "seats": 2 if method == "transferable" else 1,
            "one_from_elsewhere": None,
            "closes_at": until,
        }
        return drafts.draft(options=list(options), by=self.lead, **asked)

    def ask(self, ballot, deed, *, now=None, **asked) -> BallotChange:
        return two.ask(ballot, deed=deed, by=self.other, now=now or self.now, **asked)

    def two(self, ballot, deed, *, now=None, **asked) -> None:
        change = self.ask(ballot, deed, now=now, **asked)
        assert two.approve(change, by=self.lead, now=now or self.now)
        ballot.refresh_from_db()

    def opened(self, kind, method, *, options=(), since=None) -> SecretBallot:
        since = since or self.now
        ballot = self.drafted(kind, method, until=since + 2 * HOUR, options=options)
        if kind == "election":
            standing = [woman for woman in self.women if woman not in (self.lead, self.other)]
            for woman in standing[:4]:
                drafts.stand(ballot, member=woman, now=since)
        self.two(ballot, Deed.OPEN, now=since)
        return ballot

    def counted(self, kind, method, options) -> SecretBallot:
        since = self.now - 3 * HOUR
        ballot = self.opened(kind, method, options=options, since=since)
        numbers = list(ballot.options.values_list("number", flat=True))
        for turn, woman in enumerate(self.women[:9]):
            order = [[number] for number in numbers[turn % 3 :]]
            voting.cast(ballot, member=woman, levels=order, now=since)
        assert closing.close(ballot, now=self.now)
        ballot.refresh_from_db()
        return ballot
