"""What rounds between meetings can be asked: which are open to a member, what she gave, how many took part."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Prefetch, prefetch_related_objects

from agenda.models import Issue, MemberRating, Round, RoundIssue, rater_of
from members.models import Member


class Asked(NamedTuple):
    """One issue of an open round as it stands today, and what she gave it.

    ``issue`` is what it was merged into meanwhile, or itself; None where it was taken away. ``elsewhere`` is the number
    at which it is rated now, where that is another one.
    """

    entry: RoundIssue
    issue: Issue | None
    elsewhere: int | None
    mine: MemberRating | None

    @property
    def number(self) -> int:
        return self.entry.position

    @property
    def is_rated(self) -> bool:
        """It has a page of its own."""
        return self.issue is not None and self.elsewhere is None


class Sheet(NamedTuple):
    """A round as she has it before her."""

    round: Round
    issues: list[Asked]

    @property
    def rated(self) -> list[Asked]:
        return [asked for asked in self.issues if asked.is_rated]

    @property
    def left(self) -> list[Asked]:
        return [asked for asked in self.rated if asked.mine is None]

    @property
    def moved(self) -> list[Asked]:
        """What is not rated any more under its own number."""
        return [asked for asked in self.issues if not asked.is_rated]

    def at(self, number: str) -> Asked | None:
        """The issue she asked for, else the first that she has not graded; None, beyond the last, for the thanks."""
        if number == "all":
            return None
        wanted = [asked for asked in self.rated if str(asked.number) == number]
        return next(iter(wanted or self.left), None)

    def after(self, asked: Asked) -> str:
        """Where Skip leads: the next number, or the list of all."""
        return next((str(other.number) for other in self.rated if other.number > asked.number), "all")

    def before(self, asked: Asked) -> int | None:
        return max((other.number for other in self.rated if other.number < asked.number), default=None)


def sheet_of(member: Member, round_: Round) -> Sheet:
    """What she is asked in ``round_``, and what she gave so far."""
    return _sheets(member, [round_])[0]


def _sheets(member: Member, rounds: list[Round]) -> list[Sheet]:
    """Two queries, however many rounds there are."""
    entries = RoundIssue.objects.select_related("issue__merged_into")
    prefetch_related_objects(rounds, Prefetch("issues", entries))
    given = MemberRating.objects.filter(rater__in=[rater_of(member, round_.pk) for round_ in rounds])
    mine = {(rating.round_id, rating.issue_id): rating for rating in given}
    return [_sheet(round_, mine) for round_ in rounds]


def _sheet(round_: Round, mine: dict[tuple[int, int], MemberRating]) -> Sheet:
    entries = list(round_.issues.all())
    as_today = {entry: entry.issue.rated_as for entry in entries}
    own = {entry.issue_id: entry.position for entry in entries}
    for entry in entries:
        if as_today[entry]:
            own.setdefault(as_today[entry].pk, entry.position)
    return Sheet(round_, [_asked(entry, issue, own, mine) for entry, issue in as_today.items()])


def _asked(entry: RoundIssue, issue: Issue | None, numbers: dict[int, int], mine) -> Asked:
    number = numbers[issue.pk] if issue else entry.position
    elsewhere = number if number != entry.position else None
    return Asked(entry, issue, elsewhere, mine.get((entry.round_id, entry.issue_id)))


def open_to(member: Member, *, now: datetime) -> list[Sheet]:
    """What she may rate now, what closes first on top."""
    return _sheets(member, list(Round.objects.open_to_all(now).order_by("closes_at", "pk")))


def waiting_for(member: Member, *, now: datetime) -> int:
    """How many open rounds she has given no grade in."""
    tags = [rater_of(member, pk) for pk in Round.objects.open_to_all(now).values_list("pk", flat=True)]
    begun = MemberRating.objects.filter(rater__in=tags).values("round").distinct().count() if tags else 0
    return len(tags) - begun


def taking_part(round_: Round) -> int:
    """How many women have given a grade so far, on phones and on paper; never who."""
    phones = round_.member_ratings.aggregate(women=Count("rater", distinct=True))["women"]
    return phones + sum(round_.batches.values_list("raters", flat=True))


def given_by(member: Member) -> list[MemberRating]:
    """Her grades in rounds that are not closed yet."""
    tags = [rater_of(member, pk) for pk in Round.objects.uncounted().values_list("pk", flat=True)]
    return list(MemberRating.objects.filter(rater__in=tags).select_related("issue").order_by("round", "pk"))
