"""Roles: what each may do, and changes that need two."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.web.forms import clean_words
from members import actions, queries
from members.access import (
    POWERS,
    Power,
    may_change_roles,
    member_required,
    role_changer_required,
    step_up_required,
)
from members.forms import RoleChangeForm
from members.models import Role, RoleChange
from members.views.settling import settle

MOST_FOUND = 20


@require_safe
@member_required
def roles(request):
    """The table of members.access, in words; who holds each role, which are vacant, and what ends soon."""
    today = timezone.localdate()
    held = queries.holders(today)
    table = [
        (role.label, [power for power in Power if power in POWERS.get(role, ())], held.get(role, []))
        for role in Role
    ]
    ending = queries.terms_ending_soon(today) if may_change_roles(request.user) else []
    context = {
        "table": table,
        "ending": ending,
        "co_lead": Role.CO_LEAD.label,
        "one_place_free": len(held.get(Role.CO_LEAD, [])) == 1,
    }
    return render(request, "members/roles.html", context)


@require_http_methods(["GET", "POST"])
@role_changer_required
@step_up_required
def change_roles(request, pk):
    woman = get_object_or_404(queries.register().active(), pk=pk)
    now = timezone.now()
    form = RoleChangeForm(request.POST or None, initial={"starts_on": timezone.localdate(now)})
    if form.is_valid():
        try:
            actions.ask(woman, **form.cleaned_data, by=request.user, now=now)
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked for. A second person must approve it within a day."))
            return redirect("members:role_changes")
    context = {
        "woman": woman,
        "form": form,
        "today": timezone.localdate(now),
        "terms": woman.role_terms.all(),
    }
    return render(request, "members/change_roles.html", context, status=422 if form.is_bound else 200)


@require_safe
@role_changer_required
def role_changes(request):
    """What waits for a second person, and what came of the last ones."""
    now, words = timezone.now(), clean_words(request.GET.get("q", ""))[:60]
    context = {
        "waiting": queries.open_role_changes(now),
        "exports": queries.open_exports(now),
        "imports": queries.open_imports(now),
        "removals": queries.open_removals(now),
        "suspensions": queries.running_suspensions(now),
        "decided": queries.approved_role_changes(),
        "words": words,
        "found": queries.people(q=words, today=timezone.localdate(now))[:MOST_FOUND] if words else None,
    }
    return render(request, "members/role_changes.html", context)


@require_POST
@role_changer_required
@step_up_required
def approve_role(request, pk):
    change = get_object_or_404(RoleChange, pk=pk)
    settle(request, actions.approve, change, done=_("Approved. It holds from her next page on."))
    return redirect("members:role_changes")


@require_POST
@role_changer_required
def withdraw_role(request, pk):
    change = get_object_or_404(RoleChange, pk=pk)
    settle(request, actions.withdraw_change, change, done=_("Taken back."))
    return redirect("members:role_changes")
