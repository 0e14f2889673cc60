"""Schulze method (beatpath). M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
Condorcet-consistent single-winner election method, Social Choice and Welfare 36, 2011, pages 267-303.

A meeting that is won weighs as many votes as put the winner before the loser (winning votes, and nothing else).
A chain of won meetings is as strong as its weakest link. One alternative stands before another if its strongest
chain to the other is stronger than the strongest chain back. Ties: that relation has no circles but may leave
pairs open; those that nobody stands before share the first place, and so on among the rest.
"""

import numpy as np
from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, bits, by_layers
from agenda.ballots.pairwise import Table

NAME = gettext_lazy("Schulze method")
SENTENCE = gettext_lazy(
    "Every issue meets every other; where the wins go in a circle, the stronger chain of wins decides."
)


def order(table: Table) -> Order:
    strength = strengths(table)
    return by_layers(table.numbers, bits(strength < strength.T)) or []


def strengths(table: Table) -> np.ndarray:
    """The strength of the strongest chain from each alternative to each other."""
    strength = np.where(table.beats, table.before, 0)
    weakest = np.empty_like(strength)
    for via in range(len(strength)):
        np.minimum(strength[:, via, None], strength[via], out=weakest)
        np.maximum(strength, weakest, out=strength)
    np.fill_diagonal(strength, 0)
    return strength
