from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from coalition.reminders import actions
from coalition.reminders.models import Reminder
from coalition.web.htmx import partial_or_redirect
from members.access import member_required


@require_POST
@member_required
def read(request, pk):
    notice = get_object_or_404(Reminder.objects.notices_of(request.user), pk=pk)
    actions.mark_read(notice, now=timezone.now())
    return partial_or_redirect(request, "reminders/_notice.html", {"notice": notice}, to="home:home")
