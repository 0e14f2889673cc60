"""The day of the demo, played one press at a time and looked at whenever something has changed."""

from django.utils import timezone

from coalition.home.demo.day import play
from coalition.home.demo.loading import TEMPLATE
from coalition.home.demo.people import settle
from coalition.home.demo.player import Player
from coalition.meetings import actions as meetings
from coalition.meetings.models import Participant
from coalition.meetings.steps import kind_of
from coalition.sealing import fingerprint

SEAT = "the-seat-on-our-phone"
PRESENT = ("m01", "m02", "m03", "m04")


class PlayedDay(Player):
    """Presses once at a time. ``look(step, state)`` is called when the room stands at something new."""

    def __init__(self):
        now = timezone.now()
        self.people = settle(today=timezone.localdate(now))
        meeting = meetings.plan_session(
            template=TEMPLATE, title="Kikao", starts_at=now, place="Ukumbi", by=self.people["m22"], now=now
        )
        for name in PRESENT:
            meetings.attend(meeting, member=self.people[name])
        super().__init__(meeting, host=self.people["m22"], start=now)
        self._seen = None

    def play(self) -> None:
        play(self, self.people)

    def look(self, step, state: str) -> None:
        raise NotImplementedError

    def seat(self, count):
        """The first woman's phone is one that we hold in our hands: its cookie is SEAT."""
        super().seat(count)
        index = fingerprint(SEAT, place="participant.seat")
        Participant.objects.filter(pk=self.women[0].pk).update(seat_index=index)

    def press(self, slug, to):
        stages = kind_of(self.step(slug)).stages
        while (state := self.step(slug).state) != to:
            self._look(slug)
            super().press(slug, stages[stages.index(state) + 1])
            self._look(slug)

    def _look(self, slug):
        step = self.step(slug)
        self.room.refresh_from_db()
        if self.room.step_id != step.pk:
            meetings.go_to(self.room, step=step)
            self.room.refresh_from_db()
        stands = (slug, step.state, self.room.version, step.receipts.count())
        if stands != self._seen:
            self._seen = stands
            self.look(step, step.state)
