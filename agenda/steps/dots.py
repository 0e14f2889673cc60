"""Dot voting: each woman has a few dots and puts them on issues, at most one on each; for nine issues or more.

Dots show what many care for, not how much: where like issues stand side by side they take dots from one another, and
whoever comes late follows the crowd. So nobody sees a dot before it is closed, and issues are grouped first.
"""

from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agenda.actions import ordering as actions
from agenda.models import Ordering
from agenda.models.ordering import MOST_DOTS
from agenda.slips import places
from agenda.steps.order import Order, place_of
from agenda.steps.orders import FIELD, BallotForm, PapersForm
from agenda.steps.words import HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, Line


def dots_of(step: Step) -> int:
    """How many each woman has in ``step``."""
    return Ordering.objects.values_list("dots", flat=True).filter(step=step).first() or actions.USUAL_DOTS


class DotsForm(BallotForm):
    """A tick beside each issue that gets a dot; none gets two."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for entry in self.entries:
            field = forms.BooleanField(required=False, label=entry.issue.name)
            self.fields[f"{FIELD}{entry.issue_id}"] = field

    @cached_property
    def dots(self) -> int:
        return dots_of(self.step)

    def clean(self):
        chosen = sorted(pk for level in super().clean()["levels"] for pk in level)
        _refuse_too_many(len(chosen), self.dots)
        return {"levels": [chosen] if chosen else []}


class DotPapersForm(PapersForm):
    """A line for each paper: the numbers of the issues with a dot."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["orders"].help_text = gettext_lazy(
            "The numbers of the issues that have a dot, such as 3 1 7. Five that are alike: 5x 3 1 7."
        )

    def clean_orders(self):
        most, flat = dots_of(self.step), []
        for levels, times in super().clean_orders():
            chosen = sorted(pk for level in levels for pk in level)
            _refuse_too_many(len(chosen), most)
            flat.append(([chosen], times))
        return flat


class SetDotsForm(HostForm):
    dots = forms.TypedChoiceField(choices=[(n, n) for n in range(1, MOST_DOTS + 1)], coerce=int)


class Dots(Order):
    """Each woman puts her dots, alone; nobody sees a result before it is shown, and none under five."""

    host_template = "agenda/steps/dots_host.html"
    wall_template = "agenda/steps/dots_wall.html"
    phone_template = "agenda/steps/dots_phone.html"
    answer_form = DotsForm
    papers_form = DotPapersForm
    help_for_her = gettext_lazy("Tick what she puts a dot on; no two on one.")
    deeds = {
        "set_dots": Deed(actions.set_dots, SetDotsForm),
        "read_papers": Deed(actions.read_papers, DotPapersForm),
        "forget_papers": Deed(actions.forget_papers, HostForm),
    }

    def host(self):
        if self.step.state == Step.State.READY:
            return {"dots": dots_of(self.step), "numbers": range(1, MOST_DOTS + 1)}
        return super().host()

    def read_back(self, cleaned):
        chosen = [pk for level in cleaned["levels"] for pk in level]
        names = [entry.issue.name for entry in self._issues(self.ordering) if entry.issue_id in chosen]
        return [(_("Her dots"), names)]

    def entered(self, state, *, by, now):
        if state == Step.State.OPEN:
            actions.begin_dots(self.step)
        super().entered(state, by=by, now=now)

    def sheets(self):
        dots, entries = dots_of(self.step), self.on_paper()
        ask = ngettext(
            "No name. Put %(dots)d dot or mark beside what matters most.",
            "No name. Put %(dots)d dots or marks beside what matters most, no two on one.",
            dots,
        ) % {"dots": dots}
        rows = [f"{number}. {name}" if name else "" for number, name in entries]
        return [places(entries, _("Slips for dots"), ask=ask), sheets.count(rows)]

    def result_lines(self, result):
        return [Line(f"{place_of(line)}. {_dots(line.dots)}", line.name) for line in result.lines]

    def too_few(self):
        return _("Fewer than five women put dots, so no result is shown.")

    def _shown(self, ordering):
        return super()._shown(ordering) | ({} if self.step.is_revealed else {"dots": ordering.dots})


def _dots(count: int) -> str:
    return ngettext("%(count)d dot", "%(count)d dots", count) % {"count": count}


def _refuse_too_many(chosen: int, most: int) -> None:
    if chosen > most:
        raise forms.ValidationError(
            ngettext(
                "There is %(most)d dot for each of us, and this puts %(chosen)d. Take some back.",
                "There are %(most)d dots for each of us, and this puts %(chosen)d. Take some back.",
                most,
            )
            % {"most": most, "chosen": chosen}
        )
