"""Paper for a meeting: who comes and signs, and to whom the fare is paid back."""

from collections.abc import Iterable

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coalition.meetings import actions, queries
from coalition.meetings.forms import SheetForm
from coalition.meetings.models import Meeting
from members.access import sheet_printer_required
from members.models import Member

GUESTS, EMPTY = 10, 18  # as many as stand on one sheet of A4


@require_http_methods(["GET", "POST"])
@sheet_printer_required
def attendance_sheet(request, pk):
    return _sheet(request, pk, template="attendance", expected=lambda meeting: queries.expected())


@require_http_methods(["GET", "POST"])
@sheet_printer_required
def refund_sheet(request, pk):
    return _sheet(request, pk, template="refunds", expected=queries.to_pay)


def _sheet(request, pk, *, template, expected):
    """Asked for with names, that is written down; the names stand on the page that answers, and nowhere after."""
    meeting = get_object_or_404(Meeting, pk=pk)
    form = SheetForm(request.POST or None)
    context = {"meeting": meeting, "form": form, "template": template}
    if not form.is_valid():
        return render(request, "meetings/sheets/ask.html", context, status=422 if form.is_bound else 200)
    women: Iterable[Member] = ()
    if form.cleaned_data["names"]:
        actions.note_sheet(meeting, by=request.user, now=timezone.now())
        women = queries.in_chapter(expected(meeting), form.cleaned_data["chapter"])
    context |= {"women": women, "lines": range(GUESTS if women else EMPTY)}
    return render(request, f"meetings/sheets/{template}.html", context)
