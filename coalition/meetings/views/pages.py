"""Pages of meetings for members: the list, one meeting, the record of the day."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import actions, queries
from coalition.meetings.forms import FareForm, MeetingForm, TurnForm, WhenForm
from coalition.meetings.models import Meeting
from members.access import may_plan, may_print_sheets, may_run_meetings, member_required, planner_required


@require_safe
@member_required
def meeting_list(request):
    now, may_call = timezone.now(), may_plan(request.user)
    said = Prefetch("replies", queryset=request.user.replies.standing(), to_attr="said")
    upcoming = list(Meeting.objects.upcoming(now).filter(started_at=None).prefetch_related(said))
    context = {
        "running": Meeting.objects.running(),
        "upcoming": upcoming,
        "past": Meeting.objects.ended()[:20],
        "may_call": may_call,
        "turn": queries.whose_turn(upcoming[0], now=now) if may_call and upcoming else None,
    }
    return render(request, "meetings/meeting_list.html", context)


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
    }
    if not_begun and (may_change or may_run_meetings(request.user)):
        context |= _turn(meeting, now=timezone.now()) | {"replies": queries.replies(meeting)}
    if not_begun and meeting.ends_at > timezone.now():
        context |= _hers(meeting, request.user, fare_form)
    return render(request, "meetings/meeting.html", context, status=status)


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
    form = WhenForm(request.POST or None, initial=now_set)
    if not form.is_valid():
        context = {"form": form, "meeting": meeting}
        return render(request, "meetings/move_meeting.html", context, status=422 if form.is_bound else 200)
    starts_at, length = form.cleaned_data["starts_at"], meeting.ends_at - meeting.starts_at
    place, now = form.cleaned_data["place"], timezone.now()
    actions.move_meeting(meeting, starts_at=starts_at, ends_at=starts_at + length, place=place, now=now)
    actions.let_place_show(meeting, may=form.cleaned_data["place_may_show"])
    messages.success(request, _("The meeting is moved. Members will be reminded the day before."))
    return redirect("meetings:meeting", pk=meeting.pk)


@require_POST
@planner_required
def cancel_meeting(request, pk):
    meeting = get_object_or_404(Meeting.objects.not_begun(), pk=pk)
    if actions.cancel_meeting(meeting, now=timezone.now()):
        messages.success(request, _("The meeting is off. Nobody will be reminded of it."))
    return redirect("meetings:meeting_list")
