"""Who is in the room: join, hand the phone on. Nobody is asked for a name."""

import secrets
from typing import NamedTuple

from django.db import IntegrityError, transaction

from coalition.meetings.models import Meeting, Participant, Room
from coalition.meetings.models.room import FRUITS
from coalition.sealing import fingerprint


class Seat(NamedTuple):
    """A participant and the secret that her phone keeps to find her place again."""

    participant: Participant
    token: str


def keep_number(meeting: Meeting) -> Room:
    """The number by which women will come in, and the keys of its QR and its wall; made once, before the day or as it
    begins."""
    for _attempt in range(50):
        kept = Room.objects.filter(meeting=meeting).first()
        if kept is not None:
            return kept
        try:
            with transaction.atomic():
                return Room.objects.create(
                    meeting=meeting,
                    code=f"{secrets.randbelow(900_000) + 100_000}",
                    join_token=secrets.token_urlsafe(16),
                    wall_token=secrets.token_urlsafe(16),
                )
        except IntegrityError:  # this code opens another room, or somebody else was first
            continue
    raise IntegrityError("No free code was found for the room.")


def join(room: Room, *, device: str) -> Seat:
    """A woman takes part on the phone ``device`` (that phone's own secret); she gets a fruit and a number."""
    token = secrets.token_urlsafe(24)
    participant = take_seat(
        room,
        seat_index=fingerprint(token, place="participant.seat"),
        device_index=fingerprint(device, place="participant.device"),
    )
    return Seat(participant, token)


def next_woman(participant: Participant) -> Seat:
    """The same phone goes to another woman, in the same small group; the first one's seat cannot be reached from it."""
    token = secrets.token_urlsafe(24)
    new = take_seat(
        participant.room,
        seat_index=fingerprint(token, place="participant.seat"),
        device_index=participant.device_index,
        group=participant.group,
    )
    return Seat(new, token)


def add_without_phone(room: Room) -> Participant:
    """A woman who takes part by voice, hand or card: counted like everyone, with no device."""
    return take_seat(room)


def set_group(participant: Participant, *, group: str) -> None:
    """Which small group this phone writes for; "" for herself."""
    Participant.objects.filter(pk=participant.pk).update(group=group)
    participant.group = group


def take_seat(room: Room, **fields) -> Participant:
    """A new row under a tag that nobody in the room has."""
    for _attempt in range(20):
        count = room.participants.count()
        fruit, number = FRUITS[count % len(FRUITS)], count // len(FRUITS) + 1 + _attempt
        try:
            with transaction.atomic():
                return Participant.objects.create(room=room, fruit=fruit, tag_number=number, **fields)
        except IntegrityError:  # somebody else took this tag at the same moment
            continue
    raise IntegrityError("No free tag was found for a participant.")
