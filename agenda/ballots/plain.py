"""One mark on each paper: a majority for yes or no, plurality among several.

Simple majority: more yes than no. Two-thirds majority: yes on at least two thirds of the papers that say yes or no.
Blank papers count for the quorum and for nothing else (Robert's Rules of Order Newly Revised, 12th edition, 44:1-3).
Plurality (first past the post): the option on most papers. Ties: equal counts share a place.
"""

from collections.abc import Mapping

from agenda.ballots.order import Order, by_score


def has_simple_majority(*, yes: int, no: int) -> bool:
    return yes > no


def has_two_thirds(*, yes: int, no: int) -> bool:
    return yes > 0 and 3 * yes >= 2 * (yes + no)


def plurality(counts: Mapping[int, int]) -> Order:
    return by_score(list(counts), counts.values())
