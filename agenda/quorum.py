"""Whether enough women are here to decide: of the whole coalition, or of its committee in a step of the committee.

How many it takes the charter says (CharterText.shape of the quorum); where it says nothing, at least half of the
active full members from at least three chapters. Of the committee it is always more than half.
"""

from fractions import Fraction
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import CharterText
from coalition.meetings.models import Attendance, Step
from members.models import Chapter, Member, Role, RoleTerm

Share = CharterText.Share
LEAST_CHAPTERS = 3
LEAST = {Share.THIRD: Fraction(1, 3), Share.HALF: Fraction(1, 2), Share.TWO_THIRDS: Fraction(2, 3)}
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


class Rule(NamedTuple):
    """Which ``share`` of the active full members it takes, from how many chapters (from all, where there are fewer)."""

    share: Share = Share.HALF
    chapters: int = LEAST_CHAPTERS

    def fits(self, present: int, *, of: int) -> bool:
        if self.share == Share.MORE_THAN_HALF:
            return 2 * present > of
        return present > 0 and present >= LEAST[self.share] * of

    def __str__(self):
        told = {"share": self.share.label, "chapters": self.chapters}
        if not self.chapters:
            return _("%(share)s of the active full members") % told
        return (
            ngettext(
                "%(share)s of the active full members, from at least %(chapters)d chapter",
                "%(share)s of the active full members, from at least %(chapters)d chapters",
                self.chapters,
            )
            % told
        )


def of_shape(shape: dict) -> Rule:
    """As a text of the charter settles it."""
    return Rule(Share(shape.get("share", Share.HALF)), shape.get("chapters", LEAST_CHAPTERS))


def rule() -> Rule:
    """As the charter has it now; one query."""
    held = CharterText.objects.adopted().of_kind(CharterText.Kind.QUORUM).first()
    return of_shape(held.shape if held else {})


def words(step: Step) -> str:
    """What it takes in ``step``."""
    return _("more than half of the committee") if is_committee(step) else str(rule())


def is_committee(step: Step) -> bool:
    return step.record == COMMITTEE


def may_vote(step: Step):
    """Those of whom the quorum is counted: active full members, or the committee on the day of the meeting."""
    if not is_committee(step):
        return Member.objects.active().not_paused().full()
    terms = RoleTerm.objects.current(timezone.localdate(step.meeting.starts_at)).filter(role__in=OFFICERS)
    return Member.objects.active().not_paused().filter(pk__in=terms.values("member"))


def is_met(step: Step, *, present_full: int, chapters_present: int) -> bool:
    members = may_vote(step).count()
    if is_committee(step):
        return 2 * present_full > members
    needed = rule()
    chapters = min(needed.chapters, Chapter.objects.open().count())
    return needed.fits(present_full, of=members) and chapters_present >= chapters


def said(step: Step, *, is_met: bool) -> str:
    """The sentence that the host is told."""
    if is_met:
        return _("There is a quorum.")
    there = {"members": may_vote(step).count(), "needed": words(step)}
    if is_committee(step):
        return _("No quorum: of %(members)d in the committee more than half must be here.") % there
    return _("No quorum. It takes %(needed)s. They are %(members)d in all.") % there


def present(step: Step) -> dict[str, int]:
    """Who of them is here by the attendance list, and the chapters they come from."""
    came = Attendance.objects.filter(meeting=step.meeting_id, member=OuterRef("pk"))
    here = _of(step).filter(Exists(came))
    chapters = here.exclude(chapter=None).values("chapter").distinct().count()
    return {"present_full": here.count(), "chapters_present": chapters}


def _of(step: Step):
    return may_vote(step) if is_committee(step) else Member.objects.active().full()
