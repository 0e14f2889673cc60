"""The grid into which rating slips are typed: a row for each slip, two digits for each issue.

"45" is urgency 4 and feasibility 5; a 0, or nothing, is a grade that she left empty.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.meetings.forms.slips import Cell, SlipsGrid
from coalition.meetings.steps.sheets import Sheet

#: So many issues find room on a slip, by how many slips stand on one page.
ROOM_FOR = {4: 7, 2: 14, 1: 30}


def ballots(entries: list[tuple[int, str]], levels: int) -> Sheet:
    """Slips to print: large boxes, for a thumb or a bean; so many on a page as that allows."""
    up = next((up for up, most in ROOM_FOR.items() if len(entries) <= most), 1)
    filled = {"entries": entries, "levels": levels, "scale": range(1, levels + 1)}
    return Sheet("ballots", _("Rating slips"), "agenda/sheets/_ballots.html", filled, up=up)


#: The same where beside each issue stands one box.
PLACES_FOR = {4: 10, 2: 22, 1: 44}


def places(entries: list[tuple[int, str]], title, *, ask) -> Sheet:
    """Slips to print with a box beside each issue: for its place in an order, or for a dot."""
    up = next((up for up, most in PLACES_FOR.items() if len(entries) <= most), 1)
    return Sheet("ballots", title, "agenda/sheets/_places.html", {"entries": entries, "ask": ask}, up=up)


class SlipsForm(SlipsGrid):
    more_than_here = gettext_lazy(
        "With these slips %(rated)d women have rated, but %(here)d are here. Is that right? Tick it below."
    )

    def __init__(self, *args, entries: Iterable, levels: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries, self.levels = list(entries), levels
        self.good = re.compile(f"[0-{levels}]{{1,2}}")

    @property
    def totals(self) -> list[tuple[int, int]]:
        """For each issue, how many grades were typed so far: urgency, feasibility."""
        slips = self.slips
        return [
            tuple(sum(slip[entry.issue_id][scale] is not None for slip in slips) for scale in (0, 1))
            for entry in self.entries
        ]

    def cells(self, row):
        return [self._cell(row, entry) for entry in self.entries]

    def slip(self, row) -> dict[int, tuple[int | None, int | None]]:
        cells = zip(self.entries, self.cells(row), strict=True)
        return {entry.issue_id: self._pair(cell) for entry, cell in cells}

    def wrong(self, row, place):
        said = _("Row %(row)d, issue %(issue)d: type two digits from 1 to %(levels)d, or 0 for empty.")
        return said % {"row": row, "issue": self.entries[place].position, "levels": self.levels}

    def _cell(self, row: int, entry) -> Cell:
        name = f"c{row}-{entry.position}"
        typed = self.typed(name)
        label = _("Slip %(row)d, %(number)d. %(issue)s") % {
            "row": row,
            "number": entry.position,
            "issue": entry.issue.name,
        }
        return Cell(name, typed, label, bool(typed) and not self.good.fullmatch(typed))

    @staticmethod
    def _pair(cell: Cell) -> tuple[int | None, int | None]:
        if cell.wrong:
            return None, None
        urgency, feasibility = (int(digit) or None for digit in cell.typed.ljust(2, "0"))
        return urgency, feasibility


class SlipsBetweenForm(SlipsForm):
    """For a round between meetings, where nobody is here: ``here`` is how many members there are."""

    more_than_here = gettext_lazy(
        "With these slips %(rated)d women have rated, but there are %(here)d members. Is that right? Tick it below."
    )
