"""Who may be spoken to, and what was said to whom."""

from django.utils import timezone

from members.access import Power, holders_of
from members.models import Member, Report
from members.models.member import MemberQuerySet


def hearers(today) -> MemberQuerySet:
    """To whom a woman may say that a rule was broken: never one of those who decide who belongs."""
    deciding = holders_of(Power.CHANGE_ROLES, today)
    listening = holders_of(Power.HEAR_REPORTS, today).not_paused().exclude(pk__in=deciding)
    return listening.select_related("chapter", "hearer_line").defer("legal_name", "email", "phone").in_order()


def hearers_left(report: Report, today) -> MemberQuerySet:
    """Whom she could choose instead."""
    return hearers(today).exclude(pk__in={report.member_id, report.hearer_id or 0, *report.unwanted})


def reports_of(member: Member):
    return Report.objects.of(member).select_related("hearer", "noted_by").prefetch_related("steps")


def reports_to(member: Member):
    """Said to her: those that wait for her first."""
    unread = set(Report.objects.heard_by(member).running().unread().values_list("pk", flat=True))
    reports = list(Report.objects.heard_by(member).select_related("member").prefetch_related("steps"))
    for report in reports:
        report.is_unread = report.pk in unread
    return sorted(reports, key=lambda report: (not report.is_unread, bool(report.closed_on)))


def may_choose_another_somewhere(member: Member, now) -> bool:
    """Whether one of hers was left lying, or the one she chose listens no longer."""
    listening = hearers(timezone.localdate(now)).values("pk")
    return Report.objects.of(member).running().lying_or_not_with(listening, now).exists()


def unread_reports(member: Member) -> int:
    return Report.objects.heard_by(member).running().unread().count()


def may_choose_again(report: Report, now) -> bool:
    """Three days without being opened, or the one she chose listens no longer."""
    if report.closed_on:
        return False
    return (
        report.is_left_lying(now) or not hearers(timezone.localdate(now)).filter(pk=report.hearer_id).exists()
    )
