"""The host drives the day: start, the one button, back, skip, minutes, pause, blank, end.

Every verb is a conditional update: of two hosts who press at once, one moves the day and the other sees where it is.
"""

from django.db import transaction
from django.db.models import F

from coalition.meetings.actions.guests import note_guests
from coalition.meetings.actions.hands import forget_hands
from coalition.meetings.actions.offered import keep_unlooked
from coalition.meetings.actions.room import keep_number
from coalition.meetings.models import Attendance, Meeting, Receipt, Room, Step
from coalition.meetings.queries import headcount
from coalition.meetings.steps import kind_of
from members.models import Member


@transaction.atomic
def start(meeting: Meeting, *, by: Member, now) -> Room:
    """Open the room at the first step; pressed twice, it is opened once."""
    if Meeting.objects.not_begun().filter(pk=meeting.pk).update(started_at=now, led_by=by):
        room = keep_number(meeting)
        Room.objects.filter(pk=room.pk).update(step=meeting.steps.first())
    meeting.refresh_from_db()
    return meeting.room


@transaction.atomic
def advance(step: Step, *, from_state: str, by: Member, now) -> bool:
    """The one button: move ``step`` on from ``from_state``; False where somebody has already moved it.

    A finished step hands over to the next one that is still ahead.
    """
    if step.state != from_state or not _stands_at(step) or not _press(step, by=by, now=now):
        return False
    if step.is_finished:
        _stand_at_next(step)
    touch(step.room)
    return True


@transaction.atomic
def back(step: Step, *, from_state: str, by: Member, now) -> bool:
    """Undo the last press: the step's previous state, or the step before where this one has not begun."""
    if step.state != from_state or not _stands_at(step):
        return False
    kind = kind_of(step)
    new = kind.previous_state()
    if new is None:
        before = step.meeting.steps.filter(position__lt=step.position).last()
        return before is not None and go_to(step.room, step=before)
    if not _move(step, to=new, now=now):
        return False
    kind.entered(new, by=by, now=now)
    touch(step.room)
    return True


@transaction.atomic
def go_to(room: Room, *, step: Step) -> bool:
    """Stand at ``step``, whatever its state; a skipped one becomes ready again."""
    Step.objects.filter(pk=step.pk, state=Step.State.SKIPPED).update(state=Step.State.READY, finished_at=None)
    Room.objects.filter(pk=room.pk).update(step=step)
    note_guests(room)
    touch(room)
    return True


@transaction.atomic
def skip(step: Step, *, now) -> bool:
    """Leave out a step that is not a must and has not been finished; False where that may not be."""
    may = Step.objects.ahead().exclude(priority=Step.Priority.MUST).filter(pk=step.pk)
    if not may.update(state=Step.State.SKIPPED, finished_at=now):
        return False
    step.refresh_from_db()
    if step.room.step_id == step.pk:
        _stand_at_next(step)
    touch(step.room)
    return True


def give_minutes(step: Step, *, minutes: int) -> int:
    """Set how long ``step`` may take, never under its least; returns what it is now."""
    minutes = max(minutes, step.min_minutes)
    Step.objects.filter(pk=step.pk).update(minutes=minutes, shortened_from=None, version=F("version") + 1)
    touch(step.room)
    return minutes


def set_paused(room: Room, *, paused: bool) -> None:
    """All phones rest, or go on."""
    Room.objects.filter(pk=room.pk).update(paused=paused, version=F("version") + 1)


def set_wall_blank(room: Room, *, blank: bool) -> None:
    """The wall shows nothing but a plain colour, or goes on."""
    Room.objects.filter(pk=room.pk).update(wall_blank=blank, version=F("version") + 1)


@transaction.atomic
def end(meeting: Meeting, *, by: Member | None, now) -> bool:
    """Close the meeting: the code dies, phones say thank you. Pressed twice, it is ended once.

    What is still under way is saved as the one button would: it enters the record, and who gave what is forgotten.
    """
    if not Meeting.objects.running().filter(pk=meeting.pk).update(ended_at=now):
        return False
    for step in meeting.steps.under_way().select_related("meeting__room"):
        while _press(step, by=by, now=now):
            pass
    keep_unlooked(meeting, now=now)
    _forget_order_of_coming(meeting)
    _forget_receipts(meeting)
    forget_hands(meeting)
    Room.objects.filter(meeting=meeting).update(code=None, lead=None, lead_index="", version=F("version") + 1)
    meeting.refresh_from_db()
    return True


@transaction.atomic
def run_deed(step: Step, *, deed, by: Member, now, cleaned: dict):
    """Something the host does inside a step (see StepKind.deeds); phones and wall are told.

    The room's row is written first: so what two hosts press at once happens one after the other, and the one button,
    which holds the room too, never waits for a deed that waits for it.
    """
    touch(step.room)
    return deed.act(step, by=by, now=now, **cleaned)


def touch(room: Room) -> None:
    """Count the room's version up: phones and wall fetch what is new."""
    Room.objects.filter(pk=room.pk).update(version=F("version") + 1)


def _stands_at(step: Step) -> bool:
    """Whether the day is at ``step``; held there until the end of the transaction."""
    return Room.objects.select_for_update().filter(pk=step.room.pk, step=step).exists()


def _press(step: Step, *, by: Member | None, now) -> bool:
    """One press of the button; False where the step is finished or somebody else has just moved it."""
    kind = kind_of(step)
    new = kind.next_state()
    if new is None or not _move(step, to=new, now=now):
        return False
    kind.entered(new, by=by, now=now)
    return True


def _forget_order_of_coming(meeting: Meeting) -> None:
    """Written anew by member: she was noted in the moment she took her seat, so the order would tell which is hers."""
    here = Member.objects.active().filter(attendances__meeting=meeting)
    members = sorted(here.select_for_update(of=("self",)).values_list("pk", flat=True))
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(Attendance(meeting=meeting, member_id=member) for member in members)


def _forget_receipts(meeting: Meeting) -> None:
    """Only their number is kept: side by side with cards, the order of sends would tell whose words are whose."""
    Room.objects.filter(meeting=meeting).update(women=headcount(meeting.room))
    Receipt.objects.filter(step__meeting=meeting).delete()


def _move(step: Step, *, to: str, now) -> bool:
    changes: dict[str, object] = {"state": to}
    if to == Step.State.OPEN and step.opened_at is None:
        changes["opened_at"] = now
    if to == Step.State.SHOWN and step.shown_at is None:
        changes["shown_at"] = now
    if to == Step.State.READY:
        changes["had_guests"] = False
    changes["finished_at"] = now if to in Step.FINISHED else None
    if not Step.objects.filter(pk=step.pk, state=step.state).update(**changes):
        return False
    note_guests(step.room)
    step.refresh_from_db()
    return True


def _stand_at_next(step: Step) -> None:
    following = step.meeting.steps.ahead().filter(position__gt=step.position).first()
    if following is not None:
        Room.objects.filter(pk=step.room.pk).update(step=following)
