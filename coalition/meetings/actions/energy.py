"""An energy check: asked at any moment, in the middle of a step; what is kept of it is three numbers."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, override

from coalition.meetings import plans
from coalition.meetings.actions import hands
from coalition.meetings.actions.blocks import free_slug, shift
from coalition.meetings.actions.hands import Count
from coalition.meetings.actions.walk import go_to
from coalition.meetings.models import EnergyCount, EnergyTap, Participant, Room, Step
from coalition.meetings.models.record import SMALLEST_GROUP
from members.models import Member

KIND, CARDS = "energy", "cards"


@transaction.atomic
def ask_for_energy(room: Room, *, now: datetime) -> Step:
    """Put an open energy check before the step the day stands at; saved or skipped, it leads back there.

    The step it interrupts stays as it is, and its time runs on. Pressed twice, it is asked once.
    """
    held = Room.objects.select_for_update(of=("self",)).select_related("step", "meeting").get(pk=room.pk)
    here = held.step
    if here.kind == KIND and not here.is_finished:
        return here
    place = here.position + 1 if here.is_finished else here.position
    slug = free_slug(held.meeting, KIND)
    shift(held.meeting, after=place - 1, by=1)
    step = Step.objects.create(
        meeting=held.meeting,
        position=place,
        slug=slug,
        kind=KIND,
        record=KIND,
        words={"title": _title(), "section": here.words.get("section", {})},
        planned_minutes=2,
        minutes=2,
        min_minutes=1,
        priority=Step.Priority.COULD,
        grouping=Step.Grouping.SOLO,
        wall=Step.Wall.TOTALS_ONLY,
        state=Step.State.OPEN,
        opened_at=now,
    )
    go_to(held, step=step)
    return step


def show_colour(step: Step, *, participant: Participant, colour: str) -> None:
    """Her card; another one takes its place while the check is open."""
    EnergyTap.objects.update_or_create(step=step, participant=participant, defaults={"colour": colour})


def count_cards(step: Step, *, counts: Mapping[int, Count], by: Member, now: datetime) -> str:
    """Cards that women without a phone hold up, once two counted the same; counted again, the newer count holds."""
    if EnergyCount.objects.filter(step=step, is_sealed=True).exists():
        return gettext("It is saved, so the numbers stay.")
    agreed = hands.compare(step, about=CARDS, counts=counts)
    if agreed is None:
        return hands.said(step, about=CARDS)
    EnergyCount.objects.update_or_create(step=step, defaults=agreed.figures | agreed.two)
    return gettext("%(count)d cards are counted.") % {"count": sum(agreed.figures.values())}


@transaction.atomic
def seal_energy(step: Step) -> None:
    """Phones and cards become three numbers, and who showed what is forgotten; under five there is nothing to keep."""
    counts: dict = energy_of(step)
    if sum(counts.values()) < SMALLEST_GROUP:
        counts = dict.fromkeys(counts, 0) | {"counted_by": "", "witnessed_by": ""}
    EnergyCount.objects.update_or_create(step=step, defaults=counts | {"is_sealed": True})
    step.energy_taps.all().delete()


def energy_of(step: Step) -> dict[str, int]:
    """How many show each colour, on phones and with cards."""
    cards = (EnergyCount.objects.filter(step=step).first() or EnergyCount()).counts
    taps = list(step.energy_taps.values_list("colour", flat=True))
    return {colour: number + taps.count(colour) for colour, number in cards.items()}


def _title() -> dict[str, str]:
    titles = {}
    for language in plans.LANGUAGES:
        with override(language):
            titles[language] = gettext("How is our energy?")
    return titles
