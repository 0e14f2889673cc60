"""Strategies for the issues of the agenda, and the scenes in which they are practised."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from agenda import roleplays
from agenda.models import Issue, Scene, Strategy
from coalition.meetings.models import Step
from members.models import Member


def write_strategy(
    step: Step,
    *,
    issue: Issue,
    approach: str,
    methods: Sequence[str],
    target: str,
    ask: str,
    risk: str,
    jurisdiction: str,
    by: Member | None,
    now: datetime,
) -> str:
    """How the room carries ``issue``; written again, the newer words hold."""
    words = {"target": target, "ask": ask, "risk": risk, "jurisdiction": jurisdiction}
    Strategy.objects.update_or_create(
        meeting=step.meeting, issue=issue, defaults=words | {"approach": approach, "methods": list(methods)}
    )
    return _("The strategy for “%(issue)s” is written down.") % {"issue": issue.name}


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
