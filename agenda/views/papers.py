"""The published agenda for other uses: read aloud from large print, edited as a document, compared with another."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from agenda import aloud
from agenda.comparing import compare
from agenda.document import document
from agenda.views.agenda import published_or_404
from coalition.web import files
from members.access import member_required
from members.queries import coalition


@require_safe
@member_required
def read_aloud(request, version):
    """In the language or languages that the reader chooses."""
    agenda, chosen = published_or_404(version), request.GET.get("in", "")
    codes = aloud.languages(chosen, hers=get_language())
    context = {
        "agenda": agenda,
        "pages": aloud.script(agenda, codes, first=coalition().language),
        "chosen": chosen if len(codes) > 1 else codes[0],
    }
    return render(request, "agenda/read_aloud.html", context)


@require_safe
@member_required
def agenda_document(request, version):
    paper = document(published_or_404(version), name=coalition().name)
    return files.download(paper, name="document.docx", content_type=files.DOCX)


@require_safe
@member_required
def what_changed(request, version, before):
    """What came, went and moved from the version ``before`` to this one."""
    old, new = published_or_404(before), published_or_404(version)
    context = {"before": old, "agenda": new, "found": compare(old, new)}
    return render(request, "agenda/what_changed.html", context)
