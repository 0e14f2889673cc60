"""What a host does and what the screens show, through the forms, deeds and templates of a kind of step."""

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from coalition.meetings import actions as meetings
from coalition.meetings.models import Step
from coalition.meetings.steps import kind_of
from tests.factories import NOW, answer


def fresh(step: Step) -> Step:
    """As the pages look a step up: with its meeting and room."""
    return Step.objects.select_related("meeting__room").get(pk=step.pk)


def do(step: Step, deed: str, **sent):
    """The host does ``deed``; returns the sentence she is told."""
    step = fresh(step)
    form = kind_of(step).deeds[deed].form(_posted(sent), step=step)
    assert form.is_valid(), form.errors
    return meetings.run_deed(
        step, deed=kind_of(step).deeds[deed], by=None, now=NOW, cleaned=form.cleaned_data
    )


def refused(step: Step, deed: str, **sent) -> dict:
    """Why ``deed`` is refused, by field."""
    step = fresh(step)
    form = kind_of(step).deeds[deed].form(_posted(sent), step=step)
    assert not form.is_valid()
    return {field: list(errors) for field, errors in form.errors.items()}


def send(step: Step, participant, **sent) -> dict:
    """A phone sends; returns the errors it is shown, none where it was taken."""
    step = fresh(step)
    form = kind_of(step).answer_form(_posted(sent), step=step)
    if not form.is_valid():
        return {field: list(errors) for field, errors in form.errors.items()}
    answer(step, participant, **form.cleaned_data)
    return {}


def screen(step: Step, which: str, *, participant=None, data=None, **more) -> str:
    """The part of the ``which`` screen (host, live, wall, phone) that is the kind's own."""
    kind, room = kind_of(step), step.room
    context = {
        "step": step,
        "room": room,
        "kind": kind,
        "meeting": step.meeting,
        "key": "k",
        "csrf_token": "t",
    }
    if which == "phone":
        shown = kind.phone(participant, data or {}) | {"participant": participant}
    else:
        shown = kind.wall() if which == "wall" else kind.host()
    template = kind.host_live_template if which == "live" else getattr(kind, f"{which}_template")
    return render_to_string(template, context | shown | more)


def walk(step: Step, *, to: str) -> Step:
    """Press the one button until ``step`` is in the state ``to``."""
    while step.state != to:
        assert meetings.advance(step, from_state=step.state, by=None, now=NOW)
        step.refresh_from_db()
    return step


def _posted(sent: dict) -> QueryDict:
    posted = MultiValueDict()
    for name, value in sent.items():
        values = value if isinstance(value, list) else [value]
        posted.setlist(name, [str(getattr(one, "pk", one)) for one in values])
    query = QueryDict(mutable=True)
    query.update(posted)
    return query
