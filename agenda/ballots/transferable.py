"""Single transferable vote, for two co-leads: the weighted inclusive Gregory method in the form of The Scottish
Local Government Elections Order 2007 (SSI 2007/42, schedule 1, rules 45-52).

The quota is the whole part of votes / (seats + 1), plus one. Who reaches it is elected, and each ballot goes on
with the share of its value that was not needed, cut after five decimals; where nobody reaches it, who has least
is out. Whoever is left when seats are left is elected. Equal places on a ballot (unknown in Scotland): its
value goes in equal parts to those level. Ties: whoever was behind at the latest earlier stage where they
differed; where they never did, the rules ask for a lot, and so do we: ``LotNeeded`` names them, and ``lot``
gives their order as drawn (the first drawn wins).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from agenda.ballots.ordered import Profile

NAME = gettext_lazy("Single transferable vote")
SENTENCE = gettext_lazy(
    "Your ballot counts for your first choice; what she does not need, or cannot use, goes on to your next choice."
)
UNIT = 100_000  # five decimals


class LotNeeded(Exception):
    """Nothing on the ballots separates ``tied``: the room draws a lot."""

    def __init__(self, tied: Sequence[int]):
        super().__init__(f"a lot must be drawn between {', '.join(map(str, tied))}")
        self.tied = list(tied)


@dataclass
class Stage:
    """``values`` is what each held then, in hundred-thousandths of a vote; who was elected or left after it."""

    values: dict[int, int]
    elected: list[int] = field(default_factory=list)
    out: int | None = None


@dataclass
class Election:
    quota: int
    elected: list[int]
    stages: list[Stage]


def elect(profile: Profile, *, seats: int = 2, lot: Sequence[int] = ()) -> Election:
    return _Count(profile, seats, lot).run()


class _Count:
    def __init__(self, profile: Profile, seats: int, lot: Sequence[int]):
        self.profile, self.seats, self.lot = profile, seats, list(lot)
        self.times = profile.times.tolist()
        self.hopeful = dict(zip(profile.numbers, range(len(profile.numbers)), strict=True))
        casting = (profile.places < profile.left_out).any(axis=0)
        self.quota = (int(profile.times[casting].sum()) // (seats + 1) + 1) * UNIT
        # Who holds which ballots, and what each paper of them is worth there.
        self.held: dict[int, list[tuple[int, int]]] = {number: [] for number in profile.numbers}
        self.values = dict.fromkeys(profile.numbers, 0)
        self.surpluses: list[int] = []
        self.elected: list[int] = []
        self.stages: list[Stage] = []

    def run(self) -> Election:
        for ballot in range(len(self.times)):
            self._hand_on(ballot, UNIT)
        while self._note_stage():
            if self.surpluses:
                self._share_out(self._at_the_end(max, self.surpluses))
            else:
                self._put_out(self._at_the_end(min, list(self.hopeful)))
        return Election(self.quota // UNIT, self.elected, self.stages)

    def _note_stage(self) -> bool:
        """Who stands how now, and who is elected; False when it is over."""
        stage = Stage(dict(self.values))
        self.stages.append(stage)
        stage.elected = self._highest_first(n for n in self.hopeful if self.values[n] >= self.quota)
        self._elect(stage.elected)
        if len(self.hopeful) <= self.seats - len(self.elected):
            rest = self._highest_first(self.hopeful)
            stage.elected += rest
            self._elect(rest)
        return len(self.elected) < self.seats and bool(self.hopeful)

    def _highest_first(self, numbers: Iterable[int]) -> list[int]:
        return sorted(numbers, key=lambda number: (-self.values[number], number))

    def _elect(self, numbers: list[int]) -> None:
        for number in numbers:
            del self.hopeful[number]
            self.elected.append(number)
            if self.values[number] > self.quota:
                self.surpluses.append(number)

    def _share_out(self, number: int) -> None:
        """Each ballot goes on with its share of the surplus; the winner keeps a quota."""
        self.surpluses.remove(number)
        total, self.values[number] = self.values[number], self.quota
        for ballot, worth in self.held.pop(number):
            self._hand_on(ballot, worth * (total - self.quota) // total)

    def _put_out(self, number: int) -> None:
        self.stages[-1].out = number
        del self.hopeful[number], self.values[number]
        for ballot, worth in self.held.pop(number):
            self._hand_on(ballot, worth)

    def _hand_on(self, ballot: int, worth: int) -> None:
        """To the best on it of those still in; nobody gets it where she left all of them out."""
        places = {number: int(self.profile.places[i, ballot]) for number, i in self.hopeful.items()}
        best = min(places.values(), default=self.profile.left_out)
        if best < self.profile.left_out:
            level = [number for number, place in places.items() if place == best]
            for number in level:
                self.held[number].append((ballot, worth // len(level)))
                self.values[number] += worth // len(level) * self.times[ballot]

    def _at_the_end(self, end: Callable, among: list[int]) -> int:
        """The one with most or least, now or at the latest stage where they differ; else by lot."""
        for stage in reversed(self.stages):
            found = end(stage.values[number] for number in among)
            among = [number for number in among if stage.values[number] == found]
        if len(among) > 1 and not set(among) <= set(self.lot):
            raise LotNeeded(among)
        return among[0] if len(among) == 1 else sorted(among, key=self.lot.index)[0 if end is max else -1]
