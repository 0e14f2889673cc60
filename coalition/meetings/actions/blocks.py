"""The plan of a day, block by block: changed, moved, added and taken out, before it or while it runs.

What has begun stays where it is. A change says which version of the block it was made on, a move where the block
stood: of two hosts the second is told, and nothing of the first is lost.
"""

from datetime import datetime, time

from django.db import transaction
from django.db.models import F, ProtectedError, QuerySet

from coalition.meetings import plans
from coalition.meetings.models import Meeting, Room, Step

FAR = 10_000  # beyond the end of any plan: no two blocks may stand at one place, not even for a moment
Texts = dict[str, str | list[str]]


@transaction.atomic
def change_step(
    step: Step,
    *,
    version: int,
    title: Texts,
    prompts: Texts,
    minutes: int,
    min_minutes: int,
    priority: str,
    pinned_to: time | None,
) -> bool:
    """Write the block anew; False where somebody else has changed, finished or skipped it since ``version``."""
    changed = Step.objects.ahead().filter(pk=step.pk, version=version)
    if not changed.update(
        words=step.words | {"title": title, "prompts": prompts},
        minutes=minutes,
        shortened_from=None,
        min_minutes=min_minutes,
        priority=priority,
        pinned_to=pinned_to,
        version=F("version") + 1,
    ):
        return False
    _tell(step.meeting)
    return True


@transaction.atomic
def move_step(step: Step, *, up: bool, position: int) -> bool:
    """Change places with the one before or after; False where it no longer stands at ``position``, or may not move."""
    loose = _loose(step.meeting)
    if not loose.filter(pk=step.pk, position=position).exists():
        return False
    other = loose.filter(position__lt=position).last() if up else loose.filter(position__gt=position).first()
    if other is None:
        return False
    for pk, place in ((step.pk, FAR), (other.pk, position), (step.pk, other.position)):
        Step.objects.filter(pk=pk).update(position=place)
    _tell(step.meeting)
    return True


@transaction.atomic
def remove_step(step: Step, *, version: int) -> bool:
    """Take it out of the plan; False where it was changed since, has begun, holds words, or is the only one."""
    found = _loose(step.meeting).filter(pk=step.pk, version=version, notes=None).first()
    if found is None or step.meeting.steps.count() == 1:
        return False
    try:
        found.delete()
    except ProtectedError:
        return False
    shift(step.meeting, after=found.position, by=-1)
    _tell(step.meeting)
    return True


@transaction.atomic
def add_step(
    meeting: Meeting, *, what: str, after: Step | None, title: str, prompts: list[str], minutes: int | None
) -> Step:
    """A new block after ``after``, but never before where the day stands; ``what`` is of plans.catalogue()."""
    place = max(after.position if after else meeting.steps.count(), _stands_at(meeting))
    before = meeting.steps.filter(position__lte=place).last()
    fields = plans.block(what) | {"position": place + 1, "slug": free_slug(meeting, what)}
    if minutes:
        fields |= {"minutes": minutes, "min_minutes": min(fields["min_minutes"], minutes)}
    words = fields["words"] | {"section": before.words.get("section", {}) if before else {}}
    words |= {"title": dict.fromkeys(plans.LANGUAGES, title)} if title else {}
    words |= {"prompts": dict.fromkeys(plans.LANGUAGES, prompts)} if prompts else {}
    shift(meeting, after=place, by=1)
    step = Step.objects.create(
        meeting=meeting, **fields | {"words": words, "planned_minutes": fields["minutes"]}
    )
    _tell(meeting)
    return step


@transaction.atomic
def add_now(meeting: Meeting, *, what: str, question: str) -> Step:
    """A new block where the day stands, and the day stands at it; sent twice, the second finds it there."""
    place = _stands_at(meeting)
    here = meeting.steps.filter(position=place).first()
    prompts = [question] if question else []
    if here is not None and _is_the_same(here, what=what, prompts=prompts):
        return here
    step = add_step(meeting, what=what, after=here, title="", prompts=prompts, minutes=None)
    Room.objects.filter(meeting=meeting).update(step=step)
    return step


def _is_the_same(step: Step, *, what: str, prompts: list[str]) -> bool:
    bare = plans.block(what)
    alike = (step.kind, step.record) == (bare["kind"], bare["record"]) and step.opened_at is None
    return alike and (step.words.get("prompts") or {}).get("sw", []) == prompts and step.slug.startswith(what)


def set_end(meeting: Meeting, *, ends_at: datetime) -> bool:
    """The day is to end at ``ends_at``; False where it has ended or would end before it begins."""
    coming = Meeting.objects.filter(pk=meeting.pk, ended_at=None, starts_at__lt=ends_at)
    return bool(coming.update(ends_at=ends_at))


def shift(meeting: Meeting, *, after: int, by: int) -> None:
    """Make room, or close it: every block behind the place ``after`` moves ``by`` places."""
    meeting.steps.filter(position__gt=after).update(position=F("position") + FAR + by)
    meeting.steps.filter(position__gt=FAR).update(position=F("position") - FAR)


def free_slug(meeting: Meeting, slug: str) -> str:
    """``slug``, or that with a number, which no block of the day has yet."""
    taken = set(meeting.steps.values_list("slug", flat=True))
    tries = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in tries if name not in taken)


def _loose(meeting: Meeting) -> QuerySet[Step]:
    """The blocks that may still change places: those that lie ahead of where the day stands."""
    return meeting.steps.untouched().filter(position__gt=_stands_at(meeting))


def _stands_at(meeting: Meeting) -> int:
    """The place where the day stands, 0 before it begins; plan and room are held there until the transaction ends."""
    list(Meeting.objects.select_for_update().filter(pk=meeting.pk))
    room = Room.objects.select_for_update().filter(meeting=meeting).first()
    return room.step.position if room and room.step else 0


def _tell(meeting: Meeting) -> None:
    Room.objects.filter(meeting=meeting).update(version=F("version") + 1)
