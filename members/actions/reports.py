"""A woman says that a rule was broken: written, added to, given to another, erased; and what the one chosen does.

Nothing of it is written into the record, and nobody is told outside these pages.
"""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.actions.approval import Refused
from members.models import HearerLine, Member, Report, ReportStep, ReportWords
from members.models.report import KEPT_AFTER_CLOSING
from members.queries import hearers, may_choose_again


@transaction.atomic
def speak(
    member: Member,
    *,
    key: uuid.UUID,
    hearer: Member,
    words: str,
    wants_call: bool = False,
    not_to: tuple = (),
    noted_by: Member | None = None,
    now: datetime,
) -> Report:
    """Write to ``hearer`` alone; sent twice with one ``key``, it is one."""
    unwanted = {other.pk for other in not_to}
    _listens(hearer, besides={member.pk, *unwanted}, now=now)
    given = {"member": member, "hearer": hearer, "noted_by": noted_by, "wants_call": wants_call}
    given |= {"not_to": " ".join(map(str, sorted(unwanted))), "chosen_at": now}
    report, is_new = Report.objects.get_or_create(key=key, defaults=given)
    if is_new and words:
        report.words.create(key=key, text=words, at=now)
    return report


@transaction.atomic
def add_words(report: Report, *, key: uuid.UUID, words: str, now: datetime) -> bool:
    """She adds to it, until it is closed; False where it is closed or gone."""
    if not Report.objects.running().select_for_update().filter(pk=report.pk).exists():
        return False
    ReportWords.objects.get_or_create(key=key, defaults={"report": report, "text": words, "at": now})
    return True


@transaction.atomic
def choose_another(report: Report, *, hearer: Member, now: datetime) -> None:
    """From now on ``hearer`` reads it all, and the one before reads nothing."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    if not may_choose_again(report, now):
        raise Refused(_("She has opened it by now. You can still take it back, and write to another woman."))
    _listens(hearer, besides={report.member_id, report.hearer_id, *report.unwanted}, now=now)
    Report.objects.filter(pk=report.pk).update(hearer=hearer, chosen_at=now, opened_at=None)


def erase_report(report: Report) -> bool:
    """She takes it back: every word and every note of it goes. False where it is gone already."""
    return bool(Report.objects.filter(pk=report.pk).delete()[0])


def open_report(report: Report, *, by: Member, now: datetime) -> bool:
    """The one chosen reads it; who wrote it sees on which day. False where another was chosen meanwhile."""
    return bool(Report.objects.heard_by(by).filter(pk=report.pk).update(opened_at=now))


@transaction.atomic
def note_step(report: Report, *, kind: str, on: date, note: str, by: Member) -> bool:
    """What was done; each kind once. False where it was noted before, or the report is no longer hers to note on."""
    if not Report.objects.heard_by(by).running().select_for_update().filter(pk=report.pk).exists():
        return False
    return ReportStep.objects.get_or_create(report=report, kind=kind, defaults={"on": on, "note": note})[1]


def say_how_to_reach(member: Member, *, text: str) -> None:
    """What stands beside her name where a woman chooses whom to speak to."""
    HearerLine.objects.update_or_create(member=member, defaults={"text": text})


def forget_closed_reports(*, now: datetime) -> None:
    """Half a year after it was closed nothing of it is kept."""
    before = timezone.localdate(now - KEPT_AFTER_CLOSING)
    Report.objects.filter(steps__kind=ReportStep.Kind.CLOSED, steps__on__lte=before).delete()


def _listens(hearer: Member, *, besides: set, now: datetime) -> None:
    if hearer.pk in besides or not hearers(timezone.localdate(now)).filter(pk=hearer.pk).exists():
        raise Refused(_("She does not listen here now. Choose another woman."))
