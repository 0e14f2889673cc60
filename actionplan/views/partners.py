"""Partners: members read the list, planners keep it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actionplan import actions, queries
from actionplan.forms import PartnerForm
from actionplan.models import Partner
from members import queries as members
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def partner_list(request):
    context = {"partners": queries.partners(), "may_plan": may_plan(request.user)}
    return render(request, "actionplan/partner_list.html", context)


@require_http_methods(["GET", "POST"])
@planner_required
def add_partner(request):
    form = PartnerForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "actionplan/partner.html", _context(form), status=422 if form.is_bound else 200
        )
    actions.add_partner(**form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("actionplan:partner_list")


@require_http_methods(["GET", "POST"])
@planner_required
def change_partner(request, pk):
    partner = get_object_or_404(Partner, pk=pk)
    form = PartnerForm(request.POST or None, instance=partner)
    if not form.is_valid():
        return render(
            request, "actionplan/partner.html", _context(form), status=422 if form.is_bound else 200
        )
    actions.change_partner(partner, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("actionplan:partner_list")


def _context(form) -> dict:
    return {"form": form, "may_be_named": members.may_be_named_to_partners(timezone.localdate())}
