"""Send what is due: claim it, ask again at the door, send, note the answers.

States move planned -> claimed -> sending -> accepted. Two things keep a message from being lost or doubled whatever
dies in between: "sending" is committed before the gateway is called, and whoever finds a row abandoned there asks
the gateway first. Every change holds the row's attempt number in its condition, so that a worker which comes back
from the dead changes nothing.

Rows go through by the handful, because a commit costs more than a call; but one at a time where the way cannot be
asked later what it has, so that a crash leaves at most one in doubt.
"""

import logging
from datetime import datetime
from time import monotonic

from django.db import DatabaseError

from coalition.post import Answer, Verdict, way_for
from coalition.reminders.actions import outcomes
from coalition.reminders.actions.claiming import claim, next_channel
from coalition.reminders.actions.door import open_door

log = logging.getLogger(__name__)

HANDFUL = 50
PATIENCE = 5  # seconds for a handful; with the longest wait for one call it stays well within the lease


def deliver_one_due(*, now: datetime) -> bool:
    """Bring the next due reminder one step on; False when there is nothing to do."""
    return deliver_some_due(now=now, at_most=1) > 0


def deliver_some_due(*, now: datetime, at_most: int = HANDFUL) -> int:
    """Bring a handful of due reminders one step on; the answer is how many, 0 when there is nothing to do."""
    channel = next_channel(now=now)
    if channel and not way_for(channel).can_be_asked():
        at_most = 1
    claims = claim(channel=channel, at_most=at_most, now=now)
    absent = [claimed for claimed in claims if not claimed.was_sending or _is_certainly_absent(claimed, now)]
    if absent:
        parcels = open_door(absent, now=now)
        answers = _send(parcels)
        outcomes.note_answers(list(zip(parcels, answers, strict=False)), now=now)
        outcomes.put_back_unsent(parcels[len(answers) :])
    return len(claims)


def _is_certainly_absent(claimed, now) -> bool:
    """After a crash or an unclear answer: ask the gateway; whatever it says but "absent" is noted here."""
    reminder = claimed.row.first()
    if reminder is None:
        return False
    try:
        answer = way_for(reminder.channel).look_up(reminder.key)
    except DatabaseError:
        raise
    except Exception as error:
        outcomes.note_broken(claimed, error=error, now=now)
        return False
    if answer.verdict is Verdict.ABSENT:
        return True
    outcomes.note_look_up(claimed, answer, now=now)
    return False


def _send(parcels) -> list[Answer]:
    """Call the gateway for each, in order, for as long as there is time."""
    answers: list[Answer] = []
    end = monotonic() + PATIENCE
    for parcel in parcels:
        if answers and monotonic() > end:
            break
        try:
            answers.append(way_for(parcel.channel).send(parcel.message))
        except Exception as error:  # it broke half-way: the message may have gone
            log.error("The channel %s broke (%s).", parcel.channel, type(error).__name__)
            answers.append(Answer(Verdict.UNCERTAIN, code=type(error).__name__))
    return answers
