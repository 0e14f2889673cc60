"""What comes out of a secret ballot: the counted papers in, a result that may be published out; no database.

A result holds counts, and for papers that put options in order the pairwise table and points, never the papers
themselves: an unusual order could be agreed on beforehand as a signature (the "Italian attack"; J. Heather, 2007).
"""

import hashlib
from collections.abc import Mapping, Sequence

from agenda.ballots import borda, pairwise, plain, transferable
from agenda.ballots.methods import METHODS
from agenda.ballots.ordered import Profile

YES, NO = 1, 2
Levels = Sequence[Sequence[int]]
Counts = Sequence[tuple[Levels, int]]


def is_quorate(*, papers: int, roll_size: int) -> bool:
    """At least half of those who could vote."""
    return 2 * papers >= roll_size


def majority(counts: Counts, *, method: str) -> dict:
    """Yes, no and blank, and whether it carries."""
    of = _marks(counts, [YES, NO])
    carries = plain.has_two_thirds if method == "two_thirds" else plain.has_simple_majority
    return of | {"carries": carries(yes=of["counts"][str(YES)], no=of["counts"][str(NO)])}


def choice(counts: Counts, *, numbers: Sequence[int]) -> dict:
    of = _marks(counts, numbers)
    return of | {"order": plain.plurality({number: of["counts"][str(number)] for number in numbers})}


def ordered(counts: Counts, *, numbers: Sequence[int], method: str) -> dict:
    """The order by ``method``, the pairwise table and the Borda points (doubled)."""
    profile = Profile.of(counts, numbers=numbers)
    return _table(profile) | {"order": METHODS[method].order(profile)}


def election(
    counts: Counts, *, chapters: Mapping[int, int | None], elsewhere: int | None, seats: int, seed: str
) -> dict:
    """Single transferable vote. ``chapters`` is each candidate's; where all elected come from ``elsewhere``'s chapter,
    it is counted once more without its candidates but the one elected first."""
    profile = Profile.of(counts, numbers=list(chapters))
    found, lot = _elect(profile, seats=seats, seed=seed)
    before = None
    inside = [number for number, chapter in chapters.items() if elsewhere and chapter == elsewhere]
    if len(found.elected) > 1 and set(found.elected) <= set(inside) and len(inside) < len(chapters):
        before = found.elected
        rest = profile.without(number for number in inside if number != before[0])
        found, lot = _elect(rest, seats=seats, seed=seed)
    stages = [
        {
            "values": {str(number): value for number, value in stage.values.items()},
            "elected": stage.elected,
            "out": stage.out,
        }
        for stage in found.stages
    ]
    said = {
        "elected": found.elected,
        "quota": found.quota,
        "stages": stages,
        "lot": lot,
        "before_rule": before,
    }
    return _table(profile) | said


def lot_order(numbers: Sequence[int], *, seed: str) -> list[int]:
    """The order in which a lot falls: by SHA-256 of the seed and the number, so that everybody can draw it again."""
    return sorted(numbers, key=lambda number: hashlib.sha256(f"{seed}|{number}".encode()).hexdigest())


def _elect(profile: Profile, *, seats: int, seed: str) -> tuple[transferable.Election, list[int]]:
    """And between whom a lot fell, if it did."""
    drawn, among = lot_order(profile.numbers, seed=seed), set[int]()
    while True:
        try:
            lot = [number for number in drawn if number in among]
            return transferable.elect(profile, seats=seats, lot=lot), sorted(among)
        except transferable.LotNeeded as needed:
            among |= set(needed.tied)


def _marks(counts: Counts, numbers: Sequence[int]) -> dict:
    """How many papers name each; those that name nothing are blank."""
    of, blank = dict.fromkeys(map(str, numbers), 0), 0
    for levels, times in counts:
        named = [str(number) for level in levels for number in level if str(number) in of]
        if named:
            of[named[0]] += times
        else:
            blank += times
    return {"counts": of, "blank": blank}


def _table(profile: Profile) -> dict:
    table = pairwise.table(profile)
    blank = sum(times for order, times in profile.orders() if not order)
    return {
        "numbers": list(table.numbers),
        "before": table.before.tolist(),
        "doubled_points": borda.doubled_points(table).tolist(),
        "blank": blank,
    }
