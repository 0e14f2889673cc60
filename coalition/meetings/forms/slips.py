"""Slips of paper typed in: a row for each, nothing kept before the rows are as many as two people counted.

Who the two were is compared and forgotten. A slip without any mark is a row with a 0 in its first box, so that it
counts as a slip.
"""

from typing import Any, NamedTuple

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalition.web.forms import WordsField

MOST = 60
ROWS = 30
#: More wrong boxes than these are counted, not told one by one; all of them are red.
MOST_SAID = 5


class Cell(NamedTuple):
    """One box of the grid, as it was typed; ``most`` letters fit into it."""

    name: str
    typed: str
    label: str
    wrong: bool
    most: int = 2


class SlipsGrid(forms.Form):
    """``here`` is how many women there are, ``before`` how many of them have answered already."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    counted = forms.IntegerField(label=gettext_lazy("Slips that you counted"), min_value=1, max_value=MOST)
    counted_by = WordsField(label=gettext_lazy("Counted by"), max_length=60)
    witnessed_by = WordsField(label=gettext_lazy("Witnessed by"), max_length=60)
    sure = forms.BooleanField(label=gettext_lazy("We counted again: the number is right"), required=False)
    more_than_here: Any

    def __init__(self, *args, here: int, before: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.here, self.before = here, before

    # What the grid of each kind of slip says of itself.
    def cells(self, row: int) -> list[Cell]:
        raise NotImplementedError

    def slip(self, row: int) -> dict:
        """What stands in a row."""
        raise NotImplementedError

    def wrong(self, row: int, place: int) -> str:
        """What is wrong with the box at ``place`` of a row."""
        raise NotImplementedError

    @property
    def rows(self) -> list[tuple[int, list[Cell]]]:
        """All rows to be drawn: those typed in, and some more to go on with."""
        drawn = min(max(ROWS, max(self._filled, default=0) + 5), MOST)
        return [(row, self.cells(row)) for row in range(1, drawn + 1)]

    @property
    def next_row(self) -> int:
        """Where the next slip goes."""
        return next((row for row in range(1, MOST + 1) if row not in self._filled), MOST)

    @property
    def filled(self) -> int:
        return len(self._filled)

    @property
    def slips(self) -> list[dict]:
        return [self.slip(row) for row in self._filled]

    def clean(self):
        cleaned = super().clean()
        if not self._filled:
            raise forms.ValidationError(_("Type in the slips first: a row for each."))
        self._check_boxes()
        self._check_two_people(cleaned)
        self._check_number(cleaned.get("counted"))
        return cleaned | {"slips": self.slips}

    def _check_boxes(self) -> None:
        boxes = [(row, place, cell) for row, cells in self.rows for place, cell in enumerate(cells)]
        wrong = [(row, place) for row, place, cell in boxes if cell.wrong]
        for row, place in wrong[:MOST_SAID]:
            self.add_error(None, self.wrong(row, place))
        if (more := len(wrong) - MOST_SAID) > 0:
            said = ngettext(
                "%(number)d more box below is wrong and red.",
                "%(number)d more boxes below are wrong and red.",
                more,
            )
            self.add_error(None, said % {"number": more})

    def _check_two_people(self, cleaned) -> None:
        one, other = cleaned.get("counted_by"), cleaned.get("witnessed_by")
        if one and other and one.casefold() == other.casefold():
            self.add_error("witnessed_by", _("Two different people count: write the other one here."))

    def _check_number(self, counted: int | None) -> None:
        if counted is None:
            return
        off = counted - self.filled
        if off:
            self.add_error("counted", _off_by(off) % {"counted": counted, "off": abs(off)})
        elif self.asks_if_sure and not self.cleaned_data.get("sure"):
            rated = {"rated": self.before + counted, "here": self.here}
            self.add_error("counted", self.more_than_here % rated)

    @property
    def asks_if_sure(self) -> bool:
        """More women than are known of: a question, since not all need to have been counted in."""
        return self.before + self.filled > self.here

    @cached_property
    def _filled(self) -> list[int]:
        rows = range(1, MOST + 1) if self.is_bound else ()
        return [row for row in rows if any(cell.typed for cell in self.cells(row))]

    def typed(self, name: str, *, most: int = 4) -> str:
        """What stands in a box, and no more letters than it takes."""
        return self.data.get(name, "").strip()[:most] if self.is_bound else ""


def _off_by(off: int) -> str:
    if off > 0:
        return ngettext(
            "You counted %(counted)d, but a row is missing. Look which slip was left out.",
            "You counted %(counted)d, but %(off)d rows are missing. Look which slips were left out.",
            off,
        )
    return ngettext(
        "You counted %(counted)d, but there is a row too many. Look which slip was typed twice.",
        "You counted %(counted)d, but there are %(off)d rows too many. Look which slips were typed twice.",
        -off,
    )
