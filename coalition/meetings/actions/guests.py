"""Members only, or guests in the hall: one switch of the day.

A guest's phone is a phone like any other: nobody is asked who she is, so none can be told apart. So the door closes
with the same tap, and from then on the host lets phones in one by one, or none.
"""

from django.db import transaction
from django.db.models import F

from coalition.meetings.models import Room, Step


@transaction.atomic
def set_guests(room: Room, *, here: bool) -> bool:
    """Guests have come, or are gone; False where that was said before.

    When they come the wall goes blank and the door closes at once. When they are gone both stay as they are: the host
    looks round first.
    """
    changes = {"guests": here, "version": F("version") + 1}
    if here:
        changes |= {"wall_blank": True, "door_open": False}
    if not Room.objects.live().filter(pk=room.pk, guests=not here).update(**changes):
        return False
    note_guests(room)
    return True


def note_guests(room: Room) -> None:
    """Where guests are here, the step that is under way keeps that they were."""
    now = Room.objects.filter(pk=room.pk, guests=True).values("step")
    Step.objects.under_way().filter(pk__in=now).update(had_guests=True)
