"""Stories as pages read them: hers without their words, and for planners only that one exists."""

from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils.functional import Promise

from agenda.models import Showing, Story, StoryAsk, StoryConsent, Use
from agenda.models.story import USES
from members.models import Member


class UseWords(NamedTuple):
    slug: str
    label: str | Promise
    could_happen: str | Promise
    what: str | Promise


class HerUse(NamedTuple):
    """One use of her story, with her yes where it stands."""

    words: UseWords
    yes: StoryConsent | None


class HerStory(NamedTuple):
    story: Story
    uses: list[HerUse]
    waiting: list[StoryAsk]
    granted: list[StoryAsk]
    showings: list[Showing]


def uses() -> list[UseWords]:
    """Every use with what could happen first."""
    return [UseWords(use.value, use.label, *USES[use]) for use in Use]


def hers(member: Member, *, today: date) -> list[HerStory]:
    """Her stories with every yes, who asks, what she granted and who opened them; their words are not looked up."""
    stories = Story.objects.of(member).defer("text").select_related("written_with")
    asks = StoryAsk.objects.filter(cancelled_on=None).select_related("by")
    found = stories.prefetch_related(
        Prefetch("consents", StoryConsent.objects.live(today), to_attr="yeses"),
        Prefetch("asks", asks, to_attr="open_asks"),
        Prefetch("showings", Showing.objects.select_related("by"), to_attr="shown"),
    )
    return [_told(story) for story in found]


def _told(story) -> HerStory:
    yeses = {yes.use: yes for yes in story.yeses}
    return HerStory(
        story,
        [HerUse(words, yeses.get(words.slug)) for words in uses()],
        [ask for ask in story.open_asks if not ask.answer],
        [ask for ask in story.open_asks if ask.answer == StoryAsk.Answer.YES],
        story.shown,
    )


def offered(member: Member, *, today: date) -> list[Story]:
    """Those of other women for which ``member`` may ask."""
    return list(Story.objects.offered(today).exclude(member=member).defer("text"))


def asked_by(member: Member) -> list[StoryAsk]:
    """What she asked for, with the answers."""
    return list(StoryAsk.objects.filter(by=member).defer("story__text").select_related("story"))


def waits_for(member: Member) -> int:
    """How many asks wait for her yes or no."""
    return StoryAsk.objects.waiting().filter(story__member=member).count()
