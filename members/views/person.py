"""A member's page in the register, as the membership admin sees it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members import actions, queries
from members.access import membership_admin_required, step_up_required
from members.forms import ShowForm
from members.models import Member


@require_safe
@membership_admin_required
def person(request, pk):
    woman = get_object_or_404(queries.register(), pk=pk)
    if woman.merged_into_id:
        return redirect("members:person", woman.merged_into_id)
    return _page(request, woman, ShowForm(member=woman))


@require_POST
@membership_admin_required
@step_up_required
def show(request, pk):
    """The one detail stands on the page that answers, and nowhere after."""
    woman = get_object_or_404(queries.register(), pk=pk)
    form = ShowForm(request.POST, member=woman)
    if not form.is_valid():
        return _page(request, woman, form, status=422)
    shown = actions.show(woman, **form.cleaned_data, by=request.user, now=timezone.now())
    label = form.instance.get_detail_display()
    return _page(request, woman, ShowForm(member=woman), shown=shown, label=label)


@require_POST
@membership_admin_required
def pause(request, pk):
    woman = get_object_or_404(Member, pk=pk)
    if actions.pause(woman, by=request.user, now=timezone.now()):
        messages.success(request, _("She is paused. She gets no reminders until she is back."))
    return redirect("members:person", pk)


@require_POST
@membership_admin_required
def come_back(request, pk):
    woman = get_object_or_404(Member, pk=pk)
    if actions.come_back(woman, by=request.user, now=timezone.now()):
        messages.success(request, _("She is back."))
    return redirect("members:person", pk)


def _page(request, woman, form, *, status=200, **shown):
    today = timezone.localdate()
    context = {
        "woman": woman,
        "form": form,
        "today": today,
        "now": timezone.now(),
        "terms": woman.role_terms.all(),
        "meetings": queries.meetings_of(woman),
        "tasks": queries.tasks_of(woman),
        "former": woman.former.values_list("number", flat=True),
        "wants_no_calls": woman.calls.unwanted().exists(),
        "sessions": queries.sessions_of(woman, now=timezone.now()),
    } | shown
    return render(request, "members/person.html", context, status=status)
