"""Said between meetings: it waits without a name, until a meeting takes it up as a card. The parking lot too."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Card, Saying
from coalition.meetings.models import Step
from members.models import Member

State = Saying.State


def say(*, key: UUID, text: str, group: str = "") -> Saying:
    """Keep what she said; sent twice with the same ``key`` it is kept once."""
    return Saying.objects.get_or_create(key=key, defaults={"text": text, "group": group})[0]


def take_back_saying(key: UUID) -> bool:
    """She takes it back; False where a meeting or a planner has taken it up."""
    return bool(Saying.objects.waiting().filter(key=key).delete()[0])


def park_saying(saying: Saying) -> bool:
    """For another time."""
    return bool(Saying.objects.waiting().filter(key=saying.key).update(state=State.PARKED))


def hide_saying(saying: Saying) -> bool:
    """Keep it from the meetings: it names somebody, or harms somebody."""
    return bool(Saying.objects.usable().filter(key=saying.key).update(state=State.HIDDEN))


def bring_saying_back(saying: Saying) -> bool:
    return bool(
        Saying.objects.exclude(state=State.WAITING).filter(key=saying.key).update(state=State.WAITING)
    )


@transaction.atomic
def take_up(
    step: Step,
    *,
    sayings: Iterable[Saying] = (),
    parked: Iterable[Card] = (),
    by: Member | None,
    now: datetime,
    shown: bool = False,
) -> str:
    """They become cards of ``step``: in its tray, or (``shown``) among those that lie in no issue yet.

    What another has taken up meanwhile comes once. A parked card of an earlier day stays in the record of that day.
    """
    shown_at = now if shown else None
    count = 0
    for saying in sayings:
        if Saying.objects.usable().filter(key=saying.key).delete()[0]:
            step.cards.create(text=saying.text, credit=saying.group, shown_at=shown_at)
            count += 1
    for card in parked:
        if Card.objects.left_lying().filter(pk=card.pk).update(carried=True):
            step.cards.create(text=card.text, credit=card.credit, group=card.group, shown_at=shown_at)
            count += 1
    return ngettext("%(count)d card was taken up.", "%(count)d cards were taken up.", count) % {
        "count": count
    }


def nothing_to_put_them_in() -> str:
    return _("This day has no step in which cards are written.")
