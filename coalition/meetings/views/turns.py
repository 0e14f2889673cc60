"""Whose turn it is to facilitate a meeting that is coming."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.meetings import actions, queries
from coalition.meetings.forms import TurnForm
from coalition.meetings.models import Meeting
from members.access import facilitator_required, planner_required


@require_POST
@planner_required
def ask_to_lead(request, pk):
    meeting = _coming(pk)
    form = TurnForm(request.POST, women=queries.facilitators(meeting, now=timezone.now()))
    if form.is_valid() and actions.ask_to_lead(meeting, **form.cleaned_data):
        messages.success(request, _("She is asked. She can still say: not this time."))
    else:
        messages.error(request, _("Choose a facilitator who can this time."))
    return redirect("meetings:meeting", pk=pk)


@require_POST
@facilitator_required
def excuse(request, pk):
    if actions.excuse(_coming(pk), member=request.user):
        messages.success(request, _("Good that you said so. The turn goes on to the next."))
    return redirect("meetings:meeting", pk=pk)


@require_POST
@facilitator_required
def take_excuse_back(request, pk):
    if actions.take_excuse_back(_coming(pk), member=request.user):
        messages.success(request, _("Thank you. You are in the order again."))
    return redirect("meetings:meeting", pk=pk)


def _coming(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.not_begun(), pk=pk)
