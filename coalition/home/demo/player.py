"""Plays a session as host and phones do: every deed and every answer goes through its form."""

import uuid
from datetime import datetime, timedelta

from django.utils.datastructures import MultiValueDict

from coalition.meetings import actions
from coalition.meetings.models import Meeting, Participant, Step
from coalition.meetings.steps import kind_of
from members.models import Member


class Refused(Exception):
    """A form did not take what the player gave it; the message holds the form's errors."""


class Player:
    """One host and her room, with a clock of its own that runs as the steps take their minutes."""

    def __init__(self, meeting: Meeting, *, host: Member, start: datetime):
        self.meeting, self.host, self.now = meeting, host, start
        self.room = actions.start(meeting, by=host, now=start)
        self.women: list[Participant] = []

    def seat(self, count: int) -> None:
        """So many women join, each on a phone of her own."""
        self.women += [actions.join(self.room, device=str(uuid.uuid4())).participant for _ in range(count)]

    def step(self, slug: str) -> Step:
        return self.meeting.steps.select_related("meeting__room").get(slug=slug)

    def shrink(self, slug: str) -> None:
        """The day runs late: this step is held in its fewest minutes."""
        step = self.step(slug)
        step.minutes = step.min_minutes
        step.save(update_fields=["minutes"])

    def press(self, slug: str, to: str) -> None:
        """Press the one button until the step ``slug`` is in the state ``to``."""
        while (step := self.step(slug)).state != to:
            if step.state == Step.State.OPEN:
                self.now += timedelta(minutes=step.minutes)
            if not actions.advance(step, from_state=step.state, by=self.host, now=self.now):
                raise Refused(f"{slug} does not move on from {step.state}")

    def do(self, slug: str, deed: str, **fields) -> None:
        """A deed of the host in the step ``slug``, as its form takes it."""
        step = self.step(slug)
        kind = kind_of(step)
        said = cleaned(kind.deeds[deed].form(posted(fields), step=step))
        actions.run_deed(step, deed=kind.deeds[deed], by=self.host, now=self.now, cleaned=said)

    def send(self, slug: str, woman: Participant, **fields) -> None:
        """An answer from the phone of ``woman``."""
        step = self.step(slug)
        said = cleaned(kind_of(step).answer_form(posted(fields), step=step))
        actions.take_answer(step, participant=woman, key=uuid.uuid4(), cleaned=said)


def posted(fields: dict) -> MultiValueDict:
    """As a browser sends it."""
    texts = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    return MultiValueDict({name: [str(item) for item in items] for name, items in texts.items()})


def cleaned(form) -> dict:
    """What the form makes of it; raises Refused."""
    if not form.is_valid():
        raise Refused(f"{type(form).__name__}: {form.errors.as_text()}")
    return form.cleaned_data
