"""The verbs of wellness. None of them tells anybody anything."""

from datetime import date, timedelta

from django.db import transaction

from coalition.meetings.models import Meeting, Step
from members.actions import still_here
from members.models import Member
from wellness import queries
from wellness.models import CarePlan, CheckIn, CheckInConsent, PracticeUse, Referral

KEPT_FOR = timedelta(days=90)


# Check-in
def agree(member: Member, *, today: date) -> None:
    """She says yes to keeping her answers."""
    CheckInConsent.objects.update_or_create(member=member, defaults={"given_on": today, "withdrawn_on": None})


@transaction.atomic
def withdraw(member: Member, *, today: date) -> None:
    """She takes her yes back: every answer is gone in the same moment."""
    queries.own(member).delete()
    CheckInConsent.objects.filter(member=member, withdrawn_on=None).update(withdrawn_on=today)


@transaction.atomic
def check_in(member: Member, *, face: str, today: date) -> None:
    """Keep how she is this week; a second answer in the week takes the place of the first."""
    if still_here(member):
        queries.own(member).update_or_create(
            member=member, week=queries.week_of(today), defaults={"face": face}
        )


def forget(check_in: CheckIn) -> None:
    check_in.delete()


def forget_all(member: Member) -> None:
    queries.own(member).delete()


def forget_old(*, today: date) -> int:
    """Drop answers of weeks that ended more than 90 days ago, unread; returns how many."""
    return CheckIn.objects.filter(week__lt=queries.week_of(today - KEPT_FOR)).delete()[0]


# The care plan
@transaction.atomic
def write_plan(
    *,
    opening: str,
    check_in: str,
    people: str,
    emergency: str,
    joy: str,
    today: date,
    step: Step | None = None,
) -> CarePlan:
    """Write the plan anew; what was last written in the same place (this session, or the plan's page) is replaced."""
    fields = {"opening": opening, "check_in": check_in, "people": people, "emergency": emergency, "joy": joy}
    plan = CarePlan.objects.newest()
    if plan is None or plan.step_id != (step and step.pk):
        CarePlan.objects.filter(step=step).exclude(step=None).delete()
        plan = CarePlan(step=step)
    for name, text in (fields | {"written_on": today}).items():
        setattr(plan, name, text)
    plan.save()
    return plan


def keep_plan_of(step: Step, *, today: date) -> None:
    """The session leaves the plan as it stands now, also where nothing was changed in it."""
    plan = CarePlan.objects.newest()
    if plan is not None and not CarePlan.objects.filter(step=step).exists():
        CarePlan.objects.create(
            **{name: getattr(plan, name) for name in ("opening", "check_in", "people", "emergency", "joy")},
            written_on=today,
            step=step,
        )


def add_referral(*, name: str, number: str = "") -> Referral:
    """A place that helps; its number stays hidden until somebody has called it."""
    return Referral.objects.create(name=name, number=number)


def mark_checked(referral: Referral, *, by: Member, today: date) -> None:
    """``by`` has called the number and it was right."""
    Referral.objects.exclude(number="").filter(pk=referral.pk).update(checked_on=today, checked_by=by)


def remove_referral(referral: Referral) -> None:
    referral.delete()


# Practices in a meeting
@transaction.atomic
def choose_practice(step: Step, *, slug: str, gentle: bool, now) -> PracticeUse:
    """The practice that comes next; what was only chosen goes, what runs ends."""
    close_practices(step, now=now)
    return step.practice_uses.create(meeting_id=step.meeting_id, slug=slug, gentle=gentle)


def start_practice(step: Step, *, now) -> None:
    """Begin the chosen practice on wall and phones; pressed again after its end, it begins once more."""
    use = step.practice_uses.last()
    if use is not None and not use.is_running:
        step.practice_uses.filter(pk=use.pk).update(started_at=now, stopped_at=None)


def stop_practice(step: Step, *, now) -> None:
    step.practice_uses.begun().filter(stopped_at=None).update(stopped_at=now)


@transaction.atomic
def close_practices(step: Step, *, now) -> None:
    """The step is over: what runs ends, what was only chosen was not done."""
    stop_practice(step, now=now)
    step.practice_uses.filter(started_at=None).delete()


def note_practice(meeting: Meeting, *, slug: str, at) -> PracticeUse:
    """``meeting`` did a practice outside any step, such as at its opening."""
    return PracticeUse.objects.create(meeting=meeting, slug=slug, started_at=at, stopped_at=at)
