"""A day that travels: made into a file; a file that came looked at, confirmed by two, taken in whole or not at all."""

from datetime import datetime

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coalition.meetings.models import Arrival, Meeting, Parcel, Room
from coalition.meetings.travel import (
    Refused,
    Taking,
    carriers,
    contents_of,
    known_people,
    told_along,
    told_home,
    who_is_who,
)
from coalition.meetings.travel.along import set_up
from coalition.meetings.travel.day import Inside, look_into
from coalition.meetings.travel.of_meetings import OfMeetings, make_plan
from coalition.meetings.travel.rows import read
from coalition.meetings.travel.table import not_ours
from coalition.reminders import actions as reminders
from coalition.sealing import parcel
from members.access import Power, holders_of
from members.actions import audit
from members.models import Coalition, Member, Verb

WIPED = {"contents": "", "digits": "", "who": {}}


def parcel_of(meeting: Meeting) -> Parcel:
    """The digits of its file, made once."""
    return Parcel.objects.get_or_create(meeting=meeting, defaults={"digits": parcel.new_digits()})[0]


@transaction.atomic
def take_along(meeting: Meeting, *, by: Member, now: datetime) -> bytes:
    """The file with which a laptop runs this prepared day."""
    audit.note(Verb.DAY_TAKEN_ALONG, by=by, about=meeting.subject, now=now)
    return _wrapped(meeting, told_along(meeting))


@transaction.atomic
def carry_home(meeting: Meeting, *, by: Member, now: datetime) -> bytes:
    """The file with which this ended day comes home."""
    audit.note(Verb.DAY_CARRIED, by=by, about=meeting.subject, now=now)
    return _wrapped(meeting, told_home(meeting))


def _wrapped(meeting: Meeting, told: dict) -> bytes:
    return parcel.wrap(contents_of(told), whose=meeting.mark, digits=parcel_of(meeting).digits)


def bring(contents: bytes, *, digits: str, by: Member, now: datetime) -> Arrival:
    """Keep what was in a file, sealed, until it is confirmed; raises Refused where it is no day."""
    inside = look_into(contents)
    return Arrival.objects.create(
        by=by, mark=inside.mark, contents=contents.decode(), digits=digits, came_at=now
    )


def opened(arrival: Arrival) -> Inside:
    return look_into(arrival.contents.encode())


def set_up_laptop(arrival: Arrival, *, me: str, by: Member, now: datetime) -> Meeting:
    """This house becomes the laptop of another one for a day; all of it or nothing."""
    try:
        with transaction.atomic():
            return _set_up_laptop(arrival, me=me, by=by, now=now)
    except (IntegrityError, DataError, LookupError, TypeError, ValueError):
        raise not_ours() from None


def _set_up_laptop(arrival: Arrival, *, me: str, by: Member, now: datetime) -> Meeting:
    audit.take_turn()
    list(Coalition.objects.select_for_update())
    inside = opened(arrival)
    _done(arrival, now=now)
    set_up(inside.told, me=me, by=by, now=now)
    meeting = _prepared(inside, now=now)
    for carrier in carriers():
        carrier.take_along(inside.told, now=now)
    _keep_digits(meeting, arrival)
    audit.note(Verb.DAY_SET_UP, by=by, about=meeting.subject, now=now)
    return meeting


def _prepared(inside: Inside, *, now: datetime) -> Meeting:
    """The day with its plan, as it was last prepared at home; once it has begun here it stays as it is."""
    meeting = Meeting.objects.select_for_update().filter(mark=inside.mark).first()
    if meeting and meeting.started_at:
        return meeting
    who = _who(inside, {})
    meeting = _meeting(inside, who)
    make_plan(Taking(meeting, who, now=now), inside.told)
    return meeting


@transaction.atomic
def confirm_arrival(
    arrival: Arrival, *, who: dict[str, int | None], by: Member, now: datetime
) -> Meeting | None:
    """Take the day in, or let it wait for a second person where there is one; None while it waits.

    ``who`` says of each woman in the file that is not known here who she is.
    """
    audit.take_turn()
    if not Arrival.objects.unconfirmed().filter(pk=arrival.pk).update(confirmed_at=now, who=who):
        return _what_it_became(arrival)
    arrival.refresh_from_db()
    others = holders_of(Power.PLAN, timezone.localdate(now), now=now).exclude(pk=by.pk)
    if others.exists():
        audit.note(Verb.DAY_ASKED, by=by, about=f"arrival:{arrival.pk}", now=now)
        return None
    return take_in(arrival, by=by, now=now)


@transaction.atomic
def approve_arrival(arrival: Arrival, *, by: Member, now: datetime) -> Meeting | None:
    """A second person has looked at it and says yes; None where it no longer waits."""
    audit.take_turn()
    asked = Arrival.objects.asked().filter(pk=arrival.pk)
    if asked and not asked.approvable_by(by):
        raise Refused(_("A second person must approve this: not the one who asked."))
    if not asked.update(approved_by=by):
        return _what_it_became(arrival)
    arrival.refresh_from_db()
    audit.note(Verb.DAY_APPROVED, by=by, about=f"arrival:{arrival.pk}", now=now)
    return take_in(arrival, by=by, now=now)


@transaction.atomic
def forget_arrival(arrival: Arrival, *, by: Member, now: datetime) -> bool:
    """Throw a file away; False where it is done with already."""
    if not Arrival.objects.kept().filter(pk=arrival.pk).update(**WIPED, done_at=now):
        return False
    if arrival.confirmed_at:
        audit.note(Verb.DAY_REFUSED, by=by, about=f"arrival:{arrival.pk}", now=now)
    return True


def forget_old_arrivals(*, now: datetime) -> None:
    Arrival.objects.old(now).update(**WIPED, done_at=now)


def _what_it_became(arrival: Arrival) -> Meeting | None:
    return Meeting.objects.filter(arrivals=arrival.pk).first()


def take_in(arrival: Arrival, *, by: Member, now: datetime) -> Meeting:
    """The day as it was told, under this house's own keys: all of it or nothing, and never twice."""
    for _attempt in range(3):
        try:
            with transaction.atomic():
                return _take_in(arrival, by=by, now=now)
        except IntegrityError:  # another meeting published its agenda at the same moment
            continue
        except (DataError, LookupError, TypeError, ValueError):  # a program of strangers wrote it
            break
    raise not_ours()


def _take_in(arrival: Arrival, *, by: Member, now: datetime) -> Meeting:
    list(Coalition.objects.select_for_update())  # one after the other, so that the second sees the first
    inside = opened(arrival)
    here = Meeting.objects.select_for_update().filter(mark=inside.mark).first()
    _done(arrival, now=now)
    if here and here.started_at:
        Arrival.objects.filter(pk=arrival.pk).update(meeting=here)
        return here
    who = _who(inside, arrival.who)
    meeting = _meeting(inside, who)
    Room.objects.filter(
        meeting=meeting
    ).delete()  # a number kept here for a poster: the day was held elsewhere
    taking = Taking(meeting, who, now=now)
    for carrier in carriers():
        carrier.take(taking, inside.told)
    reminders.cancel(about=meeting.subject, now=now)
    _keep_digits(meeting, arrival)
    Arrival.objects.filter(pk=arrival.pk).update(meeting=meeting)
    audit.note(Verb.DAY_TAKEN_IN, by=by, about=meeting.subject, now=now)
    return meeting


def _done(arrival: Arrival, *, now: datetime) -> None:
    """Nothing of the file is kept; two who take it in at once do not both pass here."""
    if not Arrival.objects.kept().filter(pk=arrival.pk).update(**WIPED, done_at=now):
        raise Refused(_("This file is settled already."))


def _who(inside: Inside, chosen: dict[str, int | None]) -> dict[str, int | None]:
    """Who each woman of the file is here now; who has left meanwhile is nobody."""
    here = who_is_who(known_people(inside.told["people"]), chosen)
    held = Member.objects.active().select_for_update().filter(pk__in=[pk for pk in here.values() if pk])
    there = set(held.order_by("pk").values_list("pk", flat=True))
    return {number: pk if pk in there else None for number, pk in here.items()}


def _meeting(inside: Inside, who: dict[str, int | None]) -> Meeting:
    """Its row here: the one that was prepared here, without the plan that it had, or a new one."""
    rows = OfMeetings.carried[0]
    (line,) = inside.told["rows"]["meetings.Meeting"]
    meeting = Meeting.objects.filter(mark=inside.mark).first() or Meeting(mark=inside.mark)
    for field in rows.fields():
        if field.name not in line:
            continue
        said = line[field.name]
        setattr(meeting, field.attname, who.get(said) if field.is_relation else read(field, said))
    meeting.cancelled_at = None
    meeting.save()
    meeting.steps.all().delete()
    return meeting


def _keep_digits(meeting: Meeting, arrival: Arrival) -> None:
    """So that the same file is known again without typing."""
    if arrival.digits:
        Parcel.objects.update_or_create(meeting=meeting, defaults={"digits": arrival.digits})
