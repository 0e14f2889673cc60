"""Borda count. J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.

The variant for level places is the averaged (or tournament) one: on each ballot an alternative gets a point for
every other that stands behind it and half a point for every other that stands level, so every ballot gives away
equally many points; those left out share the last places. Duncan Black, Partial justification of the Borda
count, Public Choice 28, 1976. Ties: equal points share a place.
"""

from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, by_score
from agenda.ballots.pairwise import Table

NAME = gettext_lazy("Borda count")
SENTENCE = gettext_lazy(
    "On every ballot an issue gets one point for each issue behind it, and half a point for each one level with it."
)


def order(table: Table) -> Order:
    return by_score(table.numbers, doubled_points(table).tolist())


def doubled_points(table: Table):
    """Twice the points, so that they stay whole numbers."""
    others = len(table.numbers) - 1
    return table.before.sum(axis=1) - table.before.sum(axis=0) + others * table.votes
