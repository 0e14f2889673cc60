"""Copeland's method, with half a win for a tie (Copeland 1/2). A. H. Copeland, A "reasonable" social welfare
function, seminar notes, University of Michigan, 1951.

Every two alternatives meet; who stands before the other on more ballots wins the meeting. Ties: a drawn meeting
is half a win for both; equal wins share a place.
"""

from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, by_score
from agenda.ballots.pairwise import Table

NAME = gettext_lazy("Copeland's method")
SENTENCE = gettext_lazy(
    "Every issue meets every other; the one that more of us put first wins the meeting, and most wins come first."
)


def order(table: Table) -> Order:
    wins = table.beats.sum(axis=1) - table.beats.sum(
        axis=0
    )  # a draw moves neither, which is half a win for both
    return by_score(table.numbers, wins.tolist())
