"""Role-plays: which scene the room plays, how far it is, and what it keeps of it."""

from datetime import datetime

from agenda import roleplays
from agenda.models import Scene
from coalition.meetings.models import Step
from members.models import Member


def pick_scene(step: Step, *, scenario: str, by: Member | None, now: datetime) -> None:
    """The room plays this scenario now; one that was on before is done."""
    step.scenes.exclude(scenario=scenario).update(phase=Scene.Phase.DONE)
    step.scenes.update_or_create(scenario=scenario, defaults={"phase": Scene.Phase.PREPARE})


def set_phase(step: Step, *, scene: Scene, phase: str, by: Member | None, now: datetime) -> None:
    """The host says how far the scene is; anyone may call stop, so any phase may follow any."""
    step.scenes.filter(pk=scene.pk).update(phase=phase)


def keep_answer(
    step: Step, *, scene: Scene, question: int, text: str, by: Member | None, now: datetime
) -> None:
    """Our own answer to one of the scene's hard questions, kept as a line of the record."""
    asked = roleplays.scenario(scene.scenario).hard_questions[question]
    step.notes.get_or_create(text=f"{asked.question} – {text}")
