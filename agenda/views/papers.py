"""The published agenda for other uses: read aloud from large print, edited as a document, compared with another.

File names say nothing: they stand in the list of files of a phone or a shared computer.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agenda import queries
from agenda.comparing import compare
from agenda.document import document
from agenda.models import Agenda
from members.access import member_required
from members.queries import coalition

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@member_required
def read_aloud(request, version):
    return render(request, "agenda/read_aloud.html", {"agenda": _found(version)})


@require_safe
@member_required
def agenda_document(request, version):
    response = HttpResponse(document(_found(version), name=coalition().name), content_type=DOCX)
    response["Content-Disposition"] = 'attachment; filename="document.docx"'
    return response


@require_safe
@member_required
def what_changed(request, version, before):
    """What came, went and moved from the version ``before`` to this one."""
    old, new = _found(before), _found(version)
    context = {"before": old, "agenda": new, "found": compare(old, new), "versions": queries.versions()}
    return render(request, "agenda/what_changed.html", context)


def _found(version: int) -> Agenda:
    agenda = queries.published(version)
    if agenda is None:
        raise Http404
    return agenda
