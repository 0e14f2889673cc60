"""The form of a count by two: a column for who counts and one for who witnesses, each whole or empty.

Both may say their numbers to the host, or one types hers first and the other, later or on another device, hers.
"""

from collections import defaultdict
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.meetings.actions.hands import Count
from coalition.meetings.models import HandCount, Step
from coalition.meetings.models.hands import LONGEST_NAME
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField

Reading = HandCount.Reading
WITNESS = "_2"
MOST = 1000
#: For each of the two, the field of her name and what the names of her figures end with.
COLUMNS = {Reading.COUNTED: ("counted_by", ""), Reading.WITNESSED: ("witnessed_by", WITNESS)}
Noted = dict[int, HandCount]


class Differing(NamedTuple):
    """One line of two counts that are not the same."""

    label: Any
    figures: list[int | None]
    is_same: bool


def noted_in(step: Step) -> dict[str, Noted]:
    """What is noted in ``step`` and not agreed on yet, by what was counted."""
    found: dict[str, Noted] = defaultdict(dict)
    for row in step.hand_counts.all():
        found[row.about][row.reading] = row
    return found


def who_counted(row) -> list[Line]:
    """For the record: the two who counted; nothing where phones alone were counted."""
    if not (row.counted_by or row.witnessed_by):
        return []
    two = {"one": row.counted_by or "–", "other": row.witnessed_by or "–"}
    return [Line(_("Counted by %(one)s, witnessed by %(other)s") % two)]


class ByTwo(forms.Form):
    """Mix it in before a form of a deed; ``figures`` are the labels of what is counted, by name.

    Cleaned, ``counts`` holds what each said, for actions/hands.py.
    """

    counted_by = WordsField(label=gettext_lazy("Counted by"), max_length=LONGEST_NAME, required=False)
    witnessed_by = WordsField(label=gettext_lazy("Witnessed by"), max_length=LONGEST_NAME, required=False)
    figures: dict[str, Any] = {}
    #: Figures that may stay empty, which is none.
    may_be_empty: tuple[str, ...] = ()

    def __init__(self, *args, noted: Noted | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self._noted = noted
        self.figures = self.what_is_counted()
        for name, label in self.figures.items():
            for reading, (_field, ending) in COLUMNS.items():
                self.fields[name + ending] = _number(f"{label}: {Reading(reading).label}")
        if not self.is_bound:
            self._begin_with(self.noted)

    def what_is_counted(self) -> dict[str, Any]:
        """``figures``, where they depend on what the form is about."""
        return self.figures

    def about(self) -> str:
        """What is counted, within the step."""
        raise NotImplementedError

    @cached_property
    def noted(self) -> Noted:
        if self._noted is not None:
            return self._noted
        return {row.reading: row for row in self.step.hand_counts.filter(about=self.about())}

    @property
    def waits(self) -> bool:
        """One of the two has counted, and the other has not."""
        return len(self.noted) == 1

    @property
    def differing(self) -> list[Differing]:
        """Both numbers of each line, once both have counted and they do not agree."""
        if len(self.noted) < len(Reading):
            return []
        pairs = {
            name: [self.noted[reading].figures.get(name) for reading in COLUMNS] for name in self.figures
        }
        return [Differing(self.figures[name], pair, pair[0] == pair[1]) for name, pair in pairs.items()]

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.noted.values()]

    @property
    def rows(self) -> list[tuple[Any, list]]:
        """Each line of the table: its label and the two boxes."""
        return [
            (label, [self[name + ending] for _field, ending in COLUMNS.values()])
            for name, label in self.figures.items()
        ]

    @property
    def others(self) -> list:
        """What is asked besides, for the page to draw."""
        inside = {name + ending for name in self.figures for _field, ending in COLUMNS.values()}
        inside |= {name for name, _ending in COLUMNS.values()}
        return [field for field in self.visible_fields() if field.name not in inside]

    def clean(self):
        cleaned = super().clean()
        counts = {reading: self._read(*column) for reading, column in COLUMNS.items()}
        cleaned["counts"] = {reading: count for reading, count in counts.items() if count is not None}
        if not self.errors and not cleaned["counts"]:
            raise forms.ValidationError(_("Write what the one counted, or what both counted."))
        self._check_two_people(cleaned["counts"])
        inside = {name + ending for name in self.figures for _field, ending in COLUMNS.values()}
        return {
            name: value
            for name, value in cleaned.items()
            if name not in inside | {"counted_by", "witnessed_by"}
        }

    def _read(self, who: str, ending: str) -> Count | None:
        """What stands in one column; None where it is empty."""
        boxes = {name: name + ending for name in self.figures}
        given = {name: self.cleaned_data.get(box) for name, box in boxes.items()}
        if not any(box in self.errors or given[name] is not None for name, box in boxes.items()):
            return None
        for name, box in boxes.items():
            if given[name] is None and box not in self.errors and name not in self.may_be_empty:
                self.add_error(box, self.fields[box].error_messages["required"])
        if not self.cleaned_data.get(who) and who not in self.errors:
            self.add_error(who, _("Who counted? A name or a member number."))
        return Count(self.cleaned_data.get(who, ""), {name: number or 0 for name, number in given.items()})

    def _check_two_people(self, counts: dict[int, Count]) -> None:
        names = {reading: row.name for reading, row in self.noted.items()} if not self.errors else {}
        names |= {reading: count.name for reading, count in counts.items()}
        folded = [name.casefold() for name in names.values() if name]
        if len(folded) > len(set(folded)):
            self.add_error("witnessed_by", _("Two different people count: write the other one here."))

    def _begin_with(self, noted: Noted) -> None:
        """Their names and what stood beside; never what one of them counted."""
        for reading, row in noted.items():
            self.initial[COLUMNS[Reading(reading)][0]] = row.name
            self.initial |= row.beside


def _number(label: str) -> forms.IntegerField:
    """One box of the table; the table's own heads are its label for the eye, ``label`` for the ear."""
    box = forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)
    box.widget.attrs |= {"aria-label": label, "inputmode": "numeric", "autocomplete": "off"}
    return box
