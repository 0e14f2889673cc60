"""What the invented coalition asked all its members between meetings: secret votes and a round of rating.

Questions go through the forms of the pages; papers and grades through the verbs, a call for each woman.
"""

import uuid
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from agenda.models import Agenda, BallotChange, SecretBallot
from agenda.rounds.actions import between
from agenda.rounds.forms import OpenRoundForm, end_of
from agenda.votes.actions import closing, drafts, two, voting
from agenda.votes.forms import DraftForm
from coalition.home.demo import data, say
from coalition.home.demo.day import alike
from coalition.home.demo.doors import DOORS
from coalition.home.demo.player import cleaned, posted
from coalition.meetings.models import Meeting
from members.models import Chapter, Member


class Days(NamedTuple):
    """Days counted from the first one; what is written down without an hour happened at six in the evening."""

    first: date

    @classmethod
    def since(cls, meeting: Meeting) -> "Days":
        return cls(timezone.localdate(meeting.starts_at))

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)

    def at(self, number: int) -> datetime:
        return timezone.make_aware(datetime.combine(self.day(number), time(18)))


def without_visitors(people: dict[str, Member]) -> list[Member]:
    """All but those whom a visitor of the demo may be: what is open waits for her."""
    doors = {door.number for door in DOORS}
    return [woman for woman in people.values() if woman.number not in doors]


def ask_everybody(meeting: Meeting, people: dict[str, Member], *, now: datetime) -> None:
    """Votes that are counted by now, one that is open, and a round of rating that is open."""
    days = Days.since(meeting)
    for row in data()["between"]["votes"]:
        vote(row, people, days=days, now=now)
    rate_again(people, days=days)


def vote(row: dict, people: dict[str, Member], *, days: Days, now: datetime) -> None:
    opens, closes = days.at(row["opens"]), days.at(row["closes"])
    first, second = (people[name] for name in row["opened_by"])
    ballot = drafts.draft(by=first, **cleaned(DraftForm(_draft(row, closes))))
    for name in row.get("stand", []):
        drafts.stand(ballot, member=people[name], now=opens)
    change = two.ask(ballot, deed=BallotChange.Deed.OPEN, by=first, now=opens)
    two.approve(change, by=second, now=opens)
    _cast(ballot, row, people, is_open=closes > now, now=opens)
    if closes <= now:
        closing.close(ballot, now=closes)


def _draft(row: dict, closes: datetime):
    sent = {"question": say(row["question"]), "about": say(row["about"]), "way": row["way"], "never": "on"}
    if "options" in row:
        sent["options"] = "\n".join(say(option) for option in row["options"])
    if "one_from_elsewhere" in row:
        sent["one_from_elsewhere"] = Chapter.objects.get(slug=row["one_from_elsewhere"]).pk
    local = timezone.localtime(closes)
    return posted(sent | {"day": local.date(), "at": f"{local:%H:%M}"})


def _cast(
    ballot: SecretBallot, row: dict, people: dict[str, Member], *, is_open: bool, now: datetime
) -> None:
    """Papers are dealt out along the list; who stands in an election has the number that fell to her by lot."""
    numbers = dict(ballot.options.exclude(member=None).values_list("member", "number"))
    called = {name: numbers.get(woman.pk) for name, woman in people.items()}
    women = without_visitors(people) if is_open else list(people.values())
    full = [woman for woman in women if woman.category == Member.Category.FULL]
    for woman, paper in zip(full, alike(row["papers"]), strict=False):
        levels = [[called.get(word) or int(word)] for word in paper.split() if word != "-"]
        voting.cast(ballot, member=woman, levels=levels, now=now)


def rate_again(people: dict[str, Member], *, days: Days) -> None:
    """What the agenda carries, weighed once more by all members, each for herself."""
    row = data()["between"]["round"]
    opened = days.at(row["opens"])
    issues = [item.issue_id for item in Agenda.objects.published().get().kept]
    sent = {"issues": issues, "levels": row["levels"], "last_day": days.day(row["last_day"])}
    asked = cleaned(OpenRoundForm(posted(sent | {"key": uuid.uuid4()}), now=opened))
    closes_at = end_of(asked.pop("last_day"))
    round_ = between.open_round(**asked, closes_at=closes_at, now=opened)
    entries = list(round_.issues.all())
    for woman, grades in zip(without_visitors(people), row["grades"], strict=False):
        for entry, (urgency, feasibility) in zip(entries, grades.split(), strict=True):
            given = {"urgency": int(urgency), "feasibility": int(feasibility)}
            between.rate(entry, member=woman, **given, now=opened)
