"""Meetings in a member's own calendar: one as a file, or all by an address that only she knows."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coalition.meetings import actions, ics, queries
from coalition.meetings.models import Feed, Meeting
from coalition.web.addresses import outside
from members.access import member_required

LOOKS_BACK = timedelta(days=30)


@require_safe
@member_required
def meeting_file(request, pk):
    return _file([get_object_or_404(Meeting, pk=pk)], language=request.LANGUAGE_CODE)


@require_safe
def feed(request, token):
    """For her calendar, which does not sign in; an address that has been stopped is not found."""
    now = timezone.now()
    found = get_object_or_404(queries.feeds(token, now=now))
    meetings = Meeting.objects.filter(ends_at__gt=now - LOOKS_BACK)
    return _file(meetings, language=found.member.language)


@require_safe
@member_required
def my_calendar(request):
    return render(request, "meetings/my_calendar.html", {"feed": _hers(request.user)})


@require_POST
@member_required
def open_feed(request):
    """The one page on which the address stands."""
    token = actions.open_feed(request.user, today=timezone.localdate())
    address = outside(request, reverse("meetings:feed", args=[token])) if token else ""
    return render(request, "meetings/my_calendar.html", {"feed": _hers(request.user), "address": address})


@require_POST
@member_required
def close_feed(request):
    actions.close_feed(request.user)
    messages.success(request, _("The address has stopped."))
    return redirect("meetings:my_calendar")


def _hers(member) -> Feed | None:
    return Feed.objects.filter(member=member).first()


def _file(meetings, *, language) -> HttpResponse:
    text = ics.calendar(meetings, language=language, now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return response
