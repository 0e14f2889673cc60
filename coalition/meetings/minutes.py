"""The record of a day as it is read: what each step left, what was corrected, what was left out. No names."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.meetings.models import Meeting, Step
from coalition.meetings.steps.base import Line, Outcome, kind_of


def read(meeting: Meeting) -> dict:
    """The record: ``steps`` that left something, each with its lines; those only ``held``; those ``skipped``."""
    saved = meeting.steps.filter(state=Step.State.SAVED).select_related("meeting__room")
    found = [(step, lines_of(step)) for step in saved.prefetch_related("notes", "corrections")]
    told = [(step, lines) for step, lines in found if lines or step.corrections.all()]
    return {
        "steps": told,
        "held": [step for step, lines in found if not (lines or step.corrections.all())],
        "skipped": meeting.steps.filter(state=Step.State.SKIPPED),
        "corrections": meeting.corrections.filter(step=None),
    }


def lines_of(step: Step) -> list[Line]:
    """What the step left, after who was in the hall besides members, and what somebody entered for others."""
    lines = [Line(_("Guests were in the hall."))] if step.had_guests else []
    if step.entered_for:
        said = ngettext(
            "Somebody entered it for %(count)d woman without a phone, who asked for it.",
            "Somebody entered it for %(count)d women without a phone, who asked for it.",
            step.entered_for,
        )
        lines.append(Line(said % {"count": step.entered_for}))
    return lines + list(kind_of(step).record())


def outcomes(meeting: Meeting) -> list[Outcome]:
    """All that the day decided and gave to do, in the order of its steps."""
    saved = meeting.steps.filter(state=Step.State.SAVED).select_related("meeting__room")
    return [outcome for step in saved for outcome in kind_of(step).outcomes()]
