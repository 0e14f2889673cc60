"""What leaves a day on paper or as a file: the record to edit, the list of what was decided, a report for outside."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.meetings import minutes
from coalition.meetings.document import document
from coalition.meetings.models import Meeting
from coalition.meetings.report import report
from coalition.web import files
from members.access import minutes_keeper_required, planner_required


@require_safe
@minutes_keeper_required
def record_document(request, pk):
    return files.download(document(_over(pk)), name="document.docx", content_type=files.DOCX)


@require_safe
@minutes_keeper_required
def record_list(request, pk):
    """Decisions and tasks, a line each; no owner stands in it."""
    headings = [_("What"), _("In words"), _("State"), _("Day")]
    lines = [
        [one.what, one.text, str(one.state), one.day.isoformat() if one.day else ""]
        for one in minutes.outcomes(_over(pk))
    ]
    table = files.table([headings, *lines])
    return files.download(table, name="list.csv", content_type=files.CSV)


@require_safe
@planner_required
def session_report(request, pk):
    meeting = _over(pk)
    return render(request, "meetings/report.html", report(meeting) | {"meeting": meeting})


def _over(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().ended().select_related("room"), pk=pk)
