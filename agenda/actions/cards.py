"""Cards: written on phones or by the host, released one by one by the host."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Card
from coalition.meetings.models import Participant, Step
from members.models import Member


def send_card(step: Step, *, participant: Participant, text: str) -> Card:
    """A phone's card goes into the host's tray."""
    return step.cards.create(participant=participant, group=participant.group, text=text)


def keep_late_card(step: Step, *, text: str, now: datetime | None) -> None:
    """A card that came after its step had closed, tied to nobody.

    It waits in the tray; where the step is finished there is no tray, so it stands with the shown ones to be grouped,
    once a host has read it (``now``).
    """
    step.cards.create(text=text, late=True, shown_at=now if step.is_finished else None)


def reword_card(step: Step, *, participant: Participant, card: int, text: str) -> bool:
    """She changes a card of her own that nobody has shown yet; False where it is too late, or not hers."""
    return bool(step.cards.waiting().written_by(participant).filter(pk=card).update(text=text))


def take_back_card(step: Step, *, participant: Participant, card: int) -> bool:
    """She takes back a card of her own that nobody has shown yet."""
    return bool(step.cards.waiting().written_by(participant).filter(pk=card).delete()[0])


def write_card(step: Step, *, text: str, group: str = "", by: Member | None, now: datetime) -> str:
    """The host writes for somebody, in her words; it waits in the tray like every card."""
    if not step.cards.waiting().filter(text=text, group=group, participant=None).exists():
        step.cards.create(text=text, group=group)
    return _("The card is in the tray.")


def show_card(step: Step, *, card: Card, by: Member | None, now: datetime) -> str | None:
    """Release one waiting card to the wall."""
    return _unless_gone(step.cards.waiting().filter(pk=card.pk).update(shown_at=now))


def show_all(step: Step, *, cards: QuerySet[Card], by: Member | None, now: datetime) -> str:
    """Release the waiting ``cards``: those the host has seen, not one that came while she read."""
    count = step.cards.waiting().filter(pk__in=[card.pk for card in cards]).update(shown_at=now)
    return ngettext("%(count)d card is on the wall.", "%(count)d cards are on the wall.", count) % {
        "count": count
    }


def take_off_wall(step: Step, *, card: Card, by: Member | None, now: datetime) -> None:
    """Back into the tray; out of its issue too, where it had one."""
    step.cards.shown().filter(pk=card.pk).update(shown_at=None, issue=None)


def hide_card(step: Step, *, card: Card, by: Member | None, now: datetime) -> str | None:
    """Keep a waiting card from everybody but the hosts."""
    return _unless_gone(step.cards.waiting().filter(pk=card.pk).update(hidden_at=now))


def park_card(step: Step, *, card: Card, by: Member | None, now: datetime) -> None:
    """Put a card that waits or stands alone on the wall into the parking lot."""
    step.cards.filter(pk=card.pk, issue=None, hidden_at=None, parked_at=None).update(parked_at=now)


def bring_back(step: Step, *, card: Card, by: Member | None, now: datetime) -> None:
    """A hidden or parked card waits in the tray again."""
    step.cards.filter(pk=card.pk, issue=None).update(hidden_at=None, parked_at=None, shown_at=None)


def park_words(step: Step, *, text: str, by: Member | None, now: datetime) -> str:
    """Write a good point for another time straight into the parking lot; a double tap writes it once."""
    step.cards.get_or_create(text=text, parked_at__isnull=False, defaults={"parked_at": now, "shown_at": now})
    return _("It is in the parking lot.")


def hide_cards_of(step: Step, *, participant: Participant, now: datetime) -> None:
    """Keep all waiting cards of one seat from the wall; the host may bring them back."""
    step.cards.waiting().written_by(participant).update(hidden_at=now)


def forget_writers(step: Step) -> None:
    """Cut the link between cards and those who wrote them; done when the step is saved."""
    step.cards.exclude(participant=None).update(participant=None)


def _unless_gone(changed: int) -> str | None:
    """Of two hosts who deal with one card at once, the second is told."""
    return None if changed else _("Somebody has already dealt with this card. Look at it again.")
