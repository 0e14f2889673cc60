"""What secret ballots can be asked: which wait for her, what their options are called, how a result reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.ballots import transferable
from agenda.ballots.methods import METHODS
from agenda.ballots.reading import Duel, Line
from agenda.models import BallotChange, CountedPaper, OpenPaper, RollEntry, SecretBallot
from agenda.votes.actions import voting
from members.models import Member
from members.models.approval import GOOD_FOR

UNIT = transferable.UNIT
SENTENCES = {
    "simple": gettext_lazy(
        "It is adopted where more papers say yes than no. Blank papers count for neither."
    ),
    "two_thirds": gettext_lazy(
        "It is adopted where at least two of three papers that say yes or no say yes."
    ),
    "plurality": gettext_lazy("What most papers name comes first."),
    "transferable": transferable.SENTENCE,
}
RUNOFF_OF_WOMEN = gettext_lazy(
    "Every paper counts for the best woman on it who is still in; the one with fewest leaves, until one is left."
)


def sentence(ballot: SecretBallot) -> str:
    """How it is counted, for members."""
    if ballot.is_election and ballot.method == SecretBallot.Method.INSTANT_RUNOFF:
        return str(RUNOFF_OF_WOMEN)
    return str(SENTENCES[ballot.method] if ballot.method in SENTENCES else METHODS[ballot.method].sentence)


def names(ballot: SecretBallot) -> dict[int, str]:
    """What each option is called, by its number."""
    if ballot.kind == SecretBallot.Kind.YES_NO:
        return {1: _("Yes"), 2: _("No")}
    return {option.number: option.label or _("She has left") for option in ballot.options.all()}


def choices(ballot: SecretBallot) -> list[tuple[int, str]]:
    """What may be voted for now."""
    called = names(ballot)
    return [(option.number, called[option.number]) for option in ballot.options.all() if option.stands]


def waits_for_her_vote(member: Member, *, now: datetime) -> int:
    """Open votes in which she may vote and has not; for her own first page."""
    entries = RollEntry.objects.filter(member=member, on_paper=False, ballot__in=SecretBallot.objects.open())
    keys = [
        entry.ballot.key for entry in entries.filter(ballot__closes_at__gt=now).select_related("ballot__key")
    ]
    tags = [voting.tag_of(key, member) for key in keys]
    return len(tags) - (OpenPaper.objects.filter(tag__in=tags).count() if tags else 0)


def asked_of_two(member: Member, *, now: datetime) -> int:
    """What others asked about votes and she could approve."""
    return BallotChange.objects.open(now).approvable_by(member).count()


def boxes_to_read(member: Member) -> int:
    """Open votes whose papers another woman has read, and nobody a second time."""
    read = SecretBallot.objects.open().annotate(read=Count("readings")).filter(read=1)
    return read.exclude(readings__by=member).count()


def open_changes(ballot: SecretBallot, now: datetime):
    return ballot.changes.open(now).select_related("asked_by").order_by("pk")


def may_read_papers(ballot: SecretBallot, member: Member, now: datetime) -> bool:
    """She is one of two who read the counted papers today."""
    scrutiny = ballot.changes.filter(deed=BallotChange.Deed.SCRUTINY, approved_at__gt=now - GOOD_FOR)
    return ballot.papers_gone_at is None and any(
        member.pk in (change.asked_by_id, change.approved_by_id) for change in scrutiny
    )


def in_words(ballot: SecretBallot, papers: Iterable[CountedPaper]) -> list[tuple[list[list[str]], int]]:
    """What stands on each, and how often it was sent."""
    called = names(ballot)
    return [([[called[number] for number in level] for level in one.levels], one.count) for one in papers]


class Row(NamedTuple):
    """One option in a result of marks."""

    place: int | None
    is_tied: bool
    number: int
    name: str
    papers: int
    share: int


class Stage(NamedTuple):
    """One stage of the single transferable vote: what each held, in votes; who was elected or left after it."""

    values: list[str]
    elected: list[str]
    out: str


@dataclass(frozen=True)
class Shown:
    """A result as its page reads it."""

    ballot: SecretBallot
    names: Mapping[int, str]

    @property
    def result(self) -> dict:
        return self.ballot.result

    @property
    def is_table(self) -> bool:
        return "before" in self.result and "numbers" in self.result

    @cached_property
    def rows(self) -> list[Row]:
        """The options that papers name with one mark, in the order of the result."""
        counts = {int(number): count for number, count in self.result["counts"].items()}
        order = self.result.get("order") or [[number] for number in counts]
        of_all, rows, place = max(sum(counts.values()), 1), [], 1
        for level in order:
            for number in level:
                share = round(100 * counts[number] / of_all)
                at = place if "order" in self.result else None
                rows.append(Row(at, len(level) > 1, number, self.names[number], counts[number], share))
            place += len(level)
        return rows

    @cached_property
    def lines(self) -> list[Line]:
        """The options that papers put in order, with the pairwise table."""
        order = self.result.get("order") or self._as_elected()
        row = [number for level in order for number in sorted(level)]
        lines, place = [], 1
        for level in order:
            for number in sorted(level):
                duels = tuple(self._duel(number, other) for other in row)
                lines.append(Line(place, len(level) > 1, number, self.names[number], duels))
            place += len(level)
        return lines

    @property
    def first(self) -> list[str]:
        """Whoever or whatever stands first; more than one is a tie, which the room settles."""
        order = self.result.get("order")
        return [self.names[number] for number in sorted(order[0])] if order else []

    @property
    def elected(self) -> list[str]:
        return [self.names[number] for number in self.result.get("elected", [])]

    @property
    def elected_before(self) -> list[str]:
        """Who would have been elected without the rule of chapters."""
        return [self.names[number] for number in self.result.get("before_rule") or []]

    @property
    def lot(self) -> list[str]:
        return [self.names[number] for number in self.result.get("lot", [])]

    @property
    def points(self) -> list[tuple[str, str]]:
        doubled = zip(self.result["numbers"], self.result["doubled_points"], strict=True)
        ranked = sorted(doubled, key=lambda pair: (-pair[1], pair[0]))
        return [(self.names[number], f"{points / 2:g}") for number, points in ranked]

    @cached_property
    def stages(self) -> list[Stage]:
        return [
            Stage(
                [_votes(stage["values"].get(str(number))) for number in self.result["numbers"]],
                [self.names[number] for number in stage["elected"]],
                self.names[stage["out"]] if stage["out"] else "",
            )
            for stage in self.result.get("stages", [])
        ]

    @property
    def columns(self) -> list[str]:
        return [self.names[number] for number in self.result["numbers"]]

    @property
    def table(self) -> list[list]:
        """What may be published, row by row, to be counted again: marks, or the pairwise table and points."""
        if not self.is_table:
            return [*([row.name, row.papers] for row in self.rows), [_("Blank"), self.result["blank"]]]
        points = [f"{doubled / 2:g}" for doubled in self.result["doubled_points"]]
        rows = zip(self.columns, self.result["before"], points, strict=True)
        return [["", *self.columns, _("Points")], *([name, *line, own] for name, line, own in rows)]

    def _as_elected(self) -> list[list[int]]:
        elected = self.result["elected"]
        rest = [number for number in self.result["numbers"] if number not in elected]
        return [[number] for number in elected] + ([rest] if rest else [])

    def _duel(self, number: int, other: int) -> Duel | None:
        if number == other:
            return None
        at, table = self.result["numbers"], self.result["before"]
        i, j = at.index(number), at.index(other)
        return Duel(other, table[i][j], table[j][i])


def shown(ballot: SecretBallot) -> Shown | None:
    if ballot.result is None:
        return None
    # A candidate whose two records became one may be gone from the list; the result still has her number.
    in_result = ballot.result.get("numbers") or map(int, ballot.result["counts"])
    return Shown(ballot, dict.fromkeys(in_result, _("She has left")) | names(ballot))


def in_fours(code: str) -> str:
    """A receipt as it is written down."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _votes(value: int | None) -> str:
    return "–" if value is None else f"{value / UNIT:.5f}".rstrip("0").rstrip(".")
