"""A round of rating: opened over the issues of the day, rated, counted at closing, sealed when its step is saved."""

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.models import Issue, Rating, Round, RoundIssue, SlipCount
from agenda.rounds.actions import tallying
from coalition.meetings.models import Participant, Step
from members.models import Member


def set_levels(step: Step, *, levels: int, by: Member, now) -> str:
    """Choose 3 or 5 levels; once a woman has rated they stay."""
    round_, _made = Round.objects.get_or_create(step=step)
    if round_.closed_at or round_.ratings.exists() or round_.batches.exists():
        return _("Women have rated already, so the levels stay as they are.")
    Round.objects.filter(pk=round_.pk).update(levels=levels)
    return _("Each question now has %(levels)d levels.") % {"levels": levels}


@transaction.atomic
def open_round(step: Step) -> Round:
    """Begin, or go on after a closing: what was counted is forgotten and will be counted anew."""
    round_, _made = Round.objects.get_or_create(step=step)
    if round_.sealed_at is None:
        Round.objects.filter(pk=round_.pk).update(closed_at=None, raters=0)
        round_.tallies.all().delete()
        tallying.follow_merges(round_)
        _freeze_issues(round_)
    return round_


def _freeze_issues(round_: Round) -> None:
    """The issues of the day keep their numbers; new ones come last. A grade for an issue that is gone goes with it."""
    held = dict(round_.issues.values_list("issue", "position"))
    standing = list(
        Issue.objects.standing().filter(meeting=round_.step.meeting_id).values_list("pk", flat=True)
    )
    if not set(held) <= set(standing):
        round_.ratings.exclude(issue__in=standing).delete()
        SlipCount.objects.filter(batch__round=round_).exclude(issue__in=standing).delete()
        round_.issues.exclude(issue__in=standing).delete()
    last = max((held[pk] for pk in standing if pk in held), default=0)
    new = [pk for pk in standing if pk not in held]
    RoundIssue.objects.bulk_create(
        RoundIssue(round=round_, issue_id=pk, position=number)
        for number, pk in enumerate(new, start=last + 1)
    )


def rate(
    entry: RoundIssue, *, participant: Participant, urgency: int | None, feasibility: int | None
) -> None:
    """Keep what she gives this issue in place of what she gave it before; without any grade, nothing is kept."""
    hers = {"round_id": entry.round_id, "issue_id": entry.issue_id, "participant": participant}
    if urgency is None and feasibility is None:
        Rating.objects.filter(**hers).delete()
        return
    Rating.objects.bulk_create(
        [Rating(**hers, urgency=urgency, feasibility=feasibility)],
        update_conflicts=True,
        unique_fields=["round", "participant", "issue"],
        update_fields=["urgency", "feasibility"],
    )


@transaction.atomic
def close_round(step: Step, *, now) -> None:
    """Count phones and paper as they stand. The caller has moved the step's row, so no answer can come in between."""
    round_ = Round.objects.get(step=step)
    if round_.sealed_at is None:
        tallying.count(round_, now=now)


def show_round(step: Step, *, now) -> None:
    """The room sees the result: from now on nothing more is counted."""
    Round.objects.filter(step=step, shown_at=None).update(shown_at=now)


def set_picture(step: Step, *, picture: str, by: Member, now) -> None:
    """Choose which picture of the result the wall shows."""
    Round.objects.filter(step=step).update(on_wall=picture)


@transaction.atomic
def seal_round(step: Step, *, now) -> None:
    """Delete who gave what; from now on there are only counts."""
    if Round.objects.filter(step=step, sealed_at=None).exclude(closed_at=None).update(sealed_at=now):
        tallying.seal(Round.objects.get(step=step))
