"""A woman's own story: kept sealed, used only by her yes, opened before her eyes. What follows happens at once."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from agenda.models import Showing, Story, StoryAsk, StoryConsent
from agenda.models.story import WORDS_VERSION, YES_LASTS
from members.actions.standing import still_here
from members.models import Member


class NotAllowed(Exception):
    """There is no yes of hers for this, or not any more."""


@transaction.atomic
def keep_story(
    member: Member,
    *,
    key: UUID,
    kept: str,
    text: str,
    uses: Iterable[str] = (),
    written_with: Member | None = None,
    today: date,
) -> Story | None:
    """Hers from now on, with a yes to just these ``uses``; sent twice it is one. None where she has left."""
    if not still_here(member):
        return None
    words = text if kept == Story.Kept.HERE else ""
    given = {"member": member, "kept": kept, "text": words, "written_with": written_with}
    story, is_new = Story.objects.get_or_create(key=key, defaults=given)
    if is_new:
        for use in uses:
            _say_yes(story, use=use, heard_by=written_with, today=today)
    return story


@transaction.atomic
def rewrite_story(story: Story, *, kept: str, text: str, today: date) -> None:
    """Other words: whoever was allowed to read the old ones is asked for nothing, she is asked anew."""
    held = _held(story)
    if (held.kept, held.text) == (kept, text):
        return
    held.asks.filter(cancelled_on=None).update(cancelled_on=today)
    held.kept, held.text = kept, text
    held.save(update_fields=["kept", "text"])


@transaction.atomic
def allow_use(story: Story, *, use: str, today: date) -> None:
    """Her yes to one use, from today for a year; one that stood is over."""
    _say_yes(_held(story), use=use, heard_by=None, today=today)


def _say_yes(story: Story, *, use: str, heard_by: Member | None, today: date) -> None:
    story.consents.filter(use=use, withdrawn_on=None).update(withdrawn_on=today)
    given = {"version": WORDS_VERSION, "given_on": today, "until": today + YES_LASTS}
    StoryConsent.objects.create(story=story, use=use, heard_by=heard_by, **given)


@transaction.atomic
def take_back_use(story: Story, *, use: str, today: date) -> bool:
    """Her yes is over, and with it, at once, whatever was asked or granted for this use."""
    held = _held(story)
    held.asks.filter(use=use, cancelled_on=None).update(cancelled_on=today)
    return bool(held.consents.filter(use=use, withdrawn_on=None).update(withdrawn_on=today))


def erase_story(story: Story) -> bool:
    """Gone, every word, with what was asked, granted and noted of it."""
    return bool(Story.objects.filter(pk=story.pk).delete()[0])


@transaction.atomic
def ask_for_use(story: Story, *, use: str, what_for: str, by: Member, today: date) -> bool:
    """Ask her; False where ``by`` has asked already and waits. Raises NotAllowed where no yes to this use stands."""
    _check(_held(story), use=use, by=by, today=today)
    try:
        with transaction.atomic():
            StoryAsk.objects.create(story=story, use=use, what_for=what_for, by=by, asked_on=today)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def answer_ask(ask: StoryAsk, *, answer: str, today: date) -> bool:
    """Her yes or no, this once; she may change a yes into a no. False where it is over."""
    story = _held(ask.story)
    open_still = StoryAsk.objects.filter(pk=ask.pk, cancelled_on=None)
    if answer == StoryAsk.Answer.YES:
        if not story.consents.live(today).filter(use=ask.use).exists():
            return False
        open_still = open_still.filter(answer="")
    return bool(open_still.update(answer=answer))


@transaction.atomic
def show_story(ask: StoryAsk, *, by: Member, today: date) -> Story:
    """Open it for the use that was granted to ``by``, and note it for her; NotAllowed where she has taken it back."""
    story = _held(ask.story)
    if not StoryAsk.objects.granted().filter(pk=ask.pk, by=by).exists():
        raise NotAllowed
    _check(story, use=ask.use, by=by, today=today)
    Showing.objects.create(story=story, by=by, use=ask.use, what_for=ask.what_for, on=today)
    return story


def _check(story: Story, *, use: str, by: Member, today: date) -> None:
    is_hers = story.member_id == by.pk
    if is_hers or not story.member.is_active or not story.consents.live(today).filter(use=use).exists():
        raise NotAllowed


def _held(story: Story) -> Story:
    """Its row, until the transaction ends: opening it comes before or after her taking back, never between."""
    held = Story.objects.select_for_update(of=("self",)).select_related("member").filter(pk=story.pk).first()
    if held is None:
        raise NotAllowed
    return held
