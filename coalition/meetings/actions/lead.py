"""Who leads: one device of one host walks the day; any other host, or she herself elsewhere, takes it over.

There is no lease that runs out: a host whose laptop is lost waits for nothing, and one who only thinks is never thrown
out. It moves by a press that says so, and by nothing else.
"""

from django.db.models import Q

from coalition.meetings.models import Room
from coalition.sealing import fingerprint
from members.models import Member

PLACE = "room.lead"


def take_lead(room: Room, *, by: Member, device: str) -> None:
    """From now on ``by`` walks the day from ``device`` (its own secret); whoever led before is shown so."""
    Room.objects.live().filter(pk=room.pk).update(lead=by, lead_index=fingerprint(device, place=PLACE))


def may_walk(room: Room, *, by: Member, device: str) -> bool:
    """Whether a press from ``device`` may move the day; where nobody leads, it takes the lead."""
    here = {"lead": by, "lead_index": fingerprint(device, place=PLACE)}
    nobody = Q(lead=None) | Q(lead_index="")
    live = Room.objects.live().filter(pk=room.pk)
    return live.filter(**here).exists() or bool(live.filter(nobody).update(**here))
