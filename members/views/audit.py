"""The record of who did what, for co-leads."""

from urllib.parse import urlencode

from django.core.cache import cache
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import queries
from members.access import record_reader_required
from members.actions import audit
from members.forms import RecordForm

PAGE_SIZE = 50
WHOLE_AT = "audit-whole-at"
LOOKED_THROUGH_EVERY = 10 * 60  # seconds: two hundred thousand lines take as many as five


@require_safe
@record_reader_required
def record(request):
    form = RecordForm(request.GET)
    looked_for = form.looked_for()
    page = Paginator(queries.record(**looked_for), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "narrowed": bool(looked_for),
        "same": urlencode({name: request.GET[name] for name in looked_for}),
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "lines": queries.in_words(page.object_list),
        **_looked_through(again="again" in request.GET),
    }
    return render(request, "members/audit.html", context)


def _looked_through(*, again: bool) -> dict:
    """Where the record is broken, or when it was last found whole."""
    whole_at = None if again else cache.get(WHOLE_AT)
    if whole_at:
        return {"whole_at": whole_at}
    now, broken = timezone.now(), audit.first_broken_row()
    if not broken:
        cache.set(WHOLE_AT, now, LOOKED_THROUGH_EVERY)
    return {"broken": broken, "whole_at": now}
