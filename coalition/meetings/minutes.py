"""The record of a day as it is read: what each step left, what was corrected, what was left out. No names."""

from coalition.meetings.models import Meeting, Step
from coalition.meetings.steps import kind_of
from coalition.meetings.steps.base import Outcome


def read(meeting: Meeting) -> dict:
    """The record: ``steps`` that left something, each with its lines; those only ``held``; those ``skipped``."""
    saved = meeting.steps.filter(state=Step.State.SAVED).select_related("meeting__room")
    found = [(step, list(kind_of(step).record())) for step in saved.prefetch_related("notes", "corrections")]
    told = [(step, lines) for step, lines in found if lines or step.corrections.all()]
    return {
        "steps": told,
        "held": [step for step, lines in found if not (lines or step.corrections.all())],
        "skipped": meeting.steps.filter(state=Step.State.SKIPPED),
        "corrections": meeting.corrections.filter(step=None),
    }


def outcomes(meeting: Meeting) -> list[Outcome]:
    """All that the day decided and gave to do, in the order of its steps."""
    saved = meeting.steps.filter(state=Step.State.SAVED).select_related("meeting__room")
    return [outcome for step in saved for outcome in kind_of(step).outcomes()]
