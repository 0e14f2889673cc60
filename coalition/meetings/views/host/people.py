"""Who is in the room."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalition.meetings import actions
from coalition.meetings.views.host.found import running
from members.access import facilitator_required


@require_POST
@facilitator_required
def add_woman(request, pk):
    woman = actions.add_without_phone(running(pk).room)
    messages.success(request, _("A woman without a phone now takes part as %(tag)s.") % {"tag": woman})
    return redirect("meetings:host", pk=pk)
