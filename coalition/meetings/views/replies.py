"""A member says whether she will come, and whether she needs help with the fare."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.meetings import actions
from coalition.meetings.forms import FareForm, ReplyForm
from coalition.meetings.models import Meeting
from coalition.meetings.views.pages import meeting_page
from members.access import member_required


@require_POST
@member_required
def reply(request, pk):
    now = timezone.now()
    meeting = get_object_or_404(Meeting.objects.upcoming(now).not_begun(), pk=pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return meeting_page(request, meeting, status=422)
    if not actions.reply(meeting, member=request.user, now=now, **form.cleaned_data):
        raise Http404
    return redirect("meetings:meeting", pk=meeting.pk)


@require_POST
@member_required
def ask_for_fare(request, pk):
    meeting = get_object_or_404(Meeting.objects.upcoming(timezone.now()).not_begun(), pk=pk)
    form = FareForm(request.POST)
    if not form.is_valid():
        return meeting_page(request, meeting, fare_form=form, status=422)
    if actions.ask_for_fare(meeting, member=request.user, **form.cleaned_data):
        messages.success(request, _("It is noted."))
    return redirect("meetings:meeting", pk=meeting.pk)
