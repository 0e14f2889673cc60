"""The published agenda: the newest, any older version, and one sheet of paper."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda import queries
from agenda.rounds import queries as rounds
from members.access import may_change_roles, may_plan, member_required


@require_safe
@member_required
def agenda(request):
    return render(request, "agenda/agenda.html", _context(request, queries.published()))


@require_safe
@member_required
def version(request, version):
    return render(request, "agenda/agenda.html", _context(request, published_or_404(version)))


@require_safe
@member_required
def print_agenda(request, version):
    return render(request, "agenda/print.html", {"agenda": published_or_404(version)})


def published_or_404(version: int):
    agenda = queries.published(version)
    if agenda is None:
        raise Http404
    return agenda


def _context(request, agenda) -> dict:
    return {
        "agenda": agenda,
        "versions": queries.versions(),
        "may_plan": may_plan(request.user),
        "may_publish": may_change_roles(request.user),
        "to_rate": rounds.open_to(request.user, now=timezone.now()),
    }
