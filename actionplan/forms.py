"""Forms of the action plan; those of the room (steps.py) are built on them."""

from datetime import date, timedelta
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actionplan import queries
from actionplan.models import Action, Partner, Task, Visit
from actionplan.models.plan import MOST_ACTIONS, MOST_OPEN_TASKS
from agenda import roleplays
from agenda.models import Agenda, Issue, Item, Scene
from coalition.web.clocks import day
from coalition.web.forms import WORDS, DayInput, SentOnceForm, WordsField
from coalition.web.seen import SeenForm, as_it_stands
from members.models import Member, Role

LATEST = timedelta(days=2 * 365)


class DayField(forms.DateField):
    """A day from ``earliest`` on, and within two years: a slip of the finger in the year is told at once."""

    widget = DayInput

    def __init__(self, *, earliest: date | None = None, **kwargs):
        super().__init__(**kwargs)
        self.earliest = earliest

    def validate(self, value):
        super().validate(value)
        if value and self.earliest and not self.earliest <= value <= self.earliest + LATEST:
            limits = {"first": day(self.earliest), "last": day(self.earliest + LATEST)}
            raise ValidationError(_("Choose a day from %(first)s to %(last)s.") % limits)


class WomanField(forms.ModelChoiceField):
    """A member, by the name she uses and her number, with what she likes to give."""

    def __init__(self, **kwargs):
        women = Member.objects.active().select_related("offer").in_order()
        super().__init__(women, widget=forms.Select(attrs=WORDS), **kwargs)

    def label_from_instance(self, woman):
        said = f"{woman.name_used} ({woman.number})"
        return f"{said}: {woman.offer}" if hasattr(woman, "offer") else said


class ActionForm(forms.Form):
    title = WordsField(label=_("What we will do"), max_length=140)
    done_when = WordsField(label=_("It is done when"), max_length=200, rows=2, required=False)
    due_on = DayField(label=_("By which day"))
    item = forms.ModelChoiceField(
        Item.objects.none(),
        label=_("Which issue it serves"),
        required=False,
        empty_label=_("None of them"),
        widget=forms.Select(attrs=WORDS),
    )
    later = forms.BooleanField(label=_("For the later list"), required=False)

    def __init__(self, *args, meeting, earliest: date, action: Action | None = None, **kwargs):
        if action is not None:
            fields = ("title", "done_when", "due_on", "item", "later")
            kwargs.setdefault("initial", {name: getattr(action, name) for name in fields})
            earliest = min(earliest, action.due_on)
        super().__init__(*args, **kwargs)
        self.meeting, self.action = meeting, action
        self.fields["due_on"].earliest = earliest
        self.fields["item"].queryset = self._items()

    def _items(self):
        """What stands on the newest agenda, and what was chosen before."""
        newest = Agenda.objects.published()[:1]
        chosen = self.action.item_id if self.action is not None else None
        return Item.objects.filter(Q(agenda__in=newest) | Q(pk=chosen)).kept()

    def clean(self):
        cleaned = super().clean()
        others = Action.objects.now().unfinished().filter(meeting=self.meeting)
        if self.action is not None:
            others = others.exclude(pk=self.action.pk)
        if not cleaned.get("later") and others.exclude(title=cleaned.get("title")).count() >= MOST_ACTIONS:
            self.add_error("later", _("Three are enough for now. Put this one on the later list."))
        return cleaned


class TaskForm(forms.Form):
    action = forms.ModelChoiceField(
        Action.objects.none(),
        label=_("For which action"),
        empty_label=None,
        widget=forms.Select(attrs=WORDS),
    )
    title = WordsField(label=_("Task"), max_length=140)
    owner = WomanField(label=_("Who does it"), empty_label=_("Choose a woman who wants to"))
    helper = WomanField(label=_("Who helps her"), required=False, empty_label=_("Nobody yet"))
    due_on = DayField(label=_("By which day"))

    def __init__(self, *args, actions, earliest: date, task: Task | None = None, **kwargs):
        if task is not None:
            fields = ("action", "title", "owner", "helper", "due_on")
            kwargs.setdefault("initial", {name: getattr(task, name) for name in fields})
            earliest = min(earliest, task.due_on)
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["action"].queryset = actions
        self.fields["due_on"].earliest = earliest

    def clean(self):
        cleaned = super().clean()
        owner, helper = cleaned.get("owner"), cleaned.get("helper")
        if owner and helper == owner:
            self.add_error("helper", _("Choose another woman to help, or nobody."))
        if owner and self._is_new_to(owner) and self._open_tasks_of(owner) >= MOST_OPEN_TASKS:
            self.add_error("owner", _("She has two open tasks. That is enough for one woman."))
        return cleaned

    def _is_new_to(self, owner) -> bool:
        if self.task is not None:
            return self.task.owner_id != owner.pk
        same = {name: self.cleaned_data.get(name) for name in ("action", "title")}
        return not Task.objects.filter(owner=owner, **same).exists()

    def _open_tasks_of(self, owner) -> int:
        return Task.objects.open().assigned_to(owner).count()


class WhyForm(forms.Form):
    """What stands in the way, if she wants to say it."""

    why = WordsField(label=_("What stands in the way?"), max_length=140, required=False)


class LaterDayForm(forms.Form):
    """The new day that she gives herself."""

    due_on = DayField(label=_("Which day is good?"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].earliest = today


class PartnerForm(forms.ModelForm):
    name = WordsField(label=_("Name"), max_length=80)
    ask = WordsField(label=_("What we ask"), max_length=200, rows=2, required=False)
    offer = WordsField(label=_("What we offer"), max_length=200, rows=2, required=False)
    contact_owner = WomanField(
        label=_("Who of us makes contact"), required=False, empty_label=_("Nobody yet")
    )
    next_step = WordsField(label=_("Next step"), max_length=140, rows=2, required=False)
    due_on = DayField(label=_("By which day"), required=False)

    class Meta:
        model = Partner
        fields = [
            "name",
            "kind",
            "warmth",
            "ask",
            "offer",
            "may_know",
            "contact_owner",
            "next_step",
            "due_on",
        ]


class CommitmentForm(forms.Form):
    text = WordsField(label=_("I will"), max_length=280, rows=2)


class DoneForm(forms.Form):
    done = forms.BooleanField(required=False)


class SceneField(forms.ModelChoiceField):
    """A role-play that was played, by its title and its day."""

    def label_from_instance(self, scene):
        return f"{roleplays.scenario(scene.scenario).title} · {day(scene.step.meeting.starts_at)}"


class VisitForm(SentOnceForm, SeenForm):
    """All that is kept of a visit."""

    issue = forms.ModelChoiceField(
        Issue.objects.none(), label=_("For which issue?"), empty_label=None, widget=forms.Select(attrs=WORDS)
    )
    office = WordsField(label=_("Which office?"), max_length=160)
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("A partner of ours?"),
        required=False,
        empty_label=_("None of them"),
        widget=forms.Select(attrs=WORDS),
    )
    task = forms.ModelChoiceField(
        Task.objects.none(),
        label=_("Which task does it serve?"),
        required=False,
        empty_label=_("None of them"),
        widget=forms.Select(attrs=WORDS),
    )
    on = forms.DateField(label=_("On which day?"), widget=DayInput)
    who = forms.MultipleChoiceField(
        label=_("Who goes, by role"), choices=Role, widget=forms.CheckboxSelectMultiple
    )
    scene = SceneField(
        Scene.objects.none(),
        label=_("In which role-play was it practised?"),
        required=False,
        empty_label=_("None of them"),
    )
    practised_on = forms.DateField(label=_("Practised in a role-play on"), widget=DayInput, required=False)
    outcome = WordsField(
        label=_("What did they say?"),
        max_length=500,
        rows=3,
        required=False,
        help_text=_("After the visit. The office's answer, without names."),
    )
    next_step = WordsField(label=_("What comes next?"), max_length=140, required=False)

    def __init__(self, *args, visit: Visit | None = None, today: date, **kwargs):
        names = ("issue", "office", "partner", "task", "on", "who", "scene")
        names += ("practised_on", "outcome", "next_step")
        initial = as_it_stands(visit, *names) | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.today = today
        published = Item.objects.filter(agenda__published_at__isnull=False).exclude(position=None)
        issues = cast("forms.ModelChoiceField", self.fields["issue"])
        issues.queryset = Issue.objects.filter(pk__in=published.values("issue")).order_by("name", "pk")
        cast("forms.ModelChoiceField", self.fields["partner"]).queryset = Partner.objects.all()
        tasks = (
            Task.objects.filter(Q(finished_at=None) | Q(visits=visit)) if visit else Task.objects.unfinished()
        )
        cast("forms.ModelChoiceField", self.fields["task"]).queryset = tasks.distinct().order_by(
            "due_on", "pk"
        )
        cast("forms.ModelChoiceField", self.fields["scene"]).queryset = queries.scenes()

    def clean(self):
        given = super().clean()
        self._clean_task(given)
        on, scene = given.get("on"), given.get("scene")
        if scene and not given.get("practised_on"):
            given["practised_on"] = timezone.localdate(scene.step.meeting.starts_at)
        practised = given.get("practised_on")
        if on and abs(on - self.today) > LATEST:
            self.add_error("on", _("Choose a day within two years."))
        if on and practised and practised > on:
            self.add_error("practised_on", _("Practise before you go."))
        if on and on > self.today and given.get("outcome"):
            self.add_error("outcome", _("This day has not come yet."))
        return given

    def _clean_task(self, given) -> None:
        """A task whose action names an issue serves that one and no other."""
        issue, task = given.get("issue"), given.get("task")
        item = task.action.item if task else None
        if issue and item and item.issue.stands_in != issue.stands_in:
            self.add_error("task", _("This task serves another issue: %(name)s.") % {"name": item.name})
