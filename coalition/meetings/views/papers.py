"""What leaves a day on paper or as a file: the record to edit, the list of what was decided, a report for outside.

File names say nothing: they stand in the list of files of a phone or a shared computer.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.meetings import minutes
from coalition.meetings.document import document
from coalition.meetings.models import Meeting
from coalition.meetings.report import report
from members import tables
from members.access import minutes_keeper_required, planner_required

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@minutes_keeper_required
def record_document(request, pk):
    return _file(document(_over(pk)), name="document.docx", content_type=DOCX)


@require_safe
@minutes_keeper_required
def record_list(request, pk):
    """Decisions and tasks, a line each; no owner stands in it."""
    headings = [_("What"), _("In words"), _("State"), _("Day")]
    lines = [
        [one.what, one.text, str(one.state), one.day.isoformat() if one.day else ""]
        for one in minutes.outcomes(_over(pk))
    ]
    content = tables.write("csv", headings, lines)
    return _file(content, name="list.csv", content_type="text/csv; charset=utf-8")


@require_safe
@planner_required
def session_report(request, pk):
    meeting = _over(pk)
    return render(request, "meetings/report.html", report(meeting) | {"meeting": meeting})


def _over(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().ended().select_related("room"), pk=pk)


def _file(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
