from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agenda.models import Issue, Round, RoundIssue
from agenda.rounds import caution, readings
from agenda.rounds.actions import rating as actions
from agenda.slips import ballots
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps.base import Deed, Line, NoInput, StepKind
from coalition.meetings.steps.sheets import Sheet

BLANK_ISSUES = 7
GRADES = [(str(grade), str(grade)) for grade in range(1, 6)]


class RateForm(NoInput):
    """Two grades for the issue that stands at one number; either may be left blank, ``clear`` blanks both.

    ``of`` is the key of the issue that stood there on her page: after a merge another may have its number.
    """

    issue = forms.ModelChoiceField(RoundIssue.objects.none(), to_field_name="position", error_messages=GONE)
    urgency = forms.TypedChoiceField(choices=GRADES, coerce=int, empty_value=None, required=False)
    feasibility = forms.TypedChoiceField(choices=GRADES, coerce=int, empty_value=None, required=False)
    clear = forms.BooleanField(required=False)
    of = forms.IntegerField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = RoundIssue.objects.filter(round__step=self.step).select_related(
            "round", "issue"
        )
        self.fields["issue"].label = gettext_lazy("Issue")
        self.fields["issue"].label_from_instance = lambda entry: f"{entry.position}. {entry.issue.name}"
        self.fields["issue"].widget.attrs["data-words"] = True
        self.fields["urgency"].label = gettext_lazy("How urgent")
        self.fields["feasibility"].label = gettext_lazy("How possible")

    def clean(self):
        cleaned = super().clean()
        entry, of = cleaned.get("issue"), cleaned.pop("of", None)
        if entry is not None and of not in (None, entry.issue_id):
            raise forms.ValidationError(GONE["invalid_choice"])
        if cleaned.pop("clear", False):
            return cleaned | {"urgency": None, "feasibility": None}
        given = [cleaned.get(scale) for scale in ("urgency", "feasibility")]
        if entry is not None and any(grade and grade > entry.round.levels for grade in given):
            raise forms.ValidationError(_("Choose one of the numbers shown."))
        if not self.errors and given == [None, None]:
            raise forms.ValidationError(_("Choose a number, or press Skip."))
        return cleaned


class LevelsForm(HostForm):
    levels = forms.TypedChoiceField(choices=Round.Levels.choices, coerce=int)


class PictureForm(NoInput):
    picture = forms.ChoiceField(choices=Round.Picture.choices)


class Rating(StepKind):
    """Each woman grades each issue for urgency and feasibility, alone; nobody sees a result before it is shown."""

    stages = ("ready", "open", "closed", "shown", "saved")
    host_template = "agenda/steps/rating_host.html"
    host_live_template = "agenda/steps/_rating_live.html"
    wall_template = "agenda/steps/rating_wall.html"
    phone_template = "agenda/steps/rating_phone.html"
    answer_form = RateForm
    counts_answers = True
    fields_for_her = ("issue", "urgency", "feasibility")
    deeds = {
        "set_levels": Deed(actions.set_levels, LevelsForm),
        "set_picture": Deed(actions.set_picture, PictureForm),
    }

    @property
    def round(self) -> Round | None:
        return Round.objects.filter(step=self.step).first()

    def previous_state(self):
        """Once sealed it can be shown again, and once shown it is counted no more: see models/rating.py."""
        round_ = self.round
        if self.step.state == Step.State.SHOWN and round_.sealed_at:
            return None
        if self.step.state == Step.State.CLOSED and round_.shown_at:
            return None
        return super().previous_state()

    def host(self):
        round_ = self.round
        if round_ is None or self.step.state == Step.State.READY:
            levels = round_.levels if round_ else Round.Levels.FIVE
            return {"levels": levels, "levels_offered": Round.Levels.values}
        if self.step.is_revealed:
            shown = self._shown(round_)
            pictures = [one for one in Round.Picture if one != Round.Picture.MOVES or shown["moves"]]
            return shown | {"pictures": pictures}
        slips = sum(round_.batches.values_list("slips", flat=True))
        return {"issues": self._issues(round_), "finished": readings.finished_rating(round_), "slips": slips}

    def caution(self):
        round_ = self.round if self.step.state in (Step.State.OPEN, Step.State.CLOSED) else None
        found = caution.before_counting(round_) if round_ and round_.shown_at is None else ""
        return caution.on_the_strip(f"{found} {caution.WAIT_FOR_FIVE}" if found else "", self.step)

    def wall(self):
        round_ = self.round
        if round_ is None:
            return {}
        if self.step.is_revealed:
            return self._shown(round_)
        return {"issues": self._issues(round_), "levels": round_.levels}

    def phone(self, participant, data=None):
        round_ = self.round
        if round_ is None:
            return {}
        if self.step.is_revealed:
            return {"reading": readings.reading(round_)}
        entries, given = self._issues(round_), readings.grades_of(participant, round_)
        entry = self._asked(entries, given, (data or {}).get("issue", ""))
        if entry is None:
            left = [entry for entry in entries if entry.issue_id not in given]
            return {"entries": entries, "rated": len(entries) - len(left), "left": left}
        place = entries.index(entry) + 1
        return {
            "entry": entry,
            "place": place,
            "entries": entries,
            "following": entries[place].position if place < len(entries) else "all",
            "before": entries[place - 2].position if place > 1 else None,
            "mine": given.get(entry.issue_id),
            "scale": range(1, round_.levels + 1),
            "words": entry.issue.cards.shown().values_list("text", flat=True)[:12],
        }

    def answer(self, participant, *, issue, urgency, feasibility):
        actions.rate(issue, participant=participant, urgency=urgency, feasibility=feasibility)

    def after_answer(self, cleaned):
        return f"issue={cleaned['issue'].position + 1}"

    def entered(self, state, *, by, now):
        if state == Step.State.OPEN:
            actions.open_round(self.step)
        elif state == Step.State.CLOSED:
            actions.close_round(self.step, now=now)
        elif state == Step.State.SHOWN:
            actions.show_round(self.step, now=now)
        elif state == Step.State.SAVED:
            actions.seal_round(self.step, now=now)

    def record(self):
        round_ = self.round
        if round_ is None or not self.step.is_revealed:
            return []
        reading = readings.reading(round_)
        women = ngettext("%(count)d woman rated", "%(count)d women rated", round_.raters) % {
            "count": round_.raters
        }
        lines = [Line(women)]
        slips = sum(round_.batches.values_list("slips", flat=True))
        if slips:
            paper = ngettext(
                "%(count)d slip from paper, counted by two people",
                "%(count)d slips from paper, counted by two people",
                slips,
            )
            lines.append(Line(paper % {"count": slips}))
        given = _("%(given)d of %(possible)d grades given") % {
            "given": reading.results.given,
            "possible": reading.results.possible,
        }
        return [*lines, Line(given), *map(_record_line, reading.lines)]

    def sheets(self):
        return [ballots_of(self.step, self.round)]

    @staticmethod
    def _shown(round_) -> dict:
        moves = readings.moves(round_) if round_.after_id else None
        return {
            "round": round_,
            "reading": readings.reading(round_),
            "moves": moves if moves and moves.issues else None,
        }

    @staticmethod
    def _issues(round_) -> list[RoundIssue]:
        return list(round_.issues.select_related("issue"))

    @staticmethod
    def _asked(entries, given, number: str) -> RoundIssue | None:
        """The issue she asked for, else the first that she has not graded; None, beyond the last, for the thanks."""
        last = entries[-1].position if entries else 0
        if number in ("all", str(last + 1)):
            return None
        asked = [entry for entry in entries if str(entry.position) == number]
        return next(iter(asked or [entry for entry in entries if entry.issue_id not in given]), None)


def ballots_of(step: Step, round_: Round | None) -> Sheet:
    """Before there are issues, blank names."""
    names = list(round_.issues.values_list("issue__name", flat=True)) if round_ else []
    names = names or list(
        Issue.objects.standing().filter(meeting=step.meeting_id).values_list("name", flat=True)
    )
    names = names or [""] * BLANK_ISSUES
    return ballots(list(enumerate(names, start=1)), round_.levels if round_ else Round.Levels.FIVE)


def _record_line(line: readings.Line) -> Line:
    if not line.is_shown:
        return Line(_("Too few women graded it, so no result is shown"), line.name)
    said = _(
        "%(place)d. Urgent %(urgency).1f (%(n_urgency)d), possible %(feasibility).1f (%(n_feasibility)d)"
    ) % {
        "place": line.result.rank,
        "urgency": line.mean_urgency,
        "n_urgency": line.result.urgency.n,
        "feasibility": line.mean_feasibility,
        "n_feasibility": line.result.feasibility.n,
    }
    return Line(said, line.name)
