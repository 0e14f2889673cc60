"""A calendar that follows the meetings: its address is shown once, and dies when she says so."""

import secrets
from datetime import date

from django.db import transaction

from coalition.meetings.models import Feed
from coalition.sealing import fingerprint
from members.actions import still_here
from members.models import Member

PLACE = "feed.address"


@transaction.atomic
def open_feed(member: Member, *, today: date) -> str:
    """A new address for her calendar; an older one stops. Returns its secret, which is kept nowhere."""
    if not still_here(member):
        return ""
    token = secrets.token_urlsafe(24)
    made = {"index": fingerprint(token, place=PLACE), "made_on": today}
    Feed.objects.update_or_create(member=member, defaults=made)
    return token


def close_feed(member: Member) -> None:
    """The address stops; a second tap changes nothing."""
    Feed.objects.filter(member=member).delete()
