"""Keeping a member out at once where there is danger, and looking at it as second person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members import actions, queries
from members.access import suspender_required
from members.forms import WhyForm
from members.models import Suspension
from members.views.settling import settle


@require_http_methods(["GET", "POST"])
@suspender_required
def suspend(request, pk):
    woman = get_object_or_404(queries.register().active(), pk=pk)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.suspend(woman, **form.cleaned_data, by=request.user, now=timezone.now())
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("She is out now. A second person must look at it within three days."))
            return redirect("members:role_changes")
    context = {"woman": woman, "form": form}
    return render(request, "members/suspend.html", context, status=422 if form.is_bound else 200)


@require_POST
@suspender_required
def lift(request, pk):
    suspension = get_object_or_404(Suspension, pk=pk)
    settle(
        request,
        actions.lift,
        suspension,
        done=_("The suspension has ended. She can log in again; a card must be made anew."),
    )
    return redirect("members:role_changes")
