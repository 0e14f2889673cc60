"""Strategies, who speaks, and power maps, as the pages read them."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from agenda.models import Brief, Issue, Item, Petition, SpeakerYes, Stakeholder, Strategy
from members.models import Member


class Carried(NamedTuple):
    """An issue that stood or stands on a published agenda, as its page shows it."""

    issue: Issue
    item: Item
    versions: list[Strategy]

    @property
    def strategy(self) -> Strategy | None:
        return self.versions[0] if self.versions else None


def published_items() -> QuerySet[Item]:
    """On a published agenda, the newest agenda first."""
    items = Item.objects.exclude(position=None).filter(agenda__published_at__isnull=False)
    return items.select_related("issue", "agenda").order_by("-agenda__version", "position")


def carried_issues() -> tuple[list[Item], list[Item]]:
    """What the newest agenda carries, in its order, and what only older ones did; each issue once.

    Each issue has its ``draft_briefs``, which only planners are shown.
    """
    newest, older, seen = [], [], set()
    version = None
    drafts = Prefetch("issue__briefs", Brief.objects.drafts(), to_attr="draft_briefs")
    for item in published_items().prefetch_related("issue__strategies", drafts):
        version = version or item.agenda.version
        if item.issue_id not in seen:
            seen.add(item.issue_id)
            (newest if item.agenda.version == version else older).append(item)
    return newest, older


def carried(pk: int) -> Carried | None:
    """The issue ``pk`` as the newest agenda that carried it knew it; None where none ever did."""
    item = published_items().filter(issue=pk).first()
    if item is None:
        return None
    return Carried(item.issue, item, list(item.issue.strategies.newest_first().select_related("written_by")))


def speakers(carried: Carried) -> tuple[list[SpeakerYes], list[SpeakerYes]]:
    """Whose yes stands, and who must be asked again because office, ask or risk have changed since."""
    said = list(carried.issue.speakers.select_related("member"))
    danger = carried.strategy.danger if carried.strategy else ""
    return [yes for yes in said if yes.danger == danger], [yes for yes in said if yes.danger != danger]


def may_speak(member: Member, strategy: Strategy | None) -> bool:
    """Whether the page asks her: she holds the role that speaks, or it is still to be agreed."""
    return bool(strategy) and (not strategy.speaker or strategy.speaker in member.roles)


def briefs(carried: Carried, *, drafts: bool) -> list[Brief]:
    """Its policy briefs, the newest first; a draft is for who may write."""
    rows = carried.issue.briefs.all() if drafts else carried.issue.briefs.final()
    return list(rows)


def petitions(carried: Carried) -> list[Petition]:
    return list(Petition.objects.filter(issue=carried.issue).with_counts())


def places(issue: Issue) -> Sequence[Stakeholder]:
    """The power map's list: much say first."""
    return list(issue.stakeholders.all())
