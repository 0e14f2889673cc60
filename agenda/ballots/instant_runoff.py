"""Instant runoff (alternative vote, ranked choice; W. R. Ware about 1871, after T. Hare 1859).

Round by round every ballot gives one vote to the best of those still in; who has fewest leaves. Equal places on
a ballot: each of those level at its top gets a vote ("approval IRV", which keeps the promises that splitting
the vote breaks; T. Delemazure and D. Peters, Generalizing instant runoff voting to allow for indifferences, EC
2024). A ballot that leaves out all who are still in gives none. Ties: where several have fewest, each of them
leaves in turn and every way is followed to its end ("parallel universes"; V. Conitzer, M. Rognlie and L. Xia,
IJCAI 2009): an alternative takes the best place that it reaches in any of them, so those that can win share the
first place. Those that share a later place are put in order by the same count among themselves. Past MOST_WAYS
sets of alternatives those with fewest leave together instead.
"""

import numpy as np
from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, by_score
from agenda.ballots.ordered import Profile

NAME = gettext_lazy("Instant runoff")
SENTENCE = gettext_lazy(
    "Every ballot counts for the best issue on it that is still in; the one with fewest leaves, until one is left."
)
MOST_WAYS = 500

Inside = frozenset[int]


def order(profile: Profile) -> Order:
    levels: Order = []
    waiting = [frozenset(range(len(profile.numbers)))] if profile.numbers else []
    while waiting:
        first, *later = _by_best_place(profile, waiting.pop())
        levels.append([profile.numbers[i] for i in first])
        waiting += [frozenset(sharing) for sharing in reversed(later)]
    return levels


def _by_best_place(profile: Profile, among: Inside) -> list[list[int]]:
    best = _best_places(profile, among, together=False) or _best_places(profile, among, together=True)
    return by_score(sorted(among), (-best[i] for i in sorted(among)))


def _best_places(profile: Profile, among: Inside, *, together: bool) -> dict[int, int] | None:
    """The best place of each one in any of the ways; None where there are too many ways."""
    best = dict.fromkeys(among, len(among))
    seen, waiting = {among}, [among]
    while waiting:
        inside = waiting.pop()
        for leaving in _next_to_leave(profile, inside, together=together):
            for i in leaving:
                best[i] = min(best[i], len(inside) - len(leaving) + 1)
            if (rest := inside - leaving) and rest not in seen:
                seen.add(rest)
                waiting.append(rest)
        if len(seen) > MOST_WAYS:
            return None
    return best


def _next_to_leave(profile: Profile, inside: Inside, *, together: bool) -> list[Inside]:
    """The groups of which one leaves now; those without any vote leave as one, since no order among them
    matters."""
    if len(inside) == 1:
        return [inside]
    votes = _votes(profile, inside)
    fewest = min(votes.values())
    last = frozenset(i for i in inside if votes[i] == fewest)
    return [last] if together or fewest == 0 else [frozenset([i]) for i in last]


def _votes(profile: Profile, inside: Inside) -> dict[int, int]:
    votes = dict.fromkeys(inside, 0)
    for chunk in profile.chunks:
        rows, count, mask = chunk.rows, chunk.count, np.empty(chunk.width, bool)
        top = chunk.last.copy()
        for i in votes:
            np.minimum(top, rows[i], out=top)
        for i in votes:
            votes[i] += count(np.equal(rows[i], top, mask))
    return votes
