"""The register: who belongs, in which role."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from coalition.web.limits import within
from members import actions, queries
from members.access import membership_admin_required, step_up_required
from members.forms import FindForm, PhoneForm

PAGE_SIZE = 50
NUMBERS_TYPED = {"limit": 20, "seconds": 60 * 60}


@require_safe
@membership_admin_required
def people(request):
    form, now = FindForm(request.GET), timezone.now()
    looked_for = form.looked_for()
    found = queries.people(**looked_for, today=timezone.localdate(now))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "narrowed": bool(looked_for),
        "narrower": bool(looked_for.keys() - {"q"}),
        "same": urlencode({name: request.GET[name] for name in looked_for}),
        "invitations": queries.open_invitations(now),
        "today": timezone.localdate(now),
    }
    return render(request, "members/people.html", context)


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def find_by_phone(request):
    """A number is sent, never part of an address, and found only by who may open numbers anyway."""
    form = PhoneForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "members/find_by_phone.html", context, status=422 if form.is_bound else 200)
    if not within(f"find-by-phone:{request.user.pk}", **NUMBERS_TYPED):
        return render(request, "429.html", status=429)
    found = actions.find_by_phone(form.cleaned_data["phone"], by=request.user, now=timezone.now())
    return render(request, "members/find_by_phone.html", {"form": PhoneForm(), "found": found})
