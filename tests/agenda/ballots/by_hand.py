"""Every method again, as slowly and literally as its definition: fractions, every chain, every circle, every way."""

from fractions import Fraction
from functools import cache
from itertools import groupby, pairwise, permutations
from math import lcm

Ballots = list[tuple[list[list[int]], int]]


def place(order, number) -> int:
    """Where a ballot puts an alternative; behind all others where it leaves it out."""
    return next((i for i, level in enumerate(order) if number in level), len(order))


def before(ballots: Ballots, one: int, other: int) -> int:
    return sum(times for order, times in ballots if place(order, one) < place(order, other))


def ranked(scores: dict) -> list[list[int]]:
    return [[n for n in scores if scores[n] == score] for score in sorted(set(scores.values()), reverse=True)]


def layers(numbers, stands_before) -> list[list[int]]:
    left, order = list(numbers), []
    while left:
        layer = [n for n in left if not any(stands_before(other, n) for other in left)]
        order.append(layer)
        left = [n for n in left if n not in layer]
    return order


def borda(ballots: Ballots, numbers):
    points = dict.fromkeys(numbers, Fraction(0))
    for order, times in ballots:
        for one in numbers:
            behind = sum(place(order, other) > place(order, one) for other in numbers)
            level = sum(place(order, other) == place(order, one) for other in numbers if other != one)
            points[one] += times * (behind + Fraction(level, 2))
    return ranked(points)


def copeland(ballots: Ballots, numbers):
    def meeting(one, other):
        won, lost = before(ballots, one, other), before(ballots, other, one)
        return Fraction((won > lost) - (won < lost) + 1, 2)

    return ranked({one: sum(meeting(one, other) for other in numbers if other != one) for one in numbers})


def wins(ballots: Ballots, numbers) -> dict[tuple[int, int], int]:
    """Who wins against whom, with the votes for it."""
    pairs = permutations(numbers, 2)
    return {(a, b): before(ballots, a, b) for a, b in pairs if before(ballots, a, b) > before(ballots, b, a)}


def chains(numbers, one, other):
    """Every way from one to the other that meets nobody twice, as its links."""
    return _chains(tuple(n for n in numbers if n not in (one, other)), one, other)


@cache
def _chains(between, one, other) -> list[frozenset]:
    middles = [middle for size in range(len(between) + 1) for middle in permutations(between, size)]
    return [frozenset(pairwise((one, *middle, other))) for middle in middles]


def schulze(ballots: Ballots, numbers):
    won = wins(ballots, numbers)

    def strength(one, other):
        return max(min(won.get(link, 0) for link in chain) for chain in chains(numbers, one, other))

    return layers(numbers, lambda one, other: one != other and strength(one, other) > strength(other, one))


def ranked_pairs(ballots: Ballots, numbers):
    won, locked = wins(ballots, numbers), set()

    def leads(links, one, other):
        return any(chain <= links for chain in chains(numbers, one, other))

    for _votes, group in groupby(sorted(won, key=won.get, reverse=True), key=won.get):
        possible = {(winner, loser) for winner, loser in group if not leads(locked, loser, winner)}
        together = locked | possible
        locked |= {(winner, loser) for winner, loser in possible if not leads(together, loser, winner)}
    return layers(numbers, lambda one, other: (one, other) in locked)


def instant_runoff(ballots: Ballots, numbers):
    if not numbers:
        return []
    best = dict.fromkeys(numbers, len(numbers))
    seen = set()

    def follow(inside: frozenset):
        if inside in seen:
            return
        seen.add(inside)
        votes = {n: _top_votes(ballots, n, inside) for n in inside}
        for leaving in (n for n in inside if votes[n] == min(votes.values())):
            best[leaving] = min(best[leaving], len(inside))
            follow(inside - {leaving})

    follow(frozenset(numbers))
    first, *later = ranked({n: -best[n] for n in numbers})
    return [first, *(level for sharing in later for level in instant_runoff(ballots, sharing))]


def _top_votes(ballots: Ballots, number, inside) -> int:
    """A vote of every ballot that names it and puts nobody who is in before it."""
    return sum(
        times
        for order, times in ballots
        if any(number in level for level in order)
        and all(place(order, number) <= place(order, other) for other in inside)
    )


METHODS = {
    "borda": borda,
    "copeland": copeland,
    "schulze": schulze,
    "ranked_pairs": ranked_pairs,
    "instant_runoff": instant_runoff,
}


def majority_judgment(grades: dict[int, list[int]]):
    """Every row of grades repeated to the same length; the lower median taken out again and again."""
    size = lcm(*(sum(counts) or 1 for counts in grades.values())) * 2
    return ranked({number: _majority_value(counts, size) for number, counts in grades.items()})


def _majority_value(counts, size) -> tuple[int, ...]:
    if not sum(counts):
        return ()
    row = [grade for grade, count in enumerate(counts) for _voice in range(count * size // sum(counts))]
    return tuple(row.pop((len(row) - 1) // 2) for _turn in range(len(row)))


def smith(ballots: Ballots, numbers) -> set[int]:
    """The smallest group of whom each beats everybody outside."""
    won = wins(ballots, numbers)
    by_wins = ranked({n: sum((n, other) in won for other in numbers) for n in numbers})
    groups = [{n for layer in by_wins[: size + 1] for n in layer} for size in range(len(by_wins))]
    return next(g for g in groups if all((a, b) in won for a in g for b in numbers if b not in g))


def schwartz(ballots: Ballots, numbers) -> set[int]:
    """Those that reach, by a chain of wins, everybody who reaches them so."""
    won = set(wins(ballots, numbers))
    reach = {(a, b) for a, b in permutations(numbers, 2) if any(c <= won for c in chains(numbers, a, b))}
    return {n for n in numbers if all((n, other) in reach for other in numbers if (other, n) in reach)}
