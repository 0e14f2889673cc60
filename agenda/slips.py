"""The grid into which rating slips are typed: a row for each slip, two digits for each issue.

"45" is urgency 4 and feasibility 5; a 0, or nothing, is a grade that she left empty. A slip without any mark is a row
with a 0 in its first box, so that it counts as a slip.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalition.meetings.steps.sheets import Sheet
from coalition.web.forms import WordsField

MOST = 60
ROWS = 30


#: So many issues find room on a slip, by how many slips stand on one page.
ROOM_FOR = {4: 7, 2: 14, 1: 30}


def ballots(entries: list[tuple[int, str]], levels: int) -> Sheet:
    """Slips to print: large boxes, for a thumb or a bean; so many on a page as that allows."""
    up = next((up for up, most in ROOM_FOR.items() if len(entries) <= most), 1)
    filled = {"entries": entries, "levels": levels, "scale": range(1, levels + 1)}
    return Sheet("ballots", _("Rating slips"), "agenda/sheets/_ballots.html", filled, up=up)


class Cell(NamedTuple):
    """One box of the grid, as it was typed."""

    name: str
    typed: str
    label: str
    wrong: bool


class SlipsForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    counted = forms.IntegerField(label=gettext_lazy("Slips that you counted"), min_value=1, max_value=MOST)
    counted_by = WordsField(label=gettext_lazy("Counted by"), max_length=60)
    witnessed_by = WordsField(label=gettext_lazy("Witnessed by"), max_length=60)
    sure = forms.BooleanField(label=gettext_lazy("We counted again: the number is right"), required=False)
    more_than_here = gettext_lazy(
        "With these slips %(rated)d women have rated, but %(here)d are here. Is that right? Tick it below."
    )

    def __init__(self, *args, entries: Iterable, levels: int, here: int, before: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries, self.levels, self.here, self.before = list(entries), levels, here, before
        self.good = re.compile(f"[0-{levels}]{{1,2}}")

    @property
    def rows(self) -> list[tuple[int, list[Cell]]]:
        """All rows to be drawn: those typed in, and some more to go on with."""
        drawn = min(max(ROWS, max(self._filled, default=0) + 5), MOST)
        return [(row, [self._cell(row, entry) for entry in self.entries]) for row in range(1, drawn + 1)]

    @property
    def next_row(self) -> int:
        """Where the next slip goes."""
        return next((row for row in range(1, MOST + 1) if row not in self._filled), MOST)

    @property
    def filled(self) -> int:
        return len(self._filled)

    @property
    def totals(self) -> list[tuple[int, int]]:
        """For each issue, how many grades were typed so far: urgency, feasibility."""
        slips = [self._slip(row) for row in self._filled]
        return [
            tuple(sum(slip[entry.issue_id][scale] is not None for slip in slips) for scale in (0, 1))
            for entry in self.entries
        ]

    def clean(self):
        cleaned = super().clean()
        if not self._filled:
            raise forms.ValidationError(_("Type in the slips first: a row for each."))
        self._check_cells()
        self._check_two_people(cleaned)
        self._check_number(cleaned.get("counted"))
        return cleaned | {"slips": [self._slip(row) for row in self._filled]}

    def _check_cells(self) -> None:
        for row, cells in self.rows:
            for entry, cell in zip(self.entries, cells, strict=True):
                if cell.wrong:
                    said = _(
                        "Row %(row)d, issue %(issue)d: type two digits from 1 to %(levels)d, or 0 for empty."
                    )
                    about = {"row": row, "issue": entry.position, "levels": self.levels}
                    self.add_error(None, said % about)

    def _check_two_people(self, cleaned) -> None:
        one, other = cleaned.get("counted_by"), cleaned.get("witnessed_by")
        if one and other and one.casefold() == other.casefold():
            self.add_error("witnessed_by", _("Two different people count: write the other one here."))

    def _check_number(self, counted: int | None) -> None:
        if counted is None:
            return
        off = counted - self.filled
        if off:
            missing = ngettext(
                "You counted %(counted)d, but a row is missing. Look which slip was left out.",
                "You counted %(counted)d, but %(off)d rows are missing. Look which slips were left out.",
                abs(off),
            )
            extra = ngettext(
                "You counted %(counted)d, but there is a row too many. Look which slip was typed twice.",
                "You counted %(counted)d, but there are %(off)d rows too many. Look which slips were typed twice.",
                abs(off),
            )
            self.add_error("counted", (missing if off > 0 else extra) % {"counted": counted, "off": abs(off)})
        elif self.asks_if_sure and not self.cleaned_data.get("sure"):
            rated = {"rated": self.before + counted, "here": self.here}
            self.add_error("counted", self.more_than_here % rated)

    @property
    def asks_if_sure(self) -> bool:
        """More women than are known of: a question, since not all need to have been counted in."""
        return self.before + self.filled > self.here

    @property
    def _filled(self) -> list[int]:
        rows = range(1, MOST + 1) if self.is_bound else ()
        return [row for row in rows if any(self._typed(row, entry) for entry in self.entries)]

    def _cell(self, row: int, entry) -> Cell:
        typed = self._typed(row, entry)
        label = _("Slip %(row)d, %(number)d. %(issue)s") % {
            "row": row,
            "number": entry.position,
            "issue": entry.issue.name,
        }
        return Cell(f"c{row}-{entry.position}", typed, label, bool(typed) and not self.good.fullmatch(typed))

    def _typed(self, row: int, entry) -> str:
        return self.data.get(f"c{row}-{entry.position}", "").strip()[:4] if self.is_bound else ""

    def _slip(self, row: int) -> dict[int, tuple[int | None, int | None]]:
        return {entry.issue_id: self._pair(self._typed(row, entry)) for entry in self.entries}

    def _pair(self, typed: str) -> tuple[int | None, int | None]:
        if not self.good.fullmatch(typed):
            return None, None
        urgency, feasibility = (int(digit) or None for digit in typed.ljust(2, "0"))
        return urgency, feasibility


class SlipsBetweenForm(SlipsForm):
    """For a round between meetings, where nobody is here: ``here`` is how many members there are."""

    more_than_here = gettext_lazy(
        "With these slips %(rated)d women have rated, but there are %(here)d members. Is that right? Tick it below."
    )
