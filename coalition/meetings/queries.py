"""What meetings can be asked."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from coalition.meetings.models import (
    Attendance,
    Excused,
    Feed,
    Meeting,
    Participant,
    Receipt,
    Reply,
    Room,
    Step,
)
from coalition.meetings.plans import times
from coalition.sealing import fingerprint
from members.models import Member, Role, RoleTerm


class Clock(NamedTuple):
    """How the day stands: minutes left in this step (negative when it is over), and minutes behind the plan's end."""

    left: int
    behind: int

    @property
    def over(self) -> int:
        """Minutes this step has taken beyond its own."""
        return max(-self.left, 0)


def clock(meeting: Meeting, current: Step, steps: list[Step], now) -> Clock:
    """``behind`` is when the day will end if every step still ahead takes its minutes, less when it should end."""
    spent = now - current.opened_at if current.opened_at and current.finished_at is None else timedelta()
    left = timedelta(minutes=current.minutes) - spent
    ahead = [step for step in steps if step.position > current.position]
    moment = now if current.finished_at else times.until(current, now)
    end = times.ends_at(moment, ahead, day=times.day_of(meeting))
    return Clock(left=times.minutes(left), behind=times.minutes(end - meeting.ends_at))


def room_by_code(code: str) -> Room | None:
    """The live room that a typed code opens; spaces and dashes in it are nothing."""
    digits = _digits(code)
    return (
        Room.objects.live().select_related("meeting", "step").filter(code=digits).first() if digits else None
    )


def _digits(code: str) -> str:
    return "".join(letter for letter in code if letter.isdigit())


def participant_in_room(token: str | None, code: str) -> Participant | None:
    """The woman of this seat where it stands in the live room of ``code``; a room that has ended has no code.

    With the room, its meeting and the step it stands at: all that a send needs, in one query.
    """
    digits = _digits(code)
    if not (token and digits):
        return None
    seats = Participant.objects.in_seat(token).filter(room__code=digits)
    try:
        here = seats.select_related("room__meeting", "room__step").get()
    except Participant.DoesNotExist:
        return None
    if here.room.step is not None:
        here.room.meeting.room = here.room
        here.room.step.meeting = here.room.meeting
    return here


def participant_in_seat(token: str | None) -> Participant | None:
    """The woman whose seat this phone holds the secret of."""
    if not token:
        return None
    return Participant.objects.in_seat(token).select_related("room__meeting").first()


def participant_outside(token: str | None) -> Participant | None:
    """Who holds the secret of a seat that is none: she waits before the door, or was taken out."""
    if not token:
        return None
    return Participant.objects.outside().with_secret(token).select_related("room__meeting", "was").first()


def participant_by_tag(room: Room, *, fruit: str, number: int) -> Participant | None:
    """Who has, or had, this fruit and number in the room."""
    return room.participants.filter(lobby="", fruit=fruit, tag_number=number).first()


def knocking(room: Room) -> list[Participant]:
    """Who asks to come in, in the order of asking; as many as a host can look at."""
    return list(room.participants.waiting().select_related("was")[:100])


def headcount(room: Room) -> int:
    """How many women take part, with and without phones.

    A phone that is handed round gets a new seat each time, so its women are counted by the step in which the most of
    them answered. When the meeting has ended the number is kept and its receipts are gone.
    """
    if room.women is not None:
        return room.women
    present = room.participants.present()
    women = dict.fromkeys(present.exclude(device_index="").values_list("device_index", flat=True), 1)
    answered = Receipt.objects.filter(participant__in=present).exclude(participant__device_index="")
    for device, count in (
        answered.values("participant__device_index", "step")
        .annotate(count=Count("participant", distinct=True))
        .values_list("participant__device_index", "count")
    ):
        women[device] = max(women[device], count)
    return sum(women.values()) + present.filter(device_index="").count()


def current_step(room: Room) -> Step:
    """The step the room stands at, ready for the kind to work on."""
    return Step.objects.select_related("meeting__room").get(pk=room.step_id)


def next_meeting(after: Meeting) -> Meeting | None:
    """The meeting that follows ``after`` and has not begun."""
    return Meeting.objects.not_begun().filter(starts_at__gt=after.starts_at).order_by("starts_at").first()


def following(meeting: Meeting) -> Meeting | None:
    """The meeting that comes next after it, held or not."""
    after = Meeting.objects.not_cancelled().filter(starts_at__gt=meeting.starts_at)
    return after.order_by("starts_at").first()


def may_confirm(meeting: Meeting):
    """The later meetings that have begun, the first of them first: any of them may confirm its record."""
    return Meeting.objects.filter(started_at__gt=meeting.started_at).order_by("started_at")


def feeds(token: str, *, now):
    """The calendar behind this address, while she belongs and is not kept out."""
    here = Member.objects.active().not_suspended(now)
    hers = Feed.objects.filter(index=fingerprint(token, place="feed.address"), member__in=here)
    return hers.select_related("member").only("member__language")


def facilitators(meeting: Meeting, *, now):
    """Who could facilitate ``meeting``: whoever led least recently first, who never did before all.

    Each with ``last_led`` (None where she never did) and ``is_excused`` (she said "not this time").
    """
    day = timezone.localdate(meeting.starts_at)
    terms = RoleTerm.objects.current(day).filter(role=Role.FACILITATOR)
    here = Member.objects.active().not_paused().not_suspended(now).filter(pk__in=terms.values("member"))
    excused = Excused.objects.filter(meeting=meeting, member=OuterRef("pk"))
    ranked = here.annotate(last_led=Max("led_meetings__started_at"), is_excused=Exists(excused))
    in_turn = ranked.order_by(F("last_led").asc(nulls_first=True), "joined_on", "pk")
    return in_turn.defer("legal_name", "email", "phone")


def whose_turn(meeting: Meeting, *, now) -> Member | None:
    """Who is to facilitate it: who was asked, or else the first in turn who is not excused."""
    return in_turn(meeting, list(facilitators(meeting, now=now)))


def in_turn(meeting: Meeting, women: list) -> Member | None:
    """The one of ``women`` (in their order) whose turn it is."""
    asked = (woman for woman in women if woman.pk == meeting.to_lead_id)
    return next(asked, None) or next((woman for woman in women if not woman.is_excused), None)


def helped_with_reading(meeting: Meeting) -> QuerySet[Member]:
    """Who likes to be helped with reading: those who are there, or before the day all who take part now."""
    wants = Member.objects.active().not_paused().exclude(reading_help="").in_order()
    women = wants.filter(attendances__meeting=meeting) if meeting.started_at else wants
    return women.only("name_used", "number", "reading_help")


def expected():
    """Who may come to a meeting: all who belong and have not paused. Nothing that is sealed is opened for it."""
    return _in_order(Member.objects.active().not_paused().not_suspended())


class Replies(NamedTuple):
    """How many said what, of the day and place that hold now; ``before`` said so before a move."""

    coming: int
    not_coming: int
    fares: int
    before: int


def replies(meeting: Meeting) -> Replies:
    """One count over all answers of those who still belong."""
    now_said = Q(moves=meeting.moves)
    here = meeting.replies.filter(member__in=Member.objects.active())
    return Replies(
        **here.aggregate(
            coming=Count("pk", filter=now_said & Q(comes=True)),
            not_coming=Count("pk", filter=now_said & Q(comes=False)),
            fares=Count("pk", filter=now_said & Q(needs_fare=True)),
            before=Count("pk", filter=~now_said),
        )
    )


def to_pay(meeting: Meeting):
    """Who was there, and who comes and asked for help with the fare; ``asked`` is what she asked, if she did."""
    asked = Reply.objects.standing().needing_fare().filter(meeting=meeting)
    was_there = Exists(Attendance.objects.filter(meeting=meeting, member=OuterRef("pk")))
    women = Member.objects.active().filter(Q(was_there) | Q(pk__in=asked.values("member")))
    return _in_order(women.annotate(was_there=was_there)).prefetch_related(
        Prefetch("replies", queryset=asked, to_attr="asked")
    )


def in_chapter(women, chapter):
    return women.filter(chapter=chapter) if chapter else women


def _in_order(women):
    return women.select_related("chapter").defer("legal_name", "email", "phone").in_order()
