"""The record of who did what, for co-leads."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members import queries
from members.access import record_reader_required
from members.actions import audit

PAGE_SIZE = 50


@require_safe
@record_reader_required
def record(request):
    page = Paginator(queries.record(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": queries.in_words(page.object_list), "broken": audit.first_broken_row()}
    return render(request, "members/audit.html", context)
