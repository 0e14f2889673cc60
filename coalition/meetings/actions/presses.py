"""Ten seconds to take back the last press of the one button."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.db import transaction

from coalition.meetings.actions.walk import back
from coalition.meetings.models import Step
from members.models import Member

FOR = timedelta(seconds=10)
SALT = "meetings.press"


class TooLate(Exception):
    """Ten seconds have passed since the press."""


class Press(NamedTuple):
    """A press of the one button: of which step, what it became, and when."""

    step: int
    became: str
    at: datetime

    def signed(self) -> str:
        """For an address: nobody can make a press younger than it is."""
        return signing.dumps([self.step, self.became, self.at.isoformat()], salt=SALT)


def press_of(signed: str) -> Press | None:
    """The press that an address tells; None where it was not made here."""
    try:
        step, became, at = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    return Press(step, became, datetime.fromisoformat(at))


def may_be_undone(step: Step) -> bool:
    """A save is not: what entered the record is told apart from no seat any more."""
    return not step.is_finished


@transaction.atomic
def undo(step: Step, *, press: Press, by: Member, now: datetime) -> bool:
    """Take ``press`` back; False where the day has moved on since. Raises TooLate after ten seconds.

    A step that this press began has not begun, so its minutes have not either.
    """
    if now - press.at > FOR:
        raise TooLate
    if (
        press.step != step.pk
        or not may_be_undone(step)
        or not back(step, from_state=press.became, by=by, now=now)
    ):
        return False
    Step.objects.filter(pk=step.pk, state=Step.State.READY, opened_at=press.at).update(opened_at=None)
    return True
