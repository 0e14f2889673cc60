"""The last part of the day: three actions, who does what, who could walk with us. The host writes, phones follow."""

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan import actions
from actionplan.forms import ActionForm, PartnerForm, TaskForm
from actionplan.models import Action, Partner, Task
from actionplan.steps.told import or_why
from coalition.meetings.steps import Deed, NoInput, StepKind, sheets
from coalition.meetings.steps.base import Line, Outcome
from coalition.web.clocks import day

ON_THE_WALL = 5


def _day_of(step):
    return timezone.localdate(step.meeting.starts_at)


class AddActionForm(ActionForm, NoInput):
    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, meeting=step.meeting, earliest=_day_of(step), step=step, **kwargs)


class ChangeActionForm(AddActionForm):
    """The same for an action that is there, named by a hidden field."""

    action = forms.ModelChoiceField(Action.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, step, action=None, **kwargs):
        here = step.meeting.actions.all()
        if action is None and args and str(args[0].get("action", "")).isdigit():
            action = here.filter(pk=args[0]["action"]).first()
        super().__init__(*args, step=step, action=action, **kwargs)
        self.fields["action"].queryset = here
        self.initial["action"] = action


class GiveTaskForm(TaskForm, NoInput):
    def __init__(self, *args, step, **kwargs):
        here = step.meeting.actions.now()
        super().__init__(*args, actions=here, earliest=_day_of(step), step=step, **kwargs)


class AddPartnerForm(NoInput, PartnerForm):
    pass


class PickAction(NoInput):
    action = forms.ModelChoiceField(Action.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = self.step.meeting.actions.all()


class PickTask(NoInput):
    task = forms.ModelChoiceField(Task.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = Task.objects.filter(action__meeting=self.step.meeting).with_people()


class PickPartner(NoInput):
    partner = forms.ModelChoiceField(Partner.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = self.step.meeting.partners.all()


@or_why
def add_action(step, *, by, now, **fields):
    actions.add_action(step.meeting, **fields)


@or_why
def change_action(step, *, action, by, now, **fields):
    actions.change_action(action, **fields)


def remove_action(step, *, action, by, now):
    actions.remove_action(action, now=now)


@or_why
def give_task(step, *, by, now, **fields):
    actions.give_task(**fields, by=by)


@or_why
def accept_aloud(step, *, task, by, now):
    """She said yes in the room; the host's own number is kept beside it."""
    actions.accept(task, by=by, now=now)


def remove_task(step, *, task, by, now):
    actions.remove_task(task, now=now)


def add_partner(step, *, by, now, **fields):
    actions.add_partner(meeting=step.meeting, **fields)


def remove_partner(step, *, partner, by, now):
    actions.remove_partner(partner)


class Actions(StepKind):
    """What the coalition does next. Which part of it a step is about stands in its record: see ``PARTS``."""

    phone_template = "actionplan/steps/actions_phone.html"

    def __new__(cls, step):
        return super().__new__(PARTS.get(step.record, ChooseActions))

    def chosen(self):
        """What this meeting has put on the plan."""
        return self.step.meeting.actions.now().with_tasks()

    def wall(self):
        return {"actions": self.chosen()}

    def phone(self, participant, data=None):
        return {"actions": self.chosen()}


class ChooseActions(Actions):
    """Three things that will exist in some weeks, the rest for later."""

    host_template = "actionplan/steps/actions_host.html"
    wall_template = "actionplan/steps/actions_wall.html"
    deeds = {
        "add_action": Deed(add_action, AddActionForm),
        "change_action": Deed(change_action, ChangeActionForm),
        "remove_action": Deed(remove_action, PickAction),
    }

    def host(self):
        forms_of = [
            (action, ChangeActionForm(step=self.step, action=action, auto_id=f"action-{action.pk}-%s"))
            for action in self.step.meeting.actions.order_by("later", "position", "pk")
        ]
        last = self.step.meeting.actions.aggregate(day=Max("due_on"))["day"]
        start = {"due_on": last or _day_of(self.step)}
        return {"forms_of": forms_of, "add_action_form": AddActionForm(step=self.step, initial=start)}

    def sheets(self):
        columns = [_("What we do"), _("It is done when"), _("By which day")]
        return [sheets.table(_("Our next steps"), columns, empty=8)]

    def record(self):
        for action in self.step.meeting.actions.order_by("later", "position", "pk"):
            text = f"{action.title}. {action.done_when}".removesuffix(". ")
            yield Line(_("Later") if action.later else _("By %(day)s") % {"day": day(action.due_on)}, text)


class GiveTasks(Actions):
    """Each task gets an owner who says yes herself, a helper and a day."""

    host_template = "actionplan/steps/tasks_host.html"
    wall_template = "actionplan/steps/tasks_wall.html"
    deeds = {
        "give_task": Deed(give_task, GiveTaskForm),
        "accept_aloud": Deed(accept_aloud, PickTask),
        "remove_task": Deed(remove_task, PickTask),
    }

    def tasks(self):
        return Task.objects.filter(action__meeting=self.step.meeting)

    def host(self):
        return {"actions": self.chosen(), "give_task_form": GiveTaskForm(step=self.step)}

    def wall(self):
        tasks = list(self.tasks().with_people().order_by("-pk"))
        return {
            "newest": tasks[:ON_THE_WALL],
            "count": len(tasks),
            "agreed": sum(task.is_accepted for task in tasks),
        }

    def sheets(self):
        fields = [
            _("Who does it"),
            _("Who helps"),
            _("By which day"),
            _("She said yes herself (sign or thumb)"),
        ]
        return [sheets.slips("tasks", _("Task slips"), ask=_("Task"), fields=fields)]

    def record(self):
        for task in self.tasks().by_date():
            yield Line(_("By %(day)s") % {"day": day(task.due_on)}, task.title)

    def outcomes(self):
        for task in self.tasks().by_date():
            state = _("Done") if task.finished_at else _("Not yet")
            yield Outcome(_("Task"), task.title, state, task.due_on, is_task=True)


class FindPartners(Actions):
    """Who could walk with us; the host writes, names of members stay out of it."""

    host_template = "actionplan/steps/partners_host.html"
    wall_template = "actionplan/steps/partners_wall.html"
    deeds = {
        "add_partner": Deed(add_partner, AddPartnerForm),
        "remove_partner": Deed(remove_partner, PickPartner),
    }

    def found(self):
        return {"partners": self.step.meeting.partners.select_related("contact_owner")}

    def host(self):
        return self.found() | {"add_partner_form": AddPartnerForm(step=self.step)}

    def wall(self):
        return {"partners": self.found()["partners"].order_by("-pk")[:ON_THE_WALL]}

    def phone(self, participant, data=None):
        return self.found()

    def sheets(self):
        columns = [_("Who could walk with us"), _("What we ask"), _("Who speaks to them")]
        return [sheets.table(_("Partners"), columns)]

    def record(self):
        for partner in self.step.meeting.partners.all():
            yield Line(partner.get_kind_display(), f"{partner.name}. {partner.ask}".removesuffix(". "))


PARTS = {"actions": ChooseActions, "tasks": GiveTasks, "partners": FindPartners}
