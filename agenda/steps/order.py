"""Ranking by order: each woman puts the issues one behind the other; see models/ordering.py for what is kept."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import queries
from agenda.actions import ordering as actions
from agenda.ballots.methods import METHODS
from agenda.ballots.reading import Result
from agenda.models import Ordering, OrderingIssue
from agenda.rounds import caution
from agenda.slips import places
from agenda.steps.orders import FIELD, BallotForm, MethodForm, PapersForm
from agenda.steps.words import HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps.base import Deed, Line, StepKind

BLANK_ISSUES = 9


class Order(StepKind):
    """Each woman puts the issues in order, alone; nobody sees a result before it is shown, and none under five."""

    stages = ("ready", "open", "closed", "shown", "saved")
    host_template = "agenda/steps/order_host.html"
    wall_template = "agenda/steps/order_wall.html"
    phone_template = "agenda/steps/order_phone.html"
    answer_form: type[BallotForm] = BallotForm
    papers_form: type[PapersForm] = PapersForm
    help_for_her = gettext_lazy(
        "Write 1 beside what matters most, then 2, 3. The same number for level ones; nothing for what you leave out."
    )
    deeds = {
        "set_method": Deed(actions.set_method, MethodForm),
        "read_papers": Deed(actions.read_papers, PapersForm),
        "forget_papers": Deed(actions.forget_papers, HostForm),
    }

    @property
    def counts_answers(self):
        """Once it is closed the number belongs to the result, which under five ballots nobody is told."""
        return self.step.is_open

    @cached_property
    def fields_for_her(self):
        """A place for each issue; none before there are any."""
        issues = OrderingIssue.objects.filter(ordering__step=self.step)
        return tuple(f"{FIELD}{pk}" for pk in issues.values_list("issue", flat=True))

    def read_back(self, cleaned):
        levels = _by_number(self._issues(self.ordering), cleaned["levels"])
        names = [" = ".join(entry.issue.name for entry in level) for level in levels]
        return [(_("Her order"), [f"{place}. {name}" for place, name in enumerate(names, start=1)])]

    @property
    def ordering(self) -> Ordering | None:
        return Ordering.objects.filter(step=self.step).first()

    def previous_state(self):
        """Once sealed it can be shown again, but not opened: who sent what is gone."""
        if self.step.state == Step.State.SHOWN and self.ordering.sealed_at:
            return None
        return super().previous_state()

    def host(self):
        ordering = self.ordering
        if ordering is None or self.step.state == Step.State.READY:
            return {"method": (ordering or Ordering()).method, "methods": METHODS}
        shown = self._shown(ordering) | {"ordering": ordering}
        if not self.step.is_revealed:
            readings = sorted(ordering.paper.values_list("reading", "orders"))
            shown["read"] = [reading for reading, _orders in readings]
            shown["agreed"] = len(readings) > 1 and readings[0][1] == readings[1][1]
            shown["papers"] = sum(times for _levels, times in readings[0][1]) if shown["agreed"] else 0
            shown["read_papers_form"] = self.papers_form(step=self.step)
        return shown

    def caution(self):
        ordering = self.ordering if self.step.state in (Step.State.OPEN, Step.State.CLOSED) else None
        if ordering is None or ordering.sealed_at:
            return ""
        return caution.on_the_strip(caution.before_counting_orders(ordering), self.step)

    def wall(self):
        ordering = self.ordering
        return {} if ordering is None else self._shown(ordering)

    def phone(self, participant, data=None):
        ordering = self.ordering
        if ordering is None:
            return {}
        if self.step.is_revealed:
            return self._shown(ordering)
        ballot = ordering.ballots.filter(participant=participant).first()
        form = self.answer_form(step=self.step)
        mine = _by_number(form.entries, ballot.levels if ballot else [])
        form.initial = {
            f"{FIELD}{entry.issue_id}": place for place, level in enumerate(mine, start=1) for entry in level
        }
        return {"form": form, "mine": mine, "writes": not mine or (data or {}).get("change") == "1"}

    def answer(self, participant, *, levels):
        actions.put_in_order(self.ordering, participant=participant, levels=levels)

    def entered(self, state, *, by, now):
        if state == Step.State.OPEN:
            actions.open_ordering(self.step)
        elif state == Step.State.CLOSED:
            actions.close_ordering(self.step, now=now)
        elif state == Step.State.SAVED:
            actions.seal_ordering(self.step, now=now)

    def record(self):
        ordering = self.ordering
        if ordering is None or not self.step.is_revealed:
            return []
        result = queries.order_result(ordering)
        if result is None:
            return [Line(self.too_few())]
        return [
            Line(queries.turnout(ordering, result)),
            Line(f"{ordering.get_method_display()}: {ordering.sentence}"),
            *self.result_lines(result),
        ]

    def sheets(self):
        ask = _("No name. Write 1 beside what matters most, then 2, 3. Leave empty what you leave out.")
        return [places(self.on_paper(), _("Slips to put in order"), ask=ask)]

    def on_paper(self) -> list[tuple[int, str]]:
        """The issues with their numbers; before there are any, blank names."""
        ordering = self.ordering
        frozen = list(ordering.issues.values_list("number", "issue__name")) if ordering else []
        standing = self.step.meeting.issues.standing() if not frozen else []
        names = [issue.name for issue in standing] or [""] * BLANK_ISSUES
        return frozen or list(enumerate(names, start=1))

    def result_lines(self, result) -> list[Line]:
        """The counted ballots, for the record."""
        return [*(Line(place_of(line), line.name) for line in result.lines), *_others(result)]

    def too_few(self) -> str:
        return _("Fewer than five women sent an order, so no result is shown.")

    def _shown(self, ordering) -> dict:
        if not self.step.is_revealed:
            return {"entries": self._issues(ordering), "ordering": ordering}
        return {"is_shown": True, "ordering": ordering} | queries.order_shown(ordering)

    @staticmethod
    def _issues(ordering) -> list[OrderingIssue]:
        return list(ordering.issues.select_related("issue"))


def _by_number(entries, levels) -> list[list[OrderingIssue]]:
    """Her order as the entries of today, without what is gone."""
    found = ([entry for entry in entries if entry.issue_id in level] for level in levels)
    return [level for level in found if level]


def place_of(line) -> str:
    """Where it stands, for the record."""
    said = _("Place %(place)d, shared") if line.is_tied else _("Place %(place)d")
    return said % {"place": line.place}


def _others(result: Result) -> list[Line]:
    lines = []
    if result.winner:
        lines.append(Line(_("Beats every other issue"), result.winner.name))
    if result.same_order:
        lines.append(Line(_("The same order by: %(methods)s") % {"methods": _names(result.same_order)}))
    if result.same_first:
        lines.append(Line(_("The same first place by: %(methods)s") % {"methods": _names(result.same_first)}))
    for method, names in result.others_first:
        lines.append(Line(_("First by %(method)s") % {"method": method.name}, "; ".join(names)))
    return lines


def _names(methods) -> str:
    return ", ".join(str(method.name) for method in methods)
