"""Every plan that a day can be made from: those that come with the program, the coalition's own, and earlier days.

Each has a slug: that of its file, "kept-3" for a kept one, "day-12" for the plan of an earlier day.
"""

from datetime import time
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import get_language

from coalition.meetings import plans
from coalition.meetings.models import KeptPlan, Meeting, Step

COPIED = ("position", "slug", "kind", "record", "words", "min_minutes", "priority", "grouping", "wall")
EARLIER = 6


class Source(NamedTuple):
    """A plan to begin from; ``steps`` are the keyword arguments of its Steps. ``ours`` are words that women wrote."""

    slug: str
    title: str
    starts: time
    steps: list[dict]
    purpose: str = ""
    ours: bool = True

    @property
    def minutes(self) -> int:
        return sum(step["minutes"] for step in self.steps)


def sources() -> list[Source]:
    """All that can be chosen: ours first by length, then the kept ones, then the newest days."""
    built_in = sorted(map(_built_in, plans.slugs()), key=lambda source: -source.minutes)
    days = Meeting.objects.with_session().exclude(steps=None).order_by("-starts_at").prefetch_related("steps")
    kept = KeptPlan.objects.all()
    return [*built_in, *map(_kept, kept), *map(_day, days[:EARLIER])]


def find(slug: str) -> Source:
    """The plan of this slug; LookupError where there is none."""
    shelf, _dash, pk = slug.rpartition("-")
    if shelf == "kept" and pk.isdigit():
        return _kept(_one(KeptPlan.objects.filter(pk=pk), slug))
    if shelf == "day" and pk.isdigit():
        return _day(_one(Meeting.objects.with_session().exclude(steps=None).filter(pk=pk), slug))
    return _built_in(slug)


def copied(meeting: Meeting) -> list[dict]:
    """The blocks of a day as they can be kept: its plan, and nothing of what the room did."""
    return [_copied(step) for step in meeting.steps.all()]


def make(steps: list[dict], *, meeting: Meeting) -> list[Step]:
    """The Steps of ``meeting`` by a plan, not yet in the database."""
    return [Step(meeting=meeting, **step | {"pinned_to": _time(step.get("pinned_to"))}) for step in steps]


def _copied(step: Step) -> dict:
    minutes = step.shortened_from or step.minutes
    pinned_to = f"{step.pinned_to:%H:%M}" if step.pinned_to else None
    lengths = {"minutes": minutes, "planned_minutes": minutes, "pinned_to": pinned_to}
    return {name: getattr(step, name) for name in COPIED} | lengths


def _built_in(slug: str) -> Source:
    meta, language = plans.load(slug)["meta"], get_language() or "sw"
    purpose = meta.get("purpose", {}).get(language[:2], "")
    title = plans.title(slug, language[:2])
    return Source(slug, title, plans.starts(slug), plans.steps(slug), purpose, ours=False)


def _kept(plan: KeptPlan) -> Source:
    return Source(f"kept-{plan.pk}", plan.name, plan.starts, plan.steps)


def _day(meeting: Meeting) -> Source:
    starts = timezone.localtime(meeting.starts_at).time()
    return Source(f"day-{meeting.pk}", meeting.title, starts, copied(meeting))


def _one(found, slug: str):
    one = found.first()
    if one is None:
        raise LookupError(slug)
    return one


def _time(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None
