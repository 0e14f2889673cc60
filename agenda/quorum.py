"""Whether enough women are here to decide: of the whole coalition, or of its committee in a step of the committee."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.meetings.models import Attendance, Step
from members.models import Chapter, Member, Role, RoleTerm

LEAST_CHAPTERS = 3
#: The record by which a step is the committee's.
COMMITTEE = "committee"
OFFICERS = [
    Role.CO_LEAD,
    Role.SECRETARY,
    Role.TREASURER,
    Role.COMMUNICATIONS,
    Role.ADVOCACY_LEAD,
    Role.SAFEGUARDING,
    Role.CHAPTER_FOCAL,
]


def is_committee(step: Step) -> bool:
    return step.record == COMMITTEE


def may_vote(step: Step):
    """Those of whom the quorum is counted: active full members, or the committee on the day of the meeting."""
    if not is_committee(step):
        return Member.objects.active().not_paused().full()
    terms = RoleTerm.objects.current(timezone.localdate(step.meeting.starts_at)).filter(role__in=OFFICERS)
    return Member.objects.active().not_paused().filter(pk__in=terms.values("member"))


def is_met(step: Step, *, present_full: int, chapters_present: int) -> bool:
    """At least half, from three chapters or more (from all, where there are fewer); of the committee more than half."""
    members = may_vote(step).count()
    if is_committee(step):
        return 2 * present_full > members
    chapters = min(LEAST_CHAPTERS, Chapter.objects.open().count())
    return 2 * present_full >= members and chapters_present >= chapters and present_full > 0


def said(step: Step, *, is_met: bool) -> str:
    """The sentence that the host is told."""
    if is_met:
        return _("There is a quorum.")
    members = {"members": may_vote(step).count()}
    if is_committee(step):
        return _("No quorum: of %(members)d in the committee more than half must be here.") % members
    return (
        ngettext(
            "No quorum: of %(members)d active full member at least half must be here, from enough chapters.",
            "No quorum: of %(members)d active full members at least half must be here, from enough chapters.",
            members["members"],
        )
        % members
    )


def present(step: Step) -> dict[str, int]:
    """Who of them is here by the attendance list, and the chapters they come from."""
    came = Attendance.objects.filter(meeting=step.meeting_id, member=OuterRef("pk"))
    here = _of(step).filter(Exists(came))
    chapters = here.exclude(chapter=None).values("chapter").distinct().count()
    return {"present_full": here.count(), "chapters_present": chapters}


def _of(step: Step):
    return may_vote(step) if is_committee(step) else Member.objects.active().full()
