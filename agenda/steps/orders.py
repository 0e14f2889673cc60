"""The forms of ranking by order: a ballot from a phone, the way of counting, and what was read off paper ballots."""

import re
from collections import Counter

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.ballots.methods import METHODS
from agenda.models import OrderingIssue, PaperCount
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps.base import NoInput
from coalition.web.forms import WordsField

FIELD = "issue_"
MOST_LINES, MOST_ALIKE = 500, 1_000
PAPER = re.compile(r"(?:([0-9]{1,4}) *[x:] *)?([0-9]{1,4}(?:[ ,=]+[0-9]{1,4})*)", re.ASCII)


class BallotForm(NoInput):
    """A place beside each issue: equal numbers are level, nothing is left out; ``clear`` takes the order back."""

    clear = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        entries = OrderingIssue.objects.filter(ordering__step=self.step).select_related("issue")
        self.entries = list(entries)
        for entry in self.entries:
            self.fields[f"{FIELD}{entry.issue_id}"] = forms.IntegerField(
                min_value=1, max_value=999, required=False, label=entry.issue.name
            )

    @property
    def rows(self):
        """Each issue with the field of its place."""
        return [(entry, self[f"{FIELD}{entry.issue_id}"]) for entry in self.entries]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("clear"):
            return {"levels": []}
        if any(name.startswith(FIELD) and name not in self.fields for name in self.data):
            raise forms.ValidationError(GONE["invalid_choice"])
        places = {int(name.removeprefix(FIELD)): cleaned.get(name) for name in self.fields if name != "clear"}
        ranks = sorted({place for place in places.values() if place})
        if not self.errors and not ranks:
            raise forms.ValidationError(_("Choose at least one issue, or let it be."))
        return {"levels": [[pk for pk, place in places.items() if place == rank] for rank in ranks]}


class MethodForm(HostForm):
    method = forms.ChoiceField(choices=[(name, method.name) for name, method in METHODS.items()])


class PapersForm(HostForm):
    """A line for each ballot: ``3 1 2=4``, or ``5x 3 1`` for five that are alike. Numbers are those on the wall.

    Two women read, each for herself, and each counts the papers before she types.
    """

    reading = forms.TypedChoiceField(
        choices=PaperCount.Reading.choices, coerce=int, label=gettext_lazy("Which reading is it?")
    )
    read_by = WordsField(label=gettext_lazy("Who reads: a name or a member number"), max_length=60)
    papers = forms.IntegerField(
        label=gettext_lazy("Papers that she counted, without the empty ones"),
        min_value=1,
        max_value=MOST_LINES * MOST_ALIKE,
    )
    orders = forms.CharField(
        label=gettext_lazy("The ballots, one on each line"),
        help_text=gettext_lazy(
            "The numbers of the issues from first to last. Level ones with =, such as 3 1 2=4. What she left out is "
            "not written. Five that are alike: 5x 3 1."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        max_length=20_000,
    )

    def clean_orders(self):
        numbers = dict(
            OrderingIssue.objects.filter(ordering__step=self.step).values_list("number", "issue_id")
        )
        return counted_lines(self.cleaned_data["orders"], numbers)

    def clean(self):
        if self.step.state == Step.State.READY:
            raise forms.ValidationError(_("It has not begun. Press the big button first."))
        cleaned = super().clean()
        papers, orders = cleaned.pop("papers", None), cleaned.get("orders")
        if papers and orders:
            self._check_number(papers, typed=sum(times for _levels, times in orders))
        others = PaperCount.objects.filter(ordering__step=self.step).exclude(reading=cleaned.get("reading"))
        names = [name.casefold() for name in others.values_list("read_by", flat=True) if name]
        if cleaned.get("read_by", "").casefold() in names:
            self.add_error("read_by", _("Two different people read: write the other one here."))
        return cleaned

    def _check_number(self, papers: int, *, typed: int) -> None:
        if papers != typed:
            said = _("You counted %(papers)d papers, and %(typed)d are typed. Look which one differs.")
            self.add_error("papers", said % {"papers": papers, "typed": typed})


def counted_lines(text: str, numbers: dict[int, int]) -> list[tuple[list[list[int]], int]]:
    """Each distinct order and how often it lies there, by the keys in ``numbers``; raises ValidationError."""
    lines = [line.strip().lower() for line in text.splitlines()]
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(_("Too many lines. Put ballots that are alike into one line."))
    counted: Counter = Counter()
    for at, line in enumerate(lines, start=1):
        if line:
            levels, times = _read(line, at, numbers)
            counted[levels] += times
    return [([list(level) for level in levels], times) for levels, times in counted.items()]


def _read(line: str, at: int, numbers: dict[int, int]) -> tuple[tuple[tuple[int, ...], ...], int]:
    """One line of paper ballots, by the keys of the issues."""
    found = PAPER.fullmatch(line)
    if not found:
        _refuse(_("Line %(line)d cannot be read. It looks like 3 1 2=4."), line=at)
    times = int(found[1] or 1)
    if not 1 <= times <= MOST_ALIKE:
        _refuse(_("Line %(line)d: from 1 to %(most)d ballots may be alike."), line=at, most=MOST_ALIKE)
    levels = [
        [int(number) for number in re.findall(r"[0-9]+", level)]
        for level in re.split(r"[ ,]+", re.sub(r" *=[ =,]*", "=", found[2]))
    ]
    said = [number for level in levels for number in level]
    for number in said:
        if number not in numbers:
            _refuse(_("Line %(line)d: there is no issue %(number)d."), line=at, number=number)
        if said.count(number) > 1:
            _refuse(_("Line %(line)d: issue %(number)d stands there twice."), line=at, number=number)
    return tuple(tuple(sorted(numbers[number] for number in level)) for level in levels), times


def _refuse(why: str, **what) -> None:
    raise forms.ValidationError(why % what)
