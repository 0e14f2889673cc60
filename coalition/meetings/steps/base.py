"""What a kind of step is: what host, wall and phone show, what an answer and a deed do, what record it leaves.

A domain app describes its kinds by subclassing StepKind in its own ``steps`` module. Host, wall and phone pages are
made by meetings/views; each includes the template that the kind names, with the dict that the kind's method gives.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Participant, Step
from coalition.meetings.steps import sheets


class NoInput(forms.Form):
    """For a deed that is one button. Forms of deeds and answers take ``step`` so that they can offer its choices."""

    def __init__(self, *args, step: Step, **kwargs):
        super().__init__(*args, **kwargs)
        self.step = step


class Deed(NamedTuple):
    """Something the host can do in a step: ``act(step, by=member, now=now, **form.cleaned_data)``.

    Answered at /host/s/<meeting>/steps/<step>/<name>/. ``act`` may return a sentence to show to the host.
    """

    act: Callable
    form: type[NoInput] = NoInput


class Line(NamedTuple):
    """A line of the record: ``label`` is ours (translated), ``text`` is the room's own words."""

    label: str
    text: str = ""


class Outcome(NamedTuple):
    """What a step decided or gave to do, for lists and reports: no counts, no names, no owners."""

    what: str
    text: str
    state: str = ""
    day: date | None = None
    is_adopted: bool = False
    is_task: bool = False


class StepKind:
    """The behaviour of all steps of one kind; ``self.step`` is the row.

    ``stages`` is the walk of the one button. Nothing of phones reaches the wall before the stage ``shown`` unless the
    kind's ``wall`` releases it.
    """

    stages: tuple[str, ...] = ("ready", "open", "saved")
    host_template = "meetings/steps/talk_host.html"
    wall_template = "meetings/steps/talk_wall.html"
    #: A form in it that may wait on the phone without network carries ``data-send`` (static/js/room.js); what binds or
    #: belongs to wellness never does.
    phone_template = "meetings/steps/talk_phone.html"
    #: What women say in it is for members: with guests in the hall the host is asked before she starts it.
    members_only = True
    #: With guests in the hall the wall shows it whole; else the title at most.
    guests_may_see = False
    #: Which fields of the answer somebody may enter for a woman without a phone who asks; none where what she answers
    #: is secret, or of wellness.
    fields_for_her: tuple[str, ...] = ()
    #: What the page of such an entry says besides.
    help_for_her: Any = ""
    #: True where what she answered cannot be found again, so that nobody enters a second answer for her.
    answers_once = False
    #: What the host page asks for again every two seconds, such as the tray of waiting cards.
    host_live_template: str | None = None
    #: The form of what a phone sends; None where phones only follow.
    answer_form: type[NoInput] | None = None
    #: True where words that come after the step has closed may still be offered to the host (see ``take_late``).
    takes_late = False
    #: So many sends a minute from one seat; a send beyond is refused until the minute is over.
    answers_per_minute = 60
    #: True where the host should see how many have answered.
    counts_answers = False
    deeds: dict[str, Deed] = {}
    #: What the one button says in each state; a kind may change single ones.
    button_words = {
        "ready": _("Start this step"),
        "open": _("Close"),
        "closed": _("Show"),
        "shown": _("Save and go on"),
    }
    last_button = _("Save and go on")

    def __init__(self, step: Step):
        self.step = step

    # What the three screens show: contexts for the templates named above.
    def host(self) -> dict:
        return {}

    def wall(self) -> dict:
        return {}

    def phone(self, participant: Participant, data=None) -> dict:
        """``data`` is the request's GET: which page of a longer answer she is on."""
        return {}

    # What happens.
    def answer(self, participant: Participant, **cleaned) -> None:
        """Keep what a phone sent; called once per key, inside the transaction that writes the receipt."""
        raise NotImplementedError

    def take_late(self, text: str, *, now: datetime | None) -> None:
        """Keep words that came late, marked so; ``now`` is None where no host has looked at them."""
        raise NotImplementedError

    def after_answer(self, cleaned: dict) -> str:
        """The query string of the page she sees next, such as "issue=3"; "" for the same step."""
        return ""

    def read_back(self, cleaned: dict) -> list[tuple[str, list[str]]] | None:
        """What is read back to a woman for whom it is entered, where it is not simply each field with what she said."""
        return None

    def entered(self, state: str, *, by, now) -> None:
        """The step has just come into ``state``, forward or back; in the same transaction."""

    def took_out(self, participant: Participant, *, now) -> None:
        """The host has taken her out of the room: hide what of hers nobody has seen."""

    # What it is on paper.
    def sheets(self) -> list[sheets.Sheet]:
        """What can be printed so that the step needs neither phone nor power; also before the meeting has begun."""
        return [sheets.scribe()]

    # What it leaves.
    def record(self) -> Iterable[Line]:
        """The lines of this step in the record of the day; no names, no speakers."""
        return [Line("", note.text) for note in self.step.notes.all()]

    def outcomes(self) -> Iterable[Outcome]:
        """The decisions and tasks among what it leaves."""
        return []

    # What the frame asks.
    def next_state(self) -> str | None:
        """The state that the one button leads to; None when the step is finished."""
        if self.step.state not in self.stages or self.step.state == self.stages[-1]:
            return None
        return self.stages[self.stages.index(self.step.state) + 1]

    def previous_state(self) -> str | None:
        """The state that Back leads to; None when the step has not begun."""
        if self.step.state not in self.stages or self.step.state == self.stages[0]:
            return None
        return self.stages[self.stages.index(self.step.state) - 1]

    def button(self) -> str:
        """What the one button says now."""
        return str(self.last_button if self.next_state() == "saved" else self.button_words[self.step.state])

    def caution(self) -> str:
        """What the host should know before she presses the button; asked every two seconds, "" where all is well."""
        return ""

    def asks_before_guests(self) -> bool:
        """Guests are in the hall, and the next press would start what is for members only."""
        return self.members_only and self.step.room.guests and self.step.state == Step.State.READY

    def answered(self) -> int:
        """How many women have answered, never who."""
        return self.step.receipts.values("participant").distinct().count()


def kind_of(step: Step) -> StepKind:
    """The kind that runs ``step``, by settings.MEETING_STEPS."""
    return import_string(settings.MEETING_STEPS[step.kind])(step)
