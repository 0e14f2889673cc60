"""The register: who belongs, in which role."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import queries
from members.access import membership_admin_required
from members.forms import FindForm

PAGE_SIZE = 50


@require_safe
@membership_admin_required
def people(request):
    form, now = FindForm(request.GET), timezone.now()
    looked_for = form.looked_for()
    found = queries.people(**looked_for, today=timezone.localdate(now))
    context = {
        "form": form,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "narrowed": bool(looked_for),
        "same": urlencode({name: request.GET[name] for name in looked_for}),
        "invitations": queries.open_invitations(now),
        "today": timezone.localdate(now),
    }
    return render(request, "members/people.html", context)
