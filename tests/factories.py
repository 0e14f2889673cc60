"""Plain functions that make the rows a test needs; each says only what matters to it."""

import itertools
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from coalition.meetings import actions as meetings
from coalition.meetings.models import Meeting, Participant, Step
from members import actions as members
from members import proof
from members.models import Chapter, Member, SafeContact

DAR = ZoneInfo("Africa/Dar_es_Salaam")
NOW = datetime(2026, 3, 14, 9, 0, tzinfo=DAR)
TODAY = date(2026, 3, 14)
_count = itertools.count(1)


def make_chapter(**fields) -> Chapter:
    slug = fields.setdefault("slug", f"chapter-{next(_count)}")
    return Chapter.objects.create(**{"name": slug.title()} | fields)


def make_member(*roles: str, **fields) -> Member:
    """An active full member who holds ``roles`` since long ago; with an e-mail address unless told otherwise."""
    number = next(_count)
    fields = {"name_used": f"Mama {number}", "email": f"woman{number}@example.org", "language": "en"} | fields
    member = members.admit(today=date(2020, 1, 1), roles=roles, **fields)
    # Whatever day a test plays on, her yes to being written to is fresh.
    asked = max(timezone.localdate(), date(2026, 12, 1))
    SafeContact.objects.filter(member=member).update(agreed_on=asked, reviewed_on=asked)
    return member


def make_meeting(**fields) -> Meeting:
    fields = {"title": "A day", "starts_at": NOW, "ends_at": NOW + timedelta(hours=6)} | fields
    return Meeting.objects.create(**fields)


def make_step(*, kind: str, record: str = "", meeting: Meeting | None = None, **fields) -> Step:
    """A step in a started room that stands at it."""
    meeting = meeting or make_meeting(template="coalition-one-day")
    title = {"en": kind.title(), "sw": kind.title()}
    fields = {
        "position": meeting.steps.count() + 1,
        "slug": f"{kind}-{meeting.steps.count() + 1}",
        "words": {
            "title": title,
            "section": title,
            "prompts": {"en": [], "sw": []},
            "notes": {"en": [], "sw": []},
        },
        "planned_minutes": 10,
        "minutes": 10,
        "min_minutes": 5,
        "wall": "all",
    } | fields
    step = Step.objects.create(meeting=meeting, kind=kind, record=record or kind, **fields)
    if meeting.started_at is None:
        meetings.start(meeting, by=None, now=NOW)
    else:
        meetings.go_to(meeting.room, step=step)
    return Step.objects.select_related("meeting__room").get(pk=step.pk)


def open_step(**fields) -> Step:
    """As make_step, and opened for answers."""
    step = make_step(**fields)
    meetings.advance(step, from_state="ready", by=None, now=NOW)
    step.refresh_from_db()
    return step


def make_participant(room, *, device: str = "") -> Participant:
    return meetings.join(room, device=device or f"phone-{next(_count)}").participant


def answer(step: Step, participant: Participant, **cleaned) -> bool:
    """What a phone sends, already cleaned."""
    return meetings.take_answer(step, participant=participant, key=uuid.uuid4(), cleaned=cleaned)


def proved(client) -> None:
    """She has just shown that it is she."""
    session = client.session
    session[proof.PROVED] = int(timezone.now().timestamp())
    session.save()
