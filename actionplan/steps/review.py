"""What became of our tasks: one after the other, by the word of the woman who does it. Late is not said of anyone."""

from collections import Counter

from django import forms
from django.db.models import DateTimeField, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actionplan import actions
from actionplan.forms import DayField, WomanField
from actionplan.models import Task, TaskReview
from actionplan.steps.told import or_why
from coalition.meetings.models import Meeting, Step
from coalition.meetings.steps import Deed, NoInput, StepKind, sheets
from coalition.meetings.steps.base import Line
from coalition.web.clocks import day
from coalition.web.forms import WordsField

ON_THE_WALL = 6
Said = TaskReview.Said


def tasks_of(step: Step):
    """What other meetings gave to do: under way, done since the last meeting, or spoken of here already."""
    done = Q(finished_at__gte=_last_met(step.meeting))
    heard = Q(pk__in=step.task_reviews.values("task"))
    found = Task.objects.filter(Q(accepted_at__isnull=False, finished_at=None) | done | heard)
    return found.exclude(action__meeting=step.meeting).with_people().by_date()


def free_tasks():
    """Those that nobody does now: their owner cannot, or has left."""
    return Task.objects.without_owner().by_date()


def _last_met(meeting: Meeting):
    earlier = Meeting.objects.with_session().ended().filter(started_at__lt=meeting.starts_at)
    last = earlier.order_by("-started_at").values("started_at")[:1]
    return Coalesce(Subquery(last), Value(meeting.starts_at, DateTimeField()))


class PickTask(NoInput):
    task = forms.ModelChoiceField(Task.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = tasks_of(self.step)


class SayForm(PickTask):
    """Her word; the day and what she needs only where she says them."""

    said = forms.ChoiceField(choices=Said)
    needs = WordsField(
        label=gettext_lazy("What she needs, if she wants it written"), max_length=140, required=False
    )
    due_on = DayField(label=gettext_lazy("A day that suits her better"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].earliest = timezone.localdate(self.step.meeting.starts_at)


class TakeForm(NoInput):
    task = forms.ModelChoiceField(Task.objects.none(), widget=forms.HiddenInput)
    owner = WomanField(
        label=gettext_lazy("Who takes it, by her own word"), empty_label=gettext_lazy("Choose her")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = free_tasks()


@or_why
def say_how(step, *, by, now, **said):
    actions.say(step, **said, by=by, now=now)


@or_why
def unsay(step, *, task, by, now):
    actions.unsay(step, task=task, by=by, now=now)


@or_why
def take_task(step, *, task, owner, by, now):
    """She takes what nobody does; the room heard her yes."""
    actions.take(task, by=owner, now=now)


class Review(StepKind):
    """The host goes task by task. The wall shows how many are done, and titles only where it may show words."""

    host_template = "actionplan/steps/review_host.html"
    wall_template = "actionplan/steps/review_wall.html"
    phone_template = "actionplan/steps/review_phone.html"
    deeds = {
        "say_how": Deed(say_how, SayForm),
        "unsay": Deed(unsay, PickTask),
        "take_task": Deed(take_task, TakeForm),
    }

    @cached_property
    def rows(self) -> list[tuple[Task, TaskReview | None]]:
        """Each task with what was said of it here; what is done was said by its tick."""
        said = {review.task_id: review for review in self.step.task_reviews.all()}
        return [(task, said.get(task.pk)) for task in tasks_of(self.step)]

    def host(self):
        ahead = [task for task, said in self.rows if said is None and not task.is_finished]
        now = ahead[0] if ahead else None
        return {
            "now": now,
            "form": now and self._form(now),
            "ahead": [(task, self._form(task)) for task in ahead[1:]],
            "heard": [(task, said) for task, said in self.rows if said or task.is_finished],
            "free": [(task, self._take_form(task)) for task in free_tasks()],
            "counts": self.counts(),
        }

    def wall(self):
        shows = self.step.wall in ("all", "text_only")
        heard = [(task, self._state(task, said)) for task, said in self.rows if said or task.is_finished]
        return {"counts": self.counts(), "heard": heard[-ON_THE_WALL:] if shows else []}

    def phone(self, participant, data=None):
        return {"counts": self.counts()}

    def counts(self) -> dict:
        """How many tasks stand how; those not spoken of yet are only still to hear."""
        counted = Counter(self._state(task, said)[0] for task, said in self.rows)
        words: dict[str, str] = {
            Said.DONE: _("Done"),
            Said.UNDER_WAY: _("On their way"),
            Said.NEEDS_HELP: _("Need help"),
            Said.LET_GO: _("Look for another woman"),
            "": _("Still to hear"),
        }
        return {"rows": [(said, label, counted[said]) for said, label in words.items() if counted[said]]}

    def sheets(self):
        columns = [
            _("Task"),
            _("Done"),
            _("On its way, by which day"),
            _("Needs help: what"),
            _("Who takes it"),
        ]
        names = [task.title for task in tasks_of(self.step) if not task.is_finished]
        return [
            sheets.table(_("What became of our tasks"), columns, rows=names, empty=max(8 - len(names), 2))
        ]

    def record(self):
        for task, said in self.rows:
            state, label = self._state(task, said)
            if state == Said.NEEDS_HELP and said.needs:
                yield Line(label, f"{task.title}. {said.needs}")
            elif state == Said.UNDER_WAY:
                yield Line(_("On its way, by %(day)s") % {"day": day(task.due_on)}, task.title)
            elif state:
                yield Line(label, task.title)

    @staticmethod
    def _state(task: Task, review: TaskReview | None) -> tuple[str, str]:
        if review is not None:
            return review.said, review.get_said_display()
        return (Said.DONE, str(Said.DONE.label)) if task.is_finished else ("", "")

    def _form(self, task: Task) -> SayForm:
        return SayForm(step=self.step, initial={"task": task.pk}, auto_id=f"say{task.pk}_%s")

    def _take_form(self, task: Task) -> TakeForm:
        return TakeForm(step=self.step, initial={"task": task.pk}, auto_id=f"take{task.pk}_%s")
