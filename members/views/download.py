"""Everything that is kept about her, for her to take away: built when she asks, kept nowhere, sent to nobody."""

from datetime import date, datetime

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalition.web.clocks import both_clocks, day
from members import personal
from members.access import member_required, step_up_required
from members.actions import audit
from members.models import Member, Verb

FILE = "nakala"  # tells nothing of what it is a copy of


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@step_up_required
def download(request):
    """One file to read, or one that another program reads."""
    if request.method != "POST":
        return render(request, "members/download.html")
    return copy_of(request.user, for_programs="json" in request.POST)


def copy_of(member: Member, *, for_programs: bool) -> HttpResponse:
    with transaction.atomic(), translation.override(member.language):
        audit.note(Verb.COPY_TAKEN, by=member, about=f"member:{member.pk}")
        return (_for_programs if for_programs else _to_read)(member)


def _to_read(member: Member) -> HttpResponse:
    sections = [
        (section.title, [[(fact.label, said(fact.value)) for fact in row] for row in section.rows])
        for section in personal.everything_of(member)
    ]
    context = {"sections": sections, "language": member.language, "today": timezone.localdate()}
    text = render_to_string("members/copy.html", context)
    return HttpResponse(text, headers=_as_file("html"))


def _for_programs(member: Member) -> JsonResponse:
    sections = {
        section.key: [{fact.key: fact.value for fact in row} for row in section.rows]
        for section in personal.everything_of(member)
    }
    pretty = {"indent": 1, "ensure_ascii": False}
    return JsonResponse(sections, json_dumps_params=pretty, headers=_as_file("json"))


def _as_file(kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{FILE}.{kind}"'}


def said(value: object) -> str:
    """As a person reads it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return both_clocks(value)
    return day(value) if isinstance(value, date) else str(value or "—")
