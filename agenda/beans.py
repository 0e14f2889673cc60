"""Beans, dots or hands: how many lie at each grade of each scale of an issue, typed as numbers.

A woman without a phone puts one bean at a grade for how urgent and one for how possible. Two people count; a scale may
hold fewer beans than there are women, who may leave it empty, and never more.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.rounds.actions.paper import FEASIBILITY, URGENCY
from coalition.web.forms import WordsField

MOST = 500
SCALES = [(URGENCY, gettext_lazy("How urgent")), (FEASIBILITY, gettext_lazy("How possible"))]


class Box(NamedTuple):
    """One number to type: how many beans lie at ``grade``."""

    name: str
    grade: int
    typed: str
    label: str
    wrong: bool


class BeansForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    women = forms.IntegerField(
        label=gettext_lazy("Women who put beans, dots or hands"), min_value=1, max_value=MOST
    )
    counted_by = WordsField(label=gettext_lazy("Counted by"), max_length=60)
    witnessed_by = WordsField(label=gettext_lazy("Witnessed by"), max_length=60)
    sure = forms.BooleanField(label=gettext_lazy("We counted again: the number is right"), required=False)

    def __init__(self, *args, entries: Iterable, levels: int, here: int, before: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries, self.levels, self.here, self.before = list(entries), levels, here, before
        self.asks_if_sure = False

    @property
    def rows(self):
        """Each issue with its two scales, each with a box for every grade."""
        return [
            (entry, [(label, self._boxes(entry, scale, label)) for scale, label in SCALES])
            for entry in self.entries
        ]

    def clean(self):
        cleaned = super().clean()
        beans = {}
        for entry in self.entries:
            for scale, label in SCALES:
                beans |= self._read(entry, scale, label, cleaned.get("women"))
        if not self.errors and not sum(beans.values()):
            raise forms.ValidationError(_("Type in the numbers first: how many beans lie at each grade."))
        self._check_two_people(cleaned)
        if self.asks_if_sure and not cleaned.get("sure"):
            self.add_error("sure", _("Look at the numbers once more. Tick this when they are right."))
        return cleaned | {"beans": beans}

    def _read(self, entry, scale, label, women: int | None) -> dict:
        """The beans of one scale; more than women is wrong, fewer is a question."""
        boxes = self._boxes(entry, scale, label)
        about = {"issue": entry.position, "scale": label}
        for box in boxes:
            if box.wrong:
                said = _("Issue %(issue)d, %(scale)s: type whole numbers, or nothing.")
                self.add_error(None, said % about)
                return {}
        counted = {(entry.issue_id, scale, box.grade): int(box.typed or 0) for box in boxes}
        total = sum(counted.values())
        if women and total > women:
            said = _("Issue %(issue)d, %(scale)s: %(total)d beans, but %(women)d women. Count again.")
            self.add_error(None, said % (about | {"total": total, "women": women}))
        elif women and (total < women or self.before + women > self.here):
            self.asks_if_sure = True
        return counted

    def _check_two_people(self, cleaned) -> None:
        one, other = cleaned.get("counted_by"), cleaned.get("witnessed_by")
        if one and other and one.casefold() == other.casefold():
            self.add_error("witnessed_by", _("Two different people count: write the other one here."))

    def _boxes(self, entry, scale, label) -> list[Box]:
        return [self._box(entry, scale, label, grade) for grade in range(1, self.levels + 1)]

    def _box(self, entry, scale, label, grade: int) -> Box:
        name = f"b{entry.position}-{scale}-{grade}"
        typed = self.data.get(name, "").strip()[:4] if self.is_bound else ""
        spoken = f"{entry.position}. {entry.issue.name}, {label}: {grade}"
        is_number = typed.isascii() and typed.isdecimal() and int(typed) <= MOST
        return Box(name, grade, typed, spoken, bool(typed) and not is_number)
