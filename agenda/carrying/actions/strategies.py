"""How issues are carried: strategies, written in the room or between meetings, who speaks, the power map."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from agenda.models import Issue, SpeakerYes, Stakeholder, Strategy
from coalition.meetings.models import Step
from coalition.web.seen import Changed
from members.actions.standing import still_here
from members.models import Member


@transaction.atomic
def write_strategy(step: Step, *, issue: Issue, by: Member | None, now: datetime, **words) -> str:
    """How the room carries ``issue``; written again, the newer words hold. What was settled later stays."""
    held = _newest(issue)
    kept = {name: getattr(held, name) for name in Strategy.LATER} if held else {}
    new = Strategy(issue=issue, meeting=step.meeting, written_by=by, written_at=now, **kept | words)
    if not held or held.mark != new.mark or held.meeting_id != step.meeting_id:
        _add(new, after=held)
    return _("The strategy for “%(issue)s” is written down.") % {"issue": issue.name}


@transaction.atomic
def rewrite_strategy(issue: Issue, *, was: str, by: Member, now: datetime, **words) -> None:
    """A planner writes the next version; raises Changed where the newest is not the one whose mark is ``was``."""
    held = _newest(issue)
    new = Strategy(issue=issue, written_by=by, written_at=now, **words)
    if held and held.mark == new.mark:  # sent twice
        return
    if (held.mark if held else "") != was:
        raise Changed
    _add(new, after=held)


def _newest(issue: Issue) -> Strategy | None:
    """Held until the transaction ends, so that of two writers one sees what the other wrote."""
    Issue.objects.select_for_update().get(pk=issue.pk)
    return issue.strategies.newest_first().first()


def _add(new: Strategy, *, after: Strategy | None) -> None:
    new.version = after.version + 1 if after else 1
    new.save()


@transaction.atomic
def say_she_speaks(member: Member, *, issue: Issue, danger: str) -> bool:
    """Her yes to what she read; False where it says something else by now, or she has left."""
    held = _newest(issue)
    if held is None or held.danger != danger or not still_here(member):
        return False
    SpeakerYes.objects.update_or_create(issue=issue, member=member, defaults={"danger": danger})
    return True


def take_back_speaking(member: Member, *, issue: Issue) -> bool:
    return bool(SpeakerYes.objects.filter(issue=issue, member=member).delete()[0])


@transaction.atomic
def put_on_map(issue: Issue, *, was: str = "", **fields) -> bool:
    """Another office or group on the power map; False where a second tap, or another planner, was faster."""
    try:
        with transaction.atomic():
            issue.stakeholders.create(**fields)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def change_on_map(place: Stakeholder, *, was: str, **fields) -> None:
    """Raises Changed where it does not say any more what the writer saw, or its new name is taken."""
    held = Stakeholder.objects.select_for_update().filter(pk=place.pk).first()
    if held is None or held.mark != was:
        raise Changed
    try:
        with transaction.atomic():
            Stakeholder.objects.filter(pk=place.pk).update(**fields)
    except IntegrityError:
        raise Changed from None


@transaction.atomic
def take_off_map(place: Stakeholder, *, was: str) -> None:
    """Gone twice is gone; raises Changed where it says something else by now."""
    held = Stakeholder.objects.select_for_update().filter(pk=place.pk).first()
    if held and held.mark != was:
        raise Changed
    Stakeholder.objects.filter(pk=place.pk).delete()
