from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import roleplays
from agenda.actions import scenes as actions
from agenda.models import Scene
from agenda.steps.words import GONE, HostForm
from coalition.meetings.models import Note
from coalition.meetings.steps import Deed, StepKind
from coalition.meetings.steps.base import Line
from coalition.meetings.steps.sheets import Sheet
from coalition.meetings.steps.talk import add_note, remove_note
from coalition.web.forms import WordsField

Phase = Scene.Phase


class ScenarioForm(HostForm):
    scenario = forms.ChoiceField(choices=[(slug, slug) for slug in roleplays.slugs()])


class SceneForm(HostForm):
    scene = forms.ModelChoiceField(Scene.objects.none(), error_messages=GONE, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scene"].queryset = self.step.scenes.all()


class PhaseForm(SceneForm):
    phase = forms.ChoiceField(choices=Phase)


class AnswerForm(SceneForm):
    question = forms.TypedChoiceField(label=gettext_lazy("A hard question"), coerce=int)
    text = WordsField(label=gettext_lazy("Our answer"), max_length=180, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        picked = self["scene"].value()
        scene = self.step.scenes.filter(pk=picked).first() if str(picked).isdigit() else None
        asked = roleplays.scenario(scene.scenario).hard_questions if scene else []
        self.fields["question"].choices = [(number, row.question) for number, row in enumerate(asked)]


class LessonForm(HostForm):
    text = WordsField(label=gettext_lazy("A lesson, in one line"), max_length=280)


class LessonPick(HostForm):
    note = forms.ModelChoiceField(Note.objects.none(), error_messages=GONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].queryset = self.step.notes.all()


class RolePlay(StepKind):
    """Practise the ask aloud. Who plays whom and what is said are kept nowhere; lessons and answers are."""

    host_template = "agenda/steps/roleplay_host.html"
    wall_template = "agenda/steps/roleplay_wall.html"
    phone_template = "agenda/steps/roleplay_phone.html"
    deeds = {
        "pick_scene": Deed(actions.pick_scene, ScenarioForm),
        "set_phase": Deed(actions.set_phase, PhaseForm),
        "keep_answer": Deed(actions.keep_answer, AnswerForm),
        "add_lesson": Deed(add_note, LessonForm),
        "remove_lesson": Deed(remove_note, LessonPick),
    }

    def scene(self) -> Scene | None:
        """What is played now, or was played last."""
        scenes = list(self.step.scenes.all())
        return next((scene for scene in scenes if scene.phase != Phase.DONE), scenes[-1] if scenes else None)

    def sheets(self):
        scenes = {"scenes": roleplays.scenarios()}
        watch = {"asked": roleplays.observer_card(), "frame": roleplays.speaking_frame()}
        return [
            Sheet("roles", _("Role cards of every scene"), "agenda/sheets/_roles.html", scenes),
            Sheet("observer", _("Sheet for those who watch"), "agenda/sheets/_observer.html", watch),
        ]

    def _now(self) -> dict:
        scene = self.scene()
        return {
            "scene": scene,
            "scenario": roleplays.scenario(scene.scenario) if scene else None,
            "phase_minutes": roleplays.minutes(scene.phase) if scene else None,
        }

    def host(self):
        context = self._now() | {
            "scenarios": roleplays.scenarios(),
            "phases": Phase,
            "notes": self.step.notes.all(),
            "add_lesson_form": LessonForm(step=self.step),
        }
        if context["scene"]:
            context["keep_answer_form"] = AnswerForm(step=self.step, initial={"scene": context["scene"].pk})
        return context

    def wall(self):
        return self._now()

    def phone(self, participant, data=None):
        """Her choice of a role stands in the address of her page only; nothing of it is stored."""
        context, data = self._now(), data or {}
        role = context["scenario"].role(data.get("role")) if context["scenario"] else None
        return context | {
            "role": role,
            "watches": "watch" in data,
            "observer_card": roleplays.observer_card(),
            "speaking_frame": roleplays.speaking_frame(),
        }

    def record(self):
        for scene in self.step.scenes.all():
            yield Line(_("Role-play: %(title)s") % {"title": roleplays.scenario(scene.scenario).title})
        yield from (Line(_("Lesson"), note.text) for note in self.step.notes.all())
