"""Pages of meetings for members: the list, one meeting, the record of the day."""

from collections import Counter
from datetime import timedelta

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import actions, queries
from coalition.meetings.forms import FareForm, MeetingForm, MoreForm, MoveMeetingForm, TurnForm
from coalition.meetings.models import Meeting
from members.access import may_plan, may_print_sheets, may_run_meetings, member_required, planner_required

NEXT = 3


@require_safe
@member_required
def meeting_list(request):
    now, may_call = timezone.now(), may_plan(request.user)
    said = Prefetch("replies", queryset=request.user.replies.standing(), to_attr="said")
    upcoming = list(Meeting.objects.upcoming(now).filter(started_at=None).prefetch_related(said))
    context = {
        "running": Meeting.objects.running(),
        "upcoming": upcoming if request.GET.get("all") else _next_ones(upcoming),
        "coming": len(upcoming),
        "past": Meeting.objects.ended()[:20],
        "may_call": may_call,
        "turn": queries.whose_turn(upcoming[0], now=now) if may_call and upcoming else None,
    }
    return render(request, "meetings/meeting_list.html", context)


def _next_ones(upcoming: list[Meeting]) -> list[Meeting]:
    """Of each series the next three; a list of half a year tells nobody what comes."""
    seen = Counter[int | None]()
    shown = []
    for meeting in upcoming:
        seen[meeting.series_id] += 1
        if meeting.series_id is None or seen[meeting.series_id] <= NEXT:
            shown.append(meeting)
    return shown


@require_http_methods(["GET", "POST"])
@planner_required
def call_meeting(request):
    form = MeetingForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "meetings/call_meeting.html", {"form": form}, status=422 if form.is_bound else 200
        )
    starts_at = form.cleaned_data["starts_at"]
    meeting = actions.call_meeting(
        title=form.cleaned_data["title"],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=form.cleaned_data["hours"]),
        place=form.cleaned_data["place"],
        place_may_show=form.cleaned_data["place_may_show"],
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, _("The meeting is set. Members will be reminded the day before."))
    return redirect("meetings:meeting", pk=meeting.pk)


@require_safe
@member_required
def meeting(request, pk):
    return meeting_page(request, get_object_or_404(Meeting, pk=pk))


def meeting_page(request, meeting, *, fare_form=None, status=200):
    """The page of one meeting; with ``fare_form`` where what she sent was not understood."""
    not_begun = meeting.started_at is None and meeting.cancelled_at is None
    may_change = may_plan(request.user)
    context = {
        "meeting": meeting,
        "may_change": may_change and not_begun,
        "may_print": may_print_sheets(request.user),
        "may_host": may_run_meetings(request.user) and meeting.cancelled_at is None,
        "more_form": MoreForm() if may_change and not_begun and _is_last(meeting) else None,
    }
    if not_begun and (may_change or may_run_meetings(request.user)):
        context |= _turn(meeting, now=timezone.now()) | {"replies": queries.replies(meeting)}
    if not_begun and meeting.ends_at > timezone.now():
        context |= _hers(meeting, request.user, fare_form)
    return render(request, "meetings/meeting.html", context, status=status)


def _is_last(meeting: Meeting) -> bool:
    """The last one that its series has."""
    if meeting.series_id is None:
        return False
    return not Meeting.objects.filter(series=meeting.series_id, series_day__gt=meeting.series_day).exists()


def _hers(meeting: Meeting, member, fare_form) -> dict:
    """What she said, if she did, and the form for her fare."""
    said = meeting.replies.filter(member=member).first()
    asked = {"needs_fare": said.needs_fare, "amount": said.fare} if said else None
    return {"may_reply": True, "said": said, "fare_form": fare_form or FareForm(initial=asked)}


def _turn(meeting: Meeting, *, now) -> dict:
    women = list(queries.facilitators(meeting, now=now))
    return {
        "women": women,
        "turn": queries.in_turn(meeting, women),
        "excused": {woman.pk for woman in women if woman.is_excused},
        "form": TurnForm(women=women),
    }


@require_http_methods(["GET", "POST"])
@planner_required
def move_meeting(request, pk):
    """Another day, time or place, as long as it has not begun; it stays as long as it was."""
    meeting = get_object_or_404(Meeting.objects.not_begun(), pk=pk)
    starts = timezone.localtime(meeting.starts_at)
    now_set = {"day": starts.date(), "at": starts.time(), "place": meeting.place}
    now_set |= {"place_may_show": meeting.place_may_show}
    form = MoveMeetingForm(request.POST or None, meeting=meeting, initial=now_set)
    if not form.is_valid():
        context = {"form": form, "meeting": meeting}
        return render(request, "meetings/move_meeting.html", context, status=422 if form.is_bound else 200)
    starts_at, length = form.cleaned_data["starts_at"], meeting.ends_at - meeting.starts_at
    new = {name: form.cleaned_data[name] for name in ("starts_at", "place", "place_may_show")}
    move = actions.move_following if form.cleaned_data.get("following") else actions.move_meeting
    move(meeting, **new, ends_at=starts_at + length, now=timezone.now())
    messages.success(request, _("The meeting is moved. Members will be reminded the day before."))
    return redirect("meetings:meeting", pk=meeting.pk)


@require_POST
@planner_required
def cancel_meeting(request, pk):
    meeting = get_object_or_404(Meeting.objects.not_begun(), pk=pk)
    if actions.cancel_meeting(meeting, now=timezone.now()):
        messages.success(request, _("The meeting is off. Nobody will be reminded of it."))
    return redirect("meetings:meeting_list")
