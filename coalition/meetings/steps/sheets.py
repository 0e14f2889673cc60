"""What a kind of step may print, for a hall without power and for women without phones."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

FOUR = 4


class Sheet(NamedTuple):
    """Paper of one step: ``template`` draws it from ``filled``.

    ``up`` slips stand on one page of A4, a slip for each woman; 0 for one sheet that serves the whole room.
    """

    slug: str
    title: Any
    template: str
    filled: dict = {}
    up: int = 0

    def pages(self, women: int) -> list[range]:
        """The slips of each page; the last page is full too, since a slip too many is better than one too few."""
        return [range(self.up)] * -(-women // self.up) if self.up else []


def scribe() -> Sheet:
    """Lines for what the room says."""
    return Sheet("scribe", _("Sheet for the scribe"), "meetings/sheets/_scribe.html", {"lines": range(16)})


def count(rows: Iterable, *, empty: int = 0) -> Sheet:
    """Hands, cards or beans are counted in strokes; who counted and who witnessed sign. ``rows`` may be our words."""
    filled = {"rows": list(rows), "empty": range(empty)}
    return Sheet("count", _("Counting sheet"), "meetings/sheets/_count.html", filled)


def table(title, columns: Sequence, *, rows: Iterable = (), empty: int = 10) -> Sheet:
    """One row for each thing the room settles; ``rows`` are names that stand in the first column already."""
    filled = {"columns": columns, "rows": list(rows), "empty": range(empty)}
    return Sheet("table", title, "meetings/sheets/_table.html", filled)


def slips(slug: str, title, *, ask, fields: Sequence = ()) -> Sheet:
    """Four on a page: what is asked, lines for her words, and a line for each of ``fields``."""
    lines = range(7 - len(fields))
    filled = {"ask": ask, "fields": fields, "lines": lines}
    return Sheet(slug, title, "meetings/sheets/_slips.html", filled, up=FOUR)
