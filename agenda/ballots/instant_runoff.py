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
    levels = _by_best_place(profile)
    return levels[:1] + [level for sharing in levels[1:] for level in _among_themselves(profile, sharing)]


def _among_themselves(profile: Profile, sharing: list[int]) -> Order:
    if len(sharing) == 1:
        return [sharing]
    return order(profile.without(set(profile.numbers) - set(sharing)))


def _by_best_place(profile: Profile) -> Order:
    everyone = frozenset(range(len(profile.numbers)))
    best = _best_places(profile, everyone, together=False) or _best_places(profile, everyone, together=True)
    return by_score(profile.numbers, (-best[i] for i in sorted(everyone)))


def _best_places(profile: Profile, everyone: Inside, *, together: bool) -> dict[int, int] | None:
    """The best place of each one in any of the ways; None where there are too many ways."""
    best = dict.fromkeys(everyone, len(everyone))
    seen, waiting = {everyone}, [everyone]
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
    if len(inside) < 2:
        return [inside] if inside else []
    votes = _votes(profile, inside)
    fewest = min(votes.values())
    last = frozenset(i for i in inside if votes[i] == fewest)
    return [last] if together or fewest == 0 else [frozenset([i]) for i in last]


def _votes(profile: Profile, inside: Inside) -> dict[int, int]:
    votes = dict.fromkeys(inside, 0)
    for chunk in profile.chunks:
        rows, mask = [chunk.rows[i] for i in votes], np.empty(chunk.width, bool)
        top = np.minimum(chunk.last, rows[0])
        for row in rows[1:]:
            np.minimum(top, row, out=top)
        for i, row in zip(votes, rows, strict=True):
            votes[i] += chunk.count(np.equal(row, top, mask))
    return votes
