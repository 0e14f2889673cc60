"""Words that came after their step had finished: the host reads each, and takes it in or lets it go."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coalition.meetings import actions
from coalition.meetings.models import OfferedWords
from coalition.meetings.views.host.found import running
from members.access import facilitator_required


@require_safe
@facilitator_required
def offered_words(request, pk):
    meeting = running(pk)
    offered = OfferedWords.objects.filter(step__meeting=meeting).select_related("step")
    return render(request, "meetings/host/offered.html", {"meeting": meeting, "offered": offered})


@require_POST
@facilitator_required
def take_in(request, pk, words_pk):
    if actions.take_in(_words(pk, words_pk), now=timezone.now()):
        messages.success(request, _("It is kept with its step, marked late."))
    else:
        messages.info(request, _("Somebody has already looked at it."))
    return redirect("meetings:offered_words", pk=pk)


@require_POST
@facilitator_required
def leave_out(request, pk, words_pk):
    if not actions.leave_out(_words(pk, words_pk)):
        messages.info(request, _("Somebody has already looked at it."))
    return redirect("meetings:offered_words", pk=pk)


def _words(pk, words_pk) -> OfferedWords:
    everything = OfferedWords.objects.filter(step__meeting=running(pk)).select_related("step")
    return get_object_or_404(everything, pk=words_pk)
