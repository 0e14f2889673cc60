"""The door: who waits before it, whom the host lets in, and whom she takes out."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F

from coalition.meetings.actions.room import Seat, take_seat
from coalition.meetings.actions.walk import touch
from coalition.meetings.models import Participant, Room
from coalition.meetings.steps import kind_of
from coalition.sealing import fingerprint
from members.actions import audit
from members.models import Member, Verb

WAITS, NOT_NOW = Participant.Lobby.WAITS, Participant.Lobby.NOT_NOW


@transaction.atomic
def set_door(room: Room, *, is_open: bool) -> None:
    """New phones come in by themselves, or wait until the host says yes; those inside stay.

    When it opens all come in who wait as new women. Who was taken out, or claims a place, still needs a yes.
    """
    Room.objects.filter(pk=room.pk).update(door_open=is_open, version=F("version") + 1)
    if is_open:
        room.participants.waiting().filter(removed=False, was=None).update(lobby="")


@transaction.atomic
def knock(room: Room, *, device: str, was: Participant | None = None) -> Seat:
    """A phone asks to come in; its seat is none until the host says yes. One phone waits in one place.

    ``was`` is whose place the woman says is hers: it stays as it is until then.
    """
    token = secrets.token_urlsafe(24)
    phone = fingerprint(device, place="participant.device")
    room.participants.filter(device_index=phone, left=False).exclude(lobby="").delete()
    seat = fingerprint(token, place="participant.seat")
    return Seat(take_seat(room, seat_index=seat, device_index=phone, lobby=WAITS, was=was), token)


def ask_again(participant: Participant) -> None:
    """She was told "not now", or was taken out, and asks once more."""
    Participant.objects.filter(pk=participant.pk).update(lobby=WAITS)


@transaction.atomic
def admit(participant: Participant) -> Participant | None:
    """Let her in who waits or was taken out; None where another host has answered. Her phone goes on by itself."""
    before = participant.room.participants.waiting() | participant.room.participants.taken_out()
    waiting = before.select_for_update().filter(pk=participant.pk).first()
    if waiting is None:
        return None
    if waiting.was_id:
        waiting = _give_back(waiting)
    Participant.objects.filter(pk=waiting.pk).update(lobby="", left=False, removed=False)
    touch(waiting.room)
    return waiting


def turn_away(participant: Participant) -> bool:
    """Not now: her phone says so, and she may ask again."""
    return bool(participant.room.participants.waiting().filter(pk=participant.pk).update(lobby=NOT_NOW))


@transaction.atomic
def take_out(participant: Participant, *, by: Member, now: datetime) -> bool:
    """The host takes her out: what nobody has seen of hers is hidden, what was counted stays. Twice is once.

    She may ask to come in again; the door does not open to her phone by itself. That it was done is written down, not
    whom it met.
    """
    touch(participant.room)
    here = participant.room.participants.present().filter(pk=participant.pk)
    if not here.update(left=True, removed=True):
        return False
    for step in participant.room.meeting.steps.under_way().select_related("meeting__room"):
        kind_of(step).took_out(participant, now=now)
    audit.note(Verb.TAKEN_OUT, by=by, about=participant.room.meeting.subject, now=now)
    return True


def is_taken_out(room: Room, *, device: str) -> bool:
    """Whether this phone was last with a woman who was taken out."""
    phone = fingerprint(device, place="participant.device")
    return room.participants.taken_out().filter(device_index=phone).exists()


def _give_back(waiting: Participant) -> Participant:
    """Her old place, with all that she sent, is on this phone from now on."""
    old = waiting.was
    seat = {"seat_index": waiting.seat_index, "device_index": waiting.device_index}
    waiting.delete()
    Participant.objects.filter(pk=old.pk).update(**seat)
    return old
