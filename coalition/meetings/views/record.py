"""The record of a day: read by members, corrected beside what was written, confirmed by a later meeting."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalition.meetings import actions, minutes, queries
from coalition.meetings.forms import ConfirmationForm, CorrectionForm
from coalition.meetings.models import Confirmation, Meeting
from members.access import (
    may_keep_minutes,
    may_plan,
    may_run_meetings,
    member_required,
    minutes_keeper_required,
)


@require_safe
@member_required
def record(request, pk):
    """What each finished step left, without names."""
    meeting = get_object_or_404(Meeting.objects.with_session().exclude(started_at=None), pk=pk)
    confirmation = Confirmation.objects.select_related("at").filter(meeting=meeting).first()
    may_take = meeting.ended_at and may_keep_minutes(request.user)
    may_change = may_take and not confirmation
    context = minutes.read(meeting) | {
        "meeting": meeting,
        "whole": "whole" in request.GET,
        "women": queries.headcount(meeting.room),
        "confirmation": confirmation,
        "following": queries.following(meeting),
        "may_take": may_take,
        "may_report": meeting.ended_at and may_plan(request.user),
        "may_carry": meeting.ended_at and may_run_meetings(request.user) and not settings.PRODUCTION,
        "may_correct": may_change,
        "may_confirm": may_change and queries.may_confirm(meeting).exists(),
    }
    return render(request, "meetings/record.html", context)


@require_http_methods(["GET", "POST"])
@minutes_keeper_required
def correct_record(request, pk):
    meeting = get_object_or_404(Meeting.objects.with_session().ended(), pk=pk)
    form = CorrectionForm(request.POST or None, meeting=meeting, initial={"step": request.GET.get("step")})
    if not form.is_valid():
        context = {"meeting": meeting, "form": form}
        return render(request, "meetings/correct_record.html", context, status=422 if form.is_bound else 200)
    now = timezone.now()
    said = {"today": timezone.localdate(now), "by": request.user, "now": now}
    if actions.correct(meeting, **form.cleaned_data, **said):
        messages.success(request, _("It stands beside what was written."))
    else:
        messages.error(request, _("The record is confirmed. Say it at the next meeting."))
    return redirect("meetings:record", pk=meeting.pk)


@require_http_methods(["GET", "POST"])
@minutes_keeper_required
def confirm_record(request, pk):
    meeting = get_object_or_404(Meeting.objects.with_session().ended(), pk=pk)
    form = ConfirmationForm(request.POST or None, meetings=queries.may_confirm(meeting))
    if not form.is_valid():
        context = {"meeting": meeting, "form": form}
        return render(request, "meetings/confirm_record.html", context, status=422 if form.is_bound else 200)
    if actions.confirm(meeting, **form.cleaned_data, by=request.user, now=timezone.now()):
        messages.success(request, _("The record is confirmed."))
    return redirect("meetings:record", pk=meeting.pk)
