"""Meetings that come again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from coalition.meetings import actions
from coalition.meetings.forms import MoreForm, SeriesForm
from coalition.meetings.models import Meeting
from members.access import planner_required


@require_http_methods(["GET", "POST"])
@planner_required
def begin_series(request):
    form = SeriesForm(request.POST or None)
    if not form.is_valid():
        context, status = {"form": form}, 422 if form.is_bound else 200
        return render(request, "meetings/begin_series.html", context, status=status)
    series = actions.begin_series(**form.deed(), by=request.user, now=timezone.now())
    messages.success(request, _said(series.meetings.count()))
    return redirect("meetings:meeting_list")


@require_POST
@planner_required
def more_meetings(request, pk):
    """The next ones after the last of a series."""
    meeting = get_object_or_404(Meeting.objects.exclude(series=None), pk=pk)
    form = MoreForm(request.POST)
    made = form.is_valid() and actions.more(meeting, **form.cleaned_data, by=request.user, now=timezone.now())
    if made:
        messages.success(request, _said(made))
    else:
        messages.info(request, _("No meeting was added. Look at the last one of the list."))
    return redirect("meetings:meeting_list")


@require_POST
@planner_required
def cancel_following(request, pk):
    meeting = get_object_or_404(Meeting.objects.not_begun().exclude(series=None), pk=pk)
    off = actions.cancel_following(meeting, now=timezone.now())
    said = ngettext("%(number)d meeting is off.", "%(number)d meetings are off.", off) % {"number": off}
    messages.success(request, said)
    return redirect("meetings:meeting_list")


def _said(number: int) -> str:
    said = ngettext(
        "%(number)d meeting is set. Members will be reminded the day before.",
        "%(number)d meetings are set. Members will be reminded the day before each.",
        number,
    )
    return said % {"number": number}
