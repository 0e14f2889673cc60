"""Ending a membership without the woman's own word: one asks, a second approves."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members import actions, queries
from members.access import role_changer_required, step_up_required
from members.forms import WhyForm
from members.models import Removal
from members.views.settling import SETTLED, settle


@require_http_methods(["GET", "POST"])
@role_changer_required
@step_up_required
def remove(request, pk):
    woman = get_object_or_404(queries.register().active(), pk=pk)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.ask_removal(woman, **form.cleaned_data, by=request.user, now=timezone.now())
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked for. A second person must approve it within a day."))
            return redirect("members:role_changes")
    context = {"woman": woman, "form": form}
    return render(request, "members/remove.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@role_changer_required
@step_up_required
def removal(request, pk):
    """Look at it once more, then approve it."""
    asked = get_object_or_404(Removal.objects.select_related("member", "asked_by"), pk=pk)
    if request.method == "GET" and Removal.objects.open(timezone.now()).filter(pk=pk).exists():
        return render(request, "members/removal.html", {"removal": asked})
    if request.method == "GET":
        messages.info(request, SETTLED)
        return redirect("members:role_changes")
    settle(
        request,
        actions.approve_removal,
        asked,
        done=_("Her membership has ended. Her details are erased here."),
    )
    return redirect("members:role_changes")


@require_POST
@role_changer_required
def withdraw_removal(request, pk):
    asked = get_object_or_404(Removal, pk=pk)
    settle(request, actions.withdraw_removal, asked, done=_("Taken back. She stays."))
    return redirect("members:role_changes")
