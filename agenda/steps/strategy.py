from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.carrying.actions import strategies as actions
from agenda.models import Issue
from agenda.models import Strategy as StrategyRow
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps import Deed, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.web.forms import WordsField


def issues_of(step: Step) -> list[Issue]:
    """What the meeting's newest agenda carries, in its order; before there is one, all its issues."""
    agenda = step.meeting.agendas.published().first() or step.meeting.agendas.first()
    if agenda is None:
        return list(step.meeting.issues.standing())
    return [item.issue for item in agenda.items.kept().select_related("issue")]


class StrategyForm(HostForm):
    issue = forms.ModelChoiceField(Issue.objects.none(), error_messages=GONE, widget=forms.HiddenInput)
    approach = forms.ChoiceField(
        label=gettext_lazy("Main strategy"), choices=StrategyRow.Approach, widget=forms.RadioSelect
    )
    methods = forms.MultipleChoiceField(
        label=gettext_lazy("Methods"), choices=StrategyRow.Method, widget=forms.CheckboxSelectMultiple
    )
    target = WordsField(label=gettext_lazy("Which office do we speak to?"), max_length=160)
    ask = WordsField(label=gettext_lazy("What do we ask?"), max_length=280)
    risk = WordsField(
        label=gettext_lazy("What could it cost the woman who does it?"), max_length=280, required=False
    )
    jurisdiction = forms.ChoiceField(label=gettext_lazy("Where"), choices=StrategyRow.Jurisdiction)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = self.step.meeting.issues.all()

    @property
    def issue_pk(self) -> str:
        """Which issue a form that came back with errors is about."""
        return str(self["issue"].value())


class Strategy(StepKind):
    """For each issue of the agenda: who can change it, by which way we reach them, what we ask, what it may cost."""

    host_template = "agenda/steps/strategy_host.html"
    wall_template = "agenda/steps/strategy_wall.html"
    phone_template = "agenda/steps/strategy_phone.html"
    deeds = {"write_strategy": Deed(actions.write_strategy, StrategyForm)}

    def rows(self) -> list[tuple[Issue, StrategyRow | None]]:
        """Each issue with its strategy, or None where the room has not come to it."""
        strategies = {row.issue_id: row for row in self.step.meeting.strategies.all()}
        return [(issue, strategies.get(issue.pk)) for issue in issues_of(self.step)]

    def host(self):
        return {"rows": [(issue, row, self._form(issue, row)) for issue, row in self.rows()]}

    def wall(self):
        return {"rows": self.rows()}

    def phone(self, participant, data=None):
        return {"rows": self.rows()}

    def sheets(self):
        columns = [_("Issue"), _("We speak to"), _("We ask"), _("What it could cost")]
        names = [issue.name for issue in issues_of(self.step)]
        return [sheets.table(_("Our strategies"), columns, rows=names, empty=max(8 - len(names), 2))]

    def _form(self, issue: Issue, row: StrategyRow | None) -> StrategyForm:
        fields = ("approach", "methods", "target", "ask", "risk", "jurisdiction")
        initial = {"issue": issue.pk} | ({name: getattr(row, name) for name in fields} if row else {})
        return StrategyForm(step=self.step, initial=initial, auto_id=f"strategy{issue.pk}_%s")

    def record(self):
        for issue, row in self.rows():
            if row is not None:
                methods = ", ".join(str(label) for label in row.method_labels)
                yield Line(
                    f"{row.get_approach_display()} ({methods}; {row.get_jurisdiction_display()})", issue.name
                )
                yield Line(_("We speak to"), row.target)
                yield Line(_("We ask"), row.ask)
                if row.risk:
                    yield Line(_("What it could cost"), row.risk)
