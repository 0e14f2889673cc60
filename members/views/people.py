"""The register: who belongs, in which role."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import queries
from members.access import membership_admin_required

PAGE_SIZE = 50


@require_safe
@membership_admin_required
def people(request):
    page = Paginator(queries.people(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "members/people.html",
        {"page": page, "invitations": queries.open_invitations(timezone.now())},
    )
